"""The events of a YAML text: those of the parser of ruamel.yaml, and its errors, in two thirds of the time.

That parser asks ten times for the same token whether it is settled, and steps over a word letter by letter: a third of
what `truce validate` takes. Here it is asked once, and a plain word is matched at once. Whatever is not as plain as
that is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.parser import Parser
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner
from ruamel.yaml.tokens import ScalarToken

__all__ = ["events"]

_WORDS = r"[\w.+\-]+(?: +[\w.+\-]+)*"
_KEY = re.compile(rf"{_WORDS}(?=:[ \n])")
"""Outside brackets: words up to the colon of a key."""

_ITEM = re.compile(rf"{_WORDS}(?=[,\]}}]|: )")
"""Inside brackets: words up to what ends them."""

_GAP = re.compile(r"( *)[^ \t\r\n\x85\u2028\u2029\ufeff#\0]")
"""Nothing but spaces before the next token, on the same line."""

_MOVES_ODDLY = re.compile(r"[\r\n\ufeff]")
"""Characters that do not take one column."""


def events(text: str) -> Iterator[Any]:
    """Yield the events of a text; raises what the parser of ruamel.yaml raises."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Reader, yaml.Scanner, yaml.Parser = _Reader, _Scanner, _Parser
    found: Iterator[Any] = yaml.parse(text)
    return found


class _Reader(Reader):
    def forward(self, length: int = 1) -> None:
        """Go on by some characters; at once where each takes one column."""
        end = self.pointer + length
        if end >= len(self.buffer) or _MOVES_ODDLY.search(self.buffer, self.pointer, end):
            super().forward(length)
            return
        self.pointer = end
        self.index += length
        self.column += length


class _Scanner(Scanner):
    settled = -1
    """How many tokens had been taken when the first that waits was found to be settled."""

    def check_token(self, *choices: Any) -> bool:
        """Whether the next token is one of these kinds, or there is one at all."""
        if self.settled != self.tokens_taken:
            while self.need_more_tokens():
                self.fetch_more_tokens()
            if not self.tokens:
                return False
            self.settled = self.tokens_taken
        return isinstance(self.tokens[0], choices) if choices else True

    def peek_token(self) -> Any:
        """Give the next token and leave it."""
        return self.tokens[0] if self.settled == self.tokens_taken else super().peek_token()

    def get_token(self) -> Any:
        """Take the next token."""
        if self.settled != self.tokens_taken:
            return super().get_token()
        self.tokens_taken += 1
        return self.tokens.pop(0)

    def scan_to_next_token(self) -> Any:
        """Step over what separates tokens."""
        gap = _GAP.match(self.reader.buffer, self.reader.pointer)
        if gap is None:
            return super().scan_to_next_token()
        if gap[1]:
            self.reader.forward(len(gap[1]))
        return None

    def scan_plain(self) -> Any:
        """Read a text without quotes."""
        reader = self.reader
        words = (_ITEM if self.flow_context else _KEY).match(reader.buffer, reader.pointer)
        if words is None:
            return super().scan_plain()
        self.allow_simple_key = False
        start = reader.get_mark()
        reader.forward(len(words[0]))
        return ScalarToken(words[0], True, start, reader.get_mark())


class _Parser(Parser):
    scanner: Any = None

    def __init__(self, loader: Any) -> None:
        self.scanner = loader.scanner  # looked up once; the parser asks for it at every step
        super().__init__(loader)
