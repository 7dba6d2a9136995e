"""Requests to end: which are heard where a parent left them ignored."""

from __future__ import annotations

import signal

import pytest

from sim.cli.leaving import leaving


@pytest.mark.parametrize(
    ("name", "heard"), [("SIGTERM", True), ("SIGINT", False), ("SIGHUP", False)], ids=["end", "interrupt", "hang-up"]
)
def test_a_request_to_end_is_heard_even_where_a_parent_ignored_it(name, heard):
    number = getattr(signal, name)
    before = signal.signal(number, signal.SIG_IGN)
    try:
        with leaving():
            assert (signal.getsignal(number) is not signal.SIG_IGN) == heard
        assert signal.getsignal(number) is signal.SIG_IGN
    finally:
        signal.signal(number, before)
