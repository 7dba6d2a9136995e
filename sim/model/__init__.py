"""The model: a Mesa world in which every attribute is an array over the trials of a block. One step is one day.

The only door to Mesa. A block of one trial is the same class, and gives the same bits as its row in a larger block.
"""
