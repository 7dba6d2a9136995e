"""Rules as plain functions of one trial, compiled for the machine they run on. The only door to Numba.

A *rule* is Python as it stands: it can be called, tested and stepped through. A *loop* over trials calls rules; when a
process first needs it, it becomes machine code together with all rules that it uses. *Tables* hold what rules read and
write: one record per trial and thing.
"""

from sim.compiled.loop import Loop, compile_loops
from sim.compiled.product import product_high
from sim.compiled.rules import Record, Records, rule
from sim.compiled.tables import Tables, record

__all__ = ["Loop", "Record", "Records", "Tables", "compile_loops", "product_high", "record", "rule"]
