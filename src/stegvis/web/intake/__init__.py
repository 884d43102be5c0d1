"""Sending in files: upload, naming the columns of a new layout, preview, reading in, and the workbook out again."""
