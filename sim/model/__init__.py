"""The model: a Mesa world over a block of trials. One step is one day of each trial that still lives.

`rules` says what happens on a day, for one trial; `state` what is known of a trial; `opening` what is drawn before the
first day; a :class:`~sim.model.world.World` and its agents show all of it by name, over the trials of the block. The
only door to Mesa.
"""
