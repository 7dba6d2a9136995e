"""One verb of the command line per file: a function named like the file, whose docstring is its help."""
