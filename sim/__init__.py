"""Truce asks: will this ceasefire proposal be accepted, and would it hold?"""

__version__ = "0.1.0"
