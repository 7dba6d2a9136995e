"""The quicker events are those of the parser itself, to the place, whatever is done to a document."""

import random
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from sim.documents.events import events

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(path for room in ("scenarios", "configs", "seeds") for path in (ROOT / room).rglob("*.yaml"))
SAID = ("value", "anchor", "tag", "style", "implicit", "flow_style", "explicit", "version", "tags")
BITS = [": ", ":", ", ", ",", "-", "- ", "#", " #", "{", "}", "[", "]", "?", "? ", '"', "'", "\n", "\n  ", "  ", "\t"]
BITS += [
    "&a ",
    "*a",
    "|\n",
    ">-\n",
    "!x ",
    "%",
    "---\n",
    "...",
    "\r",
    "\r\n",
    "\x85",
    "\u2028",
    "\ufeff",
    "é",
    "\0",
    "",
]


def told(found):
    """Everything that is said of a document up to its end, or up to what is wrong with it."""
    said = []
    try:
        for event in found:
            marks = [(mark.index, mark.line, mark.column) for mark in (event.start_mark, event.end_mark)]
            said.append((type(event), *marks, *(str(getattr(event, name, None)) for name in SAID)))
    except Exception as error:  # it trips over some directives with errors of its own making
        said.append((type(error), str(error)))
    return said


def same(text):
    assert told(events(text)) == told(YAML(typ="safe", pure=True).parse(text)), text


def damaged(text, luck):
    start = luck.randrange(len(text))
    return text[:start] + luck.choice([*BITS, text[start : start + 9] * 2]) + text[start + luck.randrange(9) :]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_shipped_documents_are_read_as_the_parser_reads_them(path):
    text, luck = path.read_text(encoding="utf-8"), random.Random(path.name)
    same(text)
    for _ in range(8):
        same(damaged(text, luck))


def test_short_texts_of_every_kind_are_read_as_the_parser_reads_them():
    luck = random.Random(7)
    words = [*BITS, "a", "b c", "-1.5", "x: y", "{a: b c, d: [1, 2]}\n", "k:\n", "1e-3", "a-b", "%YAML 1.1\n---\n"]
    for _ in range(3_000):
        same("".join(luck.choice(words) for _ in range(luck.randrange(1, 12))))
