"""The format of scenario files as JSON Schema, for editors and independent validators."""

from sim.scenario.filespec.schema import file_schema

__all__ = ["file_schema"]
