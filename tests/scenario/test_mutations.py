"""Whatever a file holds, it ends in a clean error or in a valid scenario."""

import os
import random
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.mutant_kinds import KINDS, documents
from benchmarks.mutants import BUILT, HURTS, damaged, shipped_texts
from benchmarks.mutations import Watch, run, warm
from sim.errors import ScenarioError
from sim.scenario import load_scenario
from tests.scenario.files import BASE, PLAIN, write_evidence

WORDS = st.sampled_from(
    [
        "null",
        "coded",
        "rest",
        "dist",
        "low",
        "ideals",
        "none",
        "limits",
        "status_quo",
        "[",
        "]",
        "{",
        "}",
        ": ",
        ", ",
        "\n",
        "  ",
        "&a ",
        "*a",
        "!t ",
        "1e-3",
        "-1",
        "'",
        '"',
        "north",
        "full",
    ]
)


WATCH = Watch()


@pytest.mark.slow
def test_some_hundred_damaged_files(tmp_path, monkeypatch):
    """Each ends in a clean error or runs 20 trials; loading starts nothing and writes nothing, here or elsewhere."""
    (tmp_path / "cwd").mkdir()
    monkeypatch.chdir(tmp_path / "cwd")
    folder = tmp_path / "files"
    folder.mkdir()
    write_evidence(folder)
    warm()
    texts = [*shipped_texts()[:2], BASE.encode(), BASE.encode(), PLAIN.encode(), PLAIN.encode(), PLAIN.encode()]
    tally = run(folder, damaged(texts, 300, seed=4), WATCH)
    assert (tally.documents, tally.failures, tally.unplaced, tally.deeds) == (300, 0, 0, [])
    assert tally.errors > 150
    assert tally.valid > 10
    assert tally.slowest < 5
    assert list((tmp_path / "cwd").iterdir()) == []
    assert {path.name for path in folder.iterdir()} == {"well", "document.yaml", "again.yaml"}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["set", "sweep", "evidence"])
def test_some_damaged_documents_of_other_kinds(tmp_path, kind):
    warm()
    count = 12 if kind == "evidence" else 30
    tally = run(tmp_path, documents(count, seed=2, kinds=[kind]), WATCH)
    assert (tally.documents, tally.failures, tally.unplaced, tally.deeds) == (count, 0, 0, [])
    assert tally.errors > count / 3
    assert tally.valid > 1
    assert not list(tmp_path.glob("failure-*"))


def test_what_fails_is_counted_and_kept(tmp_path, monkeypatch, capsys):
    """A document that is valid and whose run is stopped is a failure, and lies there to be looked at."""
    monkeypatch.setattr("benchmarks.mutations.run_case", lambda *given, **plan: np.exp(np.array([1e3])))
    tally = run(tmp_path, iter([PLAIN.encode(), b"name: x"]), WATCH)
    assert (tally.documents, tally.failures, tally.errors, tally.valid) == (2, 1, 1, 0)
    assert (tmp_path / "failure-1" / "document.yaml").read_text(encoding="utf-8") == PLAIN
    assert "failure-1: FloatingPointError: overflow" in capsys.readouterr().out


def test_the_same_seed_makes_the_same_documents_of_every_kind():
    made = list(documents(60, seed=1))
    assert made == list(documents(60, seed=1))
    assert made != list(documents(60, seed=2))
    assert {document.kind for document in made} == set(KINDS)


@pytest.mark.parametrize("maker", [*BUILT, *dict.fromkeys(HURTS)])
def test_every_kind_of_damage_changes_the_text_and_is_the_same_each_time(maker):
    made = [maker(random.Random(seed), PLAIN.encode()) for seed in range(20)]
    assert sum(text != PLAIN.encode() for text in made) > 15
    assert made == [maker(random.Random(seed), PLAIN.encode()) for seed in range(20)]


def test_the_same_seed_makes_the_same_documents():
    texts = [PLAIN.encode(), BASE.encode()]
    assert list(damaged(texts, 50, seed=1)) == list(damaged(texts, 50, seed=1))
    assert list(damaged(texts, 50, seed=1)) != list(damaged(texts, 50, seed=2))


def test_the_watch_sees_programs_and_files(tmp_path):
    before = len(WATCH.seen)
    with WATCH.open():
        (tmp_path / "a").write_text("x", encoding="utf-8")
        (tmp_path / "a").read_text(encoding="utf-8")
        os.system("true")
        (tmp_path / "a").unlink()
    told = [each.split()[0] for each in WATCH.seen[before:]]
    del WATCH.seen[before:]
    assert told == ["open", "os.system", "os.remove"]
    (tmp_path / "b").write_text("x", encoding="utf-8")
    assert len(WATCH.seen) == before


WIDE = {
    "unknown keys": "".join(f"kurs{k}: 1\n" for k in range(9_000)),
    "actors without a role": "".join(f"  a{k}: {{}}\n" for k in range(9_000)),
    "too many values": "question: [" + "1, " * 30_000 + "]\n",
    "too many lines": "#\n" * 30_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", WIDE)
def test_a_file_of_thousands_of_faults_is_answered_soon(tmp_path, name):
    """Half a second on a quiet machine; before there was a bound, the actors took minutes."""
    text = PLAIN.replace("actors:\n", f"actors:\n{WIDE[name]}") if "actors" in name else PLAIN + WIDE[name]
    (tmp_path / "wide.yaml").write_text(text, encoding="utf-8")
    start = time.process_time()
    with pytest.raises(ScenarioError) as caught:
        load_scenario(tmp_path / "wide.yaml")
    assert time.process_time() - start < 3
    assert 1 <= len(caught.value.faults) <= 200


def outcome(path, overrides=()):
    try:
        return load_scenario(path, overrides).digest
    except ScenarioError as error:
        faults = error.faults
    assert faults
    assert all(fault.message and "\n" not in fault.headline for fault in faults)
    return None


@pytest.mark.slow
@settings(max_examples=150)
@given(data=st.data())
def test_a_text_cut_open_anywhere(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp()
    write_evidence(folder)
    text = data.draw(st.sampled_from([BASE, PLAIN]))
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 12))
    put = data.draw(st.one_of(st.text(max_size=8), st.lists(WORDS, max_size=5).map("".join)))
    path = folder / "cut.yaml"
    path.write_text(text[:at] + put + text[at + length :], encoding="utf-8", errors="surrogatepass")
    outcome(path)


@given(raw=st.binary(max_size=200))
def test_bytes_of_any_kind(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "raw.yaml"
    path.write_bytes(raw)
    assert outcome(path) is None


@pytest.mark.slow
@given(
    path=st.lists(st.one_of(WORDS, st.sampled_from(["actors", "north", "urgency", "talks", "step"])), max_size=5).map(
        ".".join
    ),
    value=st.one_of(st.text(max_size=12), st.lists(WORDS, max_size=6).map("".join)),
)
def test_overrides_of_any_kind(tmp_path_factory, path, value):
    file = tmp_path_factory.getbasetemp() / "plain.yaml"
    file.write_text(PLAIN, encoding="utf-8")
    outcome(file, [f"{path}={value}"])
