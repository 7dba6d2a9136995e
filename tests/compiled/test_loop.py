"""Loop: its code is kept between processes, found again, never answered from other sources, and made anew where broken.

Each test runs a small script in processes of its own, with a place of its own for what is kept.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sim.compiled import Loop, Tables
from sim.compiled.loop import NOTE

ROOT = Path(__file__).parents[2]

SCRIPT = """
import numpy as np
from sim.compiled import Tables, Loop
from sim.theory.pressure import approach


def go(tables):
    for t in range(len(tables.level)):
        tables.level[t] = approach(tables.level[t], 1.0, 0.5)


if __name__ == "__main__":
    tables = Tables(level=np.array([0.0, 0.5]))
    Loop(go, tables)(tables)
    print(*tables.level)
"""
EXPECTED = "0.5 0.75"

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="places are those of Unix")]


class Bench:
    """A script that compiles one small loop, the package that it imports, and the place where code is kept."""

    def __init__(self, folder: Path):
        self.folder, self.cache, self.package, self.said = folder, folder / "cache", ROOT, ""
        (folder / "script.py").write_text(SCRIPT)

    def run(self, **env: str | None) -> str:
        """What the script prints; on standard error stands the note alone. An `env` of None takes a variable away."""
        known = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA")}
        known |= {"HOME": str(self.folder / "home"), "XDG_CACHE_HOME": str(self.cache), "PYTHONPATH": str(self.package)}
        given = {name: value for name, value in (known | env).items() if value is not None}
        words = [sys.executable, str(self.folder / "script.py")]
        done = subprocess.run(words, env=given, cwd=self.folder, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        self.said = done.stderr
        assert self.said in ("", f"{NOTE}\n")
        return done.stdout.strip()

    def kept(self) -> dict[Path, tuple[int, int]]:
        """Files of machine code and their indices, with when they were written and how large they are."""
        home = self.folder / "home" / "Library" / "Caches" if sys.platform == "darwin" else self.cache
        files = [file for file in home.rglob("*") if file.suffix in (".nbc", ".nbi")]
        return {file: (file.stat().st_mtime_ns, file.stat().st_size) for file in files}


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


def test_code_is_kept_and_found_again_by_another_process(bench):
    assert bench.run() == EXPECTED
    assert bench.said == f"{NOTE}\n"
    kept = bench.kept()
    assert {file.suffix for file in kept} == {".nbc", ".nbi"}
    assert bench.run() == EXPECTED
    assert bench.said == ""
    assert bench.kept() == kept


def test_a_changed_rule_in_another_file_is_never_answered_by_old_code(bench):
    bench.package = bench.folder / "copy"
    ignored = shutil.ignore_patterns("__pycache__", "_shipped")
    shutil.copytree(ROOT / "sim", bench.package / "sim", ignore=ignored)
    assert bench.run() == EXPECTED
    rule = bench.package / "sim" / "theory" / "pressure.py"
    text, before = rule.read_text(), rule.stat()
    changed = text.replace("level + pace * (target - level)", "level - pace * (target - level)")
    assert len(changed) == len(text)
    assert changed != text
    rule.write_text(changed)
    os.utime(rule, ns=(before.st_atime_ns, before.st_mtime_ns + 10**9))  # Python itself looks at time and size
    assert bench.run() == "-0.5 0.25"
    rule.write_text(text)
    os.utime(rule, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert bench.run() == EXPECTED


def test_a_changed_loop_is_never_answered_by_old_code(bench):
    assert bench.run() == EXPECTED
    (bench.folder / "script.py").write_text(SCRIPT.replace("1.0, 0.5)", "2.0, 0.5)"))
    assert bench.run() == "1.0 1.25"


@pytest.mark.parametrize(
    "place",
    [
        {"HOME": "file", "XDG_CACHE_HOME": None},
        {"HOME": "nowhere", "XDG_CACHE_HOME": "file"},
        {"HOME": None, "XDG_CACHE_HOME": "file"},
        {"HOME": "locked", "XDG_CACHE_HOME": None},
    ],
    ids=["home is a file", "cache is a file", "no home", "home is locked"],
)
def test_where_nothing_can_be_kept_the_work_is_done_all_the_same(bench, place):
    (bench.folder / "file").write_text("")
    (bench.folder / "locked").mkdir(mode=0o500)
    given = {name: value and str(bench.folder / value) for name, value in place.items()}
    assert bench.run(**given) == EXPECTED
    assert bench.kept() == {}
    assert not (bench.folder / "__pycache__").exists()


def cut(kept: bytes) -> bytes:
    return kept[: len(kept) // 2]


def of_another(_: bytes) -> bytes:
    return b"\x80\x04N."  # a pickle of nothing


@pytest.mark.parametrize("damage", [cut, of_another])
@pytest.mark.parametrize("suffix", [".nbi", ".nbc"])
def test_damaged_code_is_made_anew(bench, suffix, damage):
    assert bench.run() == EXPECTED
    for file in bench.kept():
        if file.suffix == suffix:
            file.write_bytes(damage(file.read_bytes()))
    assert bench.run() == EXPECTED
    assert bench.run() == EXPECTED
    assert bench.said == ""  # it was kept again


DAY = """
import re
from sim.model import day

for name in NAMES:
    assembly = "".join(getattr(day, name).compile().inspect_asm().values())
    print(name, bool(re.findall(r"\\bv?mulsd|\\bfmul", assembly)), re.findall(FUSED, assembly))
"""
LOOPS = ["fill_uniform", "read_triangles", "open_trials", "live_day"]
FUSED = r"\bv?fn?m(?:add|sub|la|ls)\w*"


def test_no_instruction_of_the_model_fuses_a_product_with_a_sum(bench):
    """Fused, a sum is rounded once less: another last bit, on those machines only that can."""
    assert re.findall(FUSED, "vfmadd213sd vfnmsub231pd fmadd vmulsd vaddsd") == ["vfmadd213sd", "vfnmsub231pd", "fmadd"]
    script = DAY.replace("FUSED", f"r{FUSED!r}".replace("\\\\", "\\")).replace("NAMES", repr(LOOPS))
    (bench.folder / "script.py").write_text(script)
    assert bench.run().splitlines() == [f"{name} True []" for name in LOOPS]


def _count(tables):
    tables.level[0] += 1.0


def test_work_is_compiled_once_and_only_when_it_is_needed():
    work = Loop(_count, Tables(level=np.zeros(1)))
    assert work._code is None
    tables = Tables(level=np.zeros(1))
    work(tables)
    assert work.compile() is work.compile()
    work(tables)
    assert tables.level[0] == 2.0
