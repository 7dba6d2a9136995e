"""What is drawn once per trial (section 1 of `docs/equations.md`): which field of the tables takes which numbers."""
