"""The only bridge from rows to tables: who is asking decides which dataset there is."""
