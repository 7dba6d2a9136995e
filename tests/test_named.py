"""What documents, docstrings, comments and messages tell a reader to type or to open exists.

Verbs and their flags, files and folders, modules that are run, functions by their dotted name, and links between pages.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterator

import pytest
import typer

from sim.cli import app as cli
from tools.part import DOCS, ROOT

PAGES = [*(ROOT / name for name in ("README.md", "CONTRIBUTING.md")), *sorted(DOCS.glob("*.md"))]
PAGES += sorted((ROOT / "seeds").rglob("*.md"))
CODE = [path for folder in ("sim", "tools", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py"))]
CASES = [path for folder in ("scenarios", "configs", "seeds") for path in sorted((ROOT / folder).rglob("*.yaml"))]
TEXTS = [*PAGES, *CODE, *CASES]

COMMAND = typer.main.get_command(cli.build())
VERBS = {name: {word for option in verb.params for word in option.opts} for name, verb in COMMAND.commands.items()}
ANY = {"--help", "--version", "--install-completion", "--show-completion"}.union(*VERBS.values())
OF_TOOLS = {"--check", "--write", "--hypothesis-profile"}
SAID = re.compile(r"`truce ([a-z{][\w{}-]*)([^`\n]*)`|(?:^|(?<=\.venv/bin/))truce ([a-z][\w-]*)(.*)$", re.MULTILINE)

FOLDERS = "docs|sim|tests|tools|seeds|scenarios|configs|benchmarks"
PATH = re.compile(rf"(?<![\w./-])((?:{FOLDERS})/[\w./-]*[\w/])")
FILE = re.compile(r"(?<![\w./-])([A-Z]{4,}\.(?:md|bib|cff))\b|`([\w-]+\.(?:py|md))`")
RUN = re.compile(rf"python -m ((?:{FOLDERS})[\w.]*\w)")
DOTTED = re.compile(r"`((?:sim|tools|tests|benchmarks)(?:\.\w+)+)(?:\([^`]*\))?`")
IN_A_WHEEL = "sim/_shipped"

texts = pytest.mark.parametrize("path", TEXTS, ids=[str(path.relative_to(ROOT)) for path in TEXTS])
pages = pytest.mark.parametrize("page", PAGES, ids=[str(path.relative_to(ROOT)) for path in PAGES])
NAMES = {path.name for path in ROOT.rglob("*.*") if ".venv" not in path.parts}


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Verb and the rest of each command that a text names between backticks or at the start of a line."""
    for found in SAID.finditer(text):
        yield (found[1] or found[3]), (found[2] or found[4] or "")


def missing(text: str) -> list[str]:
    """Files, modules and dotted names that a text names and that are not there."""
    paths = [path for path in PATH.findall(text) if not (ROOT / path).exists() and not re.search(r"[A-Z]{3}", path)]
    paths = [path for path in paths if not path.startswith(IN_A_WHEEL)]
    files = [name for pair in FILE.findall(text) for name in pair if name and name not in NAMES]
    modules = [name for name in RUN.findall(text) if importlib.util.find_spec(name) is None]
    return [*paths, *files, *modules, *(name for name in DOTTED.findall(text) if not resolves(name))]


def resolves(dotted: str) -> bool:
    """Whether a dotted name is a module, or something in one: a function, a class, a field or a method of it."""
    parts = dotted.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for name in parts[cut:]:
            fields = {**getattr(found, "__annotations__", {}), **getattr(found, "model_fields", {})}
            if not hasattr(found, name) and name not in fields:
                return False
            found = getattr(found, name, None)
        return True
    return False


@texts
def test_what_a_text_names_exists(path):
    text = path.read_text(encoding="utf-8")
    for verb, rest in commands(text):
        assert verb in VERBS, f"truce {verb}: no such verb; there are {', '.join(VERBS)}"
        flags = set(re.findall(r"(?<!\S)--[a-z-]+", rest.partition("|")[0])) - {"--help"}
        assert flags <= VERBS[verb], f"truce {verb}: no flags {flags - VERBS[verb]}"
    known = ANY if ROOT / "sim" in path.parents else ANY | OF_TOOLS
    assert set(re.findall(r"`(--[a-z][a-z-]*)[^`]*`", text)) <= known
    assert missing(text) == []


@pages
def test_links_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)#\s]+)(?:#[\w-]+)?\)", page.read_text(encoding="utf-8")):
        assert "://" in link or (page.parent / link).exists(), link


def test_the_search_finds_commands():
    told = "use `truce {kind} FILE`, or `truce run A --jobs 2`\ntruce plot DIR | head\n.venv/bin/truce show x\n"
    assert [verb for verb, _ in commands(told)] == ["{kind}", "run", "plot", "show"]


@pytest.mark.parametrize(
    "wrong",
    [
        "see docs/nowhere.md",
        "`sim/model/`, and `sim/modle/`",
        "in `nobody.py`",
        "NOTHING.md says why",
        "python -m tools.nothing --write",
        "`sim.model.world.World.jump`",
        "`sim.modle`",
        "`tools.rebuild.mian()`",
    ],
)
def test_what_is_not_there_is_found(wrong):
    assert len(missing(wrong)) == 1


def test_what_is_there_is_let_pass():
    told = "docs/model.md, `sim/model/`, `world.py`, README.md, python -m tools.rebuild, `sim.model.world.World.step()`"
    assert missing(told) == []
    assert missing("`sim.scenario.actors.Belligerent.urgency`, `sim.vocabulary.ENDINGS`, scenarios/NAME.yaml") == []
