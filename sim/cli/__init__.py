"""The command line: verbs, tables, screens; what goes wrong is one line and an exit code."""

from sim.cli.app import main

__all__ = ["main"]
