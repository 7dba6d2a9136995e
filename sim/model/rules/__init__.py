"""The rules of a day, phase by phase (section 3 of `docs/equations.md`), each for one trial.

A rule reads and writes the records of row `t` of a :class:`sim.model.state.State`; nothing is kept elsewhere.
"""
