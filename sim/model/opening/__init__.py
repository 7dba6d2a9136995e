"""What is drawn once per trial (section 1 of `docs/equations.md`), written into the tables of a block."""
