"""Text that a terminal may safely be given: what would steer it, or has no letter, is written out."""

from __future__ import annotations

import re

__all__ = ["first_line", "printable", "printable_name"]

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    r"""Write out, as `\x1b`, what would steer a terminal, turn lines around or has no letter; keep line ends and tabs.

    Bytes of a file's name that are no UTF-8 come from the system as lone surrogates and are written out too.
    """
    return _STEERING.sub(_written_out, text)


def printable_name(name: object) -> str:
    r"""Give the name of a file or folder on one line: line ends and tabs are written out too."""
    return printable(str(name)).replace("\n", "\\n").replace("\t", "\\t")


def first_line(error: BaseException) -> str:
    """Give what an error says first, on one line; the kind of error where it says nothing."""
    lines = str(error).strip().splitlines()
    return printable_name(lines[0]) if lines else type(error).__name__


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte that the system could not read as UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
