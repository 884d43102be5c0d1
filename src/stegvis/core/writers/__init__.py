"""Tables and documents as files: one format per file.

`tables_json`, `csv` and `xlsx` take finished tables; `html`, `pdf` and `docx` take a `Document`. Every text of a table
or a person is written as text: nothing in it becomes a formula, a tag, markup or a field.
"""
