"""What messages, docstrings and documents tell a reader to type exists: every verb, and every flag of it."""

import re
from pathlib import Path

import pytest
import typer

from sim.cli import app as cli

ROOT = Path(__file__).parents[1]
TOLD = sorted((ROOT / "sim").rglob("*.py")) + sorted((ROOT / "docs").glob("*.md")) + [ROOT / "README.md"]
VERBS = {
    name: {word for option in command.params for word in option.opts}
    for name, command in typer.main.get_command(cli.build()).commands.items()
}
SAID = re.compile(r"`truce ([a-z{][\w{}-]*)([^`\n]*)`|(?:^|(?<=\.venv/bin/))truce ([a-z][\w-]*)(.*)$", re.MULTILINE)


def commands(text):
    """Verb and the rest of each command that a text names between backticks or at the start of a line."""
    for found in SAID.finditer(text):
        yield (found[1] or found[3]), (found[2] or found[4] or "")


@pytest.mark.parametrize("path", TOLD, ids=[str(path.relative_to(ROOT)) for path in TOLD])
def test_only_verbs_and_flags_that_exist_are_named(path):
    for verb, rest in commands(path.read_text(encoding="utf-8")):
        assert verb in VERBS, f"truce {verb}: no such verb; there are {', '.join(VERBS)}"
        flags = set(re.findall(r"(?<!\S)--[a-z-]+", rest.partition("|")[0])) - {"--help"}
        assert flags <= VERBS[verb], f"truce {verb}: no flags {flags - VERBS[verb]}"


def test_the_search_finds_commands():
    told = "use `truce {kind} FILE`, or `truce run A --jobs 2`\ntruce plot DIR | head\n.venv/bin/truce show x\n"
    assert [verb for verb, _ in commands(told)] == ["{kind}", "run", "plot", "show"]
