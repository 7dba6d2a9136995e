"""From a file to a scenario, in the order of the files of this room.

`load` is the door. `layers` reads the files that extend each other, writes out the `shorthand` of each and lays one
over the other, each value with the `support` that its own file gives it; `overrides` lays the command line over them.
`from_evidence` finds the evidence, `coded` asks it for what is coded. `checks` looks at the tree as a whole, with
`references`, `correlated` and `support`; `sim.documents.validation` makes the records of it. `origins` says where each
number comes from, `resolved` writes all of it out again.
"""
