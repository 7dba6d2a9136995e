"""Experiments over scenarios: a single run, a comparison. They join making runs with reading them."""
