"""Sentences computed from finished tables, one kind of table per file.

Each function takes a table and returns its sentences. It reads nothing but the table, so what the table hides no
sentence can tell: where a number that a sentence needs is hidden, another sentence says so in words.
"""
