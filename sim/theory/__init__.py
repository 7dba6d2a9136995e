"""The theory: one formula, one file. Arrays in, arrays out; no files, no clock, no chance of its own.

Arrays are shaped (trials,) or, over issues, (issues, trials) with issues in id order. Sums over issues and actors fold
in that order, one row at a time, so that a block of one trial gives the same bits as its row in a block of thousands.
"""
