"""The walls of the house: floors, circles, doors to other packages, no country in the code, sums in id order."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sim.compiled.loop import _SOURCES
from tools.parts.house import FLOORS, drawing, says

ROOT = Path(__file__).parents[1]
FILES = sorted(path for path in (ROOT / "sim").rglob("*.py") if "_shipped" not in path.parts)

DOORS = {"mesa": "model", "matplotlib": "plots", "numba": "compiled", "llvmlite": "compiled"}
"""The only room that may import each of these packages."""

THEORY_MAY_IMPORT = {"__future__", "math", "sim"}

PLACES = "russian? ukrain(e|ian) kursk nato europe(an)? eu usa americ(a|an) washington moscow k(yi|ie)v kremlin"
PLACES += " donbas crimea saudi jeddah riyadh chin(a|ese) iran beijing"
PLACES += " putin zelenskyy? trump witkoff kellogg macron rutte minsk peskov"
NAMED = re.compile(r"\b(" + "|".join(PLACES.split()) + r"|united[ _]states|white[ _]house)\b", re.IGNORECASE)

SUMS = {
    "sum",
    "nansum",
    "einsum",
    "mean",
    "nanmean",
    "average",
    "dot",
    "vdot",
    "matmul",
    "inner",
    "tensordot",
    "prod",
    "cumsum",
}


def module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(name: str) -> str | None:
    """Room of a module of ours; None for the package itself."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else None


def for_types_only(tree: ast.AST) -> set[ast.AST]:
    blocks = [
        node for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
    ]
    return {inner for block in blocks for statement in block.body for inner in ast.walk(statement)}


def imports(path: Path, types: bool = True) -> Iterator[str]:
    """Dotted names of the modules that a file imports, wherever the import stands."""
    tree = parsed(path)
    skipped = set() if types else for_types_only(tree)
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            known = {f"{node.module}.{alias.name}" for alias in node.names} & MODULES
            yield from known or {node.module or ""}


MODULES = {module(path) for path in FILES}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def graph() -> dict[str, set[str]]:
    """What each module loads of ours."""
    return {module(path): {name for name in imports(path, types=False) if name in MODULES} for path in FILES}


def test_every_room_has_a_floor():
    assert {room(name) for name in MODULES} - {None} <= set(FLOORS)


def test_every_room_says_what_it_is():
    """The drawing of CONTRIBUTING is made of the first lines of docstrings; `tools.parts.house` compares it."""
    rooms = [path.parent for path in FILES if path.name == "__init__.py"]
    assert not [room for room in rooms if len(says(room)) < 30]
    drawn = " ".join(" ".join(drawing()).split())
    for room in rooms:
        assert room == ROOT / "sim" or f"{room.name}/" in drawn, room


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=[module(path) for path in FILES])
def test_imports_run_downward(path):
    mine = room(module(path))
    for name in imports(path):
        theirs = room(name) if name.split(".")[0] == "sim" else mine
        if mine is None or theirs is None or theirs == mine:
            continue
        assert FLOORS[theirs] < FLOORS[mine], f"{module(path)} imports {name} from above"


def test_no_circles():
    """Depth first: a module on the way to itself is a circle. Imports for types alone do not count."""
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, "circle: " + " -> ".join([*way[way.index(name) :], name])
        if name not in done:
            for target in sorted(graph()[name]):
                visit(target, (*way, name))
            done.add(name)

    for name in graph():
        visit(name, ())


@pytest.mark.slow
@pytest.mark.parametrize("package", DOORS)
def test_one_door_to_each_big_package(package):
    """A name that stands for a type alone loads nothing."""
    loaded = {path: {name.split(".")[0] for name in imports(path, types=False)} for path in FILES}
    through = {room(module(path)) for path in FILES if package in loaded[path]}
    assert through == {DOORS[package]}


def test_what_becomes_code_is_looked_at_when_kept_code_is_sought():
    """A rule may name nothing of a file whose change would leave its old code in use."""
    sources = [source.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for source in _SOURCES]
    rules = [name for name in MODULES if re.match(r"sim\.(theory|model\.rules|model\.(day|draws)$)", name)]
    assert len(rules) > 20
    for name in [*rules, "sim.random_streams", "sim.vocabulary"]:
        for used in graph()[name]:
            assert any(f"{used}.".startswith(f"{source}.") for source in sources), f"{name} uses {used}"


def test_theory_stands_on_numbers_alone():
    for path in FILES:
        if room(module(path)) == "theory":
            names = set(imports(path))
            assert {name.split(".")[0] for name in names} <= THEORY_MAY_IMPORT, path
            ours = {".".join(name.split(".")[:2]) for name in names if name.split(".")[0] == "sim"}
            assert ours <= {"sim.theory", "sim.compiled"}, path


@pytest.mark.parametrize("path", FILES, ids=[module(path) for path in FILES])
def test_the_code_knows_no_country(path):
    found = [
        f"{number}: {line.strip()}"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if NAMED.search(line)
    ]
    assert not found


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=[module(path) for path in FILES])
def test_no_assertion_does_work(path):
    """`python -O` strips them: what must hold is a type, a branch, or an error that is raised."""
    tree = parsed(path)
    found = [getattr(node, "lineno", 0) for node in ast.walk(tree) if stripped(node)]
    assert not found, f"lines {found}: use `sim.errors.given`, or raise"


def stripped(node: ast.AST) -> bool:
    return isinstance(node, ast.Assert) or (isinstance(node, ast.Name) and node.id == "__debug__")


def halving(node: ast.AST) -> bool:
    """Whole powers of one half, or of two, are exact, whatever computes them."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and ast.unparse(node.left) in ("0.5", "2.0")


def shortcuts(source: str) -> list[str]:
    """Sums, products, powers whose bits depend on the shape of their arrays."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SUMS | {"power", "float_power", "pow"}:
                found.append(f"line {node.lineno}: {name}(")
        if (
            isinstance(node, ast.BinOp | ast.AugAssign)
            and isinstance(node.op, ast.MatMult | ast.Pow)
            and not halving(node)
        ):
            found.append(f"line {node.lineno}: {type(node.op).__name__}")
    return found


def test_theory_and_model_add_in_id_order():
    faults = {
        module(path): shortcuts(path.read_text(encoding="utf-8"))
        for path in FILES
        if room(module(path)) in ("theory", "model")
    }
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    "source",
    [
        "np.sum(x)",
        "x.sum(axis=0)",
        "np.einsum('i,i', x, y)",
        "x @ y",
        "x.mean()",
        "sum(x)",
        "x ** 2",
        "x **= 2",
        "np.power(x, 2)",
    ],
)
def test_the_search_for_shortcuts_finds_them(source):
    assert shortcuts(source)
    assert not shortcuts("fold(rows, like) * x * x + summary(x) + 0.5**halvings + 2.0**-53")


def test_no_box_named_utils_and_no_global_chance():
    assert not [path for path in FILES if re.search(r"util|helper|misc|common", path.stem)]
    for path in FILES:
        source = path.read_text(encoding="utf-8")
        assert not re.search(
            r"np\.random\.(seed|rand|normal|uniform|choice|random)\b|^import random|from random", source, re.MULTILINE
        ), path
        assert not re.search(r"\bif (not )?(self\.)?seed\b\s*:", source), f"{path}: seed 0 is a seed"
