"""The documents as programs: their commands are run, their tables are made, and what is kept must be what comes out.

`python -m tools.rebuild --write` writes all of it again.
"""
