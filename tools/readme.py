"""The commands of the README: the two that set up, and the list of what can be asked."""

from __future__ import annotations

import re
import shlex

from tools.part import ROOT

__all__ = ["README", "asked", "marked", "shortened"]

README = ROOT / "README.md"
_TRIALS = re.compile(r"(?<=--trials )\d+")


def marked(name: str) -> str:
    """The shell command below a marker."""
    found = re.search(rf"<!-- command: {name} -->\n```bash\n(.+?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None, name
    return found[1]


def asked(trials: int) -> list[list[str]]:
    """The words after `truce` of every command of the list, those that run trials with few of them."""
    page = README.read_text(encoding="utf-8")
    listed = re.search(r"## What you can ask\n.*?```bash\n(truce list.+?)```", page, re.DOTALL)
    assert listed is not None
    commands = [shlex.split(line.split("  #")[0]) for line in listed[1].strip().splitlines()]
    assert all(words[0].endswith("truce") for words in commands), commands
    return [
        [*words[1:], *(("--trials", str(trials)) if words[1] in ("run", "compare", "sweep") else ())]
        for words in commands
    ]


def shortened(command: str, trials: int) -> str:
    """A command with another number of trials in it."""
    made, places = _TRIALS.subn(str(trials), command)
    assert places == 1, command
    return made
