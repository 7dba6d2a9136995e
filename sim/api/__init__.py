"""From Python and in notebooks: one call for each verb of `truce`, and what each gives back.

::

    import sim

    case = sim.load("toy/two-clocks")
    result = sim.run(case, trials=2_000, seed=7)
    result.outcomes["any_full"].share  # outcomes are a mapping
    result.trials()  # a data frame, one row a trial
    result.figure("endings")  # a figure of matplotlib

Results lie in a folder, as those of the command line do: the one that `out` names, or one of their own that goes when
the last reference to them goes. :func:`sim.read` opens such a folder again, whoever wrote it.
"""
