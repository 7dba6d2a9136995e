"""The theory: one formula, one file, as plain functions of numbers. No files, no clock, no chance of its own.

Each is a rule (:func:`sim.compiled.rule`): Python as it stands here, machine code where a compiled day of the model
calls it. Sums over issues and actors run in id order.
"""
