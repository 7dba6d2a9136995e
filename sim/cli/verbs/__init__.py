"""One verb of the command line per file: a function named like the file, whose docstring is its help.

Where a name is also a word of Python's own (`list`), the function has an underscore at its end (`list_`).
"""
