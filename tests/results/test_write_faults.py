"""Whatever the disk refuses, and whenever: nothing half-written, nothing left, one line."""

import importlib
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from matplotlib.figure import Figure

from sim.cli.failures import MENDED, in_words
from sim.cli.verbs.init import init
from sim.plots import gallery, page
from sim.results.check import faults_of
from sim.results.reading import Results
from sim.studies import compare, run, sweep
from tests.results.toywork import ToyPairs, ToyWork, toy_case
from tests.studies.sweeping import ToySweepWork, toy_sweep
from tests.write_faults import KINDS, Disk, failing, under

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def kept_run(place):
    run(toy_case(), trials=30, out=place / "deep" / "out", work=ToyWork())


def kept_comparison(place):
    compare([toy_case()] * 2, trials=9, out=place / "deep" / "out", work=ToyPairs((1, 2)))


def kept_sweep(place):
    asked = toy_sweep(9)
    sweep(asked, out=place / "deep" / "out", work=ToySweepWork(asked.config.grid))


def refused(act, place, disk):
    """What is said if the disk refuses; none if the command survives."""
    try:
        with failing(disk):
            act(place)
    except MENDED as error:
        return in_words(error)
    return None


@pytest.mark.slow
@pytest.mark.parametrize("error", KINDS)
@pytest.mark.parametrize("act", [kept_run, kept_comparison, kept_sweep])
def test_results_appear_whole_or_not_at_all(act, error, tmp_path):
    survived = 0
    for fail in range(points(act, tmp_path / "all")):
        place = tmp_path / str(fail)
        place.mkdir()
        said = refused(act, place, Disk(place, fail, error))
        if said is None:
            survived += 1
            assert faults_of(Results.open(place / "deep" / "out")) == ()
            assert [path.name for path in (place / "deep").iterdir()] == ["out"]
        else:
            assert len(said.splitlines()) == 1
            assert "cannot write" in said
            assert list(place.iterdir()) == [], said
    assert survived <= 2  # the last waits, for a name that was given already to what is whole


def points(act, place):
    """Number of times that a command asks something of the disk; it asks for every kind of thing."""
    place.mkdir()
    disk = Disk(place)
    with failing(disk):
        act(place)
    assert {"mkdir", "open", "write", "close", "fsync", "rename"} <= set(disk.asked)
    return len(disk.asked)


@pytest.fixture
def blank(monkeypatch):
    """A figure without anything on it, quick to draw."""
    words = SimpleNamespace(headline="A figure")
    module = SimpleNamespace(
        headings=lambda _: words, alt_text=lambda _: "A figure.", size=lambda _: (1, 1), draw=lambda *_: None
    )
    real = importlib.import_module
    monkeypatch.setattr(importlib, "import_module", lambda name: module if name == "sim.plots.endings" else real(name))
    monkeypatch.setattr(page, "compose", lambda *_: Figure(figsize=(1, 1)))
    return SimpleNamespace(source=None)


def test_figures_appear_whole_or_not_at_all(blank, tmp_path):
    def draw(place):
        gallery.write_figure("endings", blank, place / "figures")

    whole = Disk(tmp_path / "all")
    with failing(whole):
        draw(tmp_path / "all")
    pictures = under(tmp_path / "all")
    assert set(pictures) == {f"figures/endings.{kind}" for kind in ("png", "svg", "txt")}
    for fail in range(len(whole.asked)):
        place = tmp_path / str(fail)
        said = refused(draw, place, Disk(place, fail))
        left = under(place)
        assert left.items() <= pictures.items()
        assert said is None or (len(said.splitlines()) == 1 and "cannot be written (No space left" in said)


@pytest.mark.parametrize("error", KINDS)
def test_a_starter_appears_whole_or_not_at_all(error, tmp_path):
    whole = Disk(tmp_path)
    with failing(whole):
        init(tmp_path / "whole.yaml")
    text = (tmp_path / "whole.yaml").read_bytes()
    for fail in range(len(whole.asked)):
        file = tmp_path / f"{fail}.yaml"
        said = refused(lambda _, file=file: init(file), tmp_path, Disk(tmp_path, fail, error))
        assert file.read_bytes() == text if said is None else not file.exists()
        assert said is None or (len(said.splitlines()) == 1 and "cannot be written" in said)
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_the_disk_of_these_tests_refuses_what_it_is_told_to(tmp_path):
    with pytest.raises(OSError, match="No space"), failing(Disk(tmp_path, 1)):
        (tmp_path / "a").write_text("a")
    with failing(Disk(tmp_path)) as disk:
        (tmp_path / "b").write_text("b")
        Path(tmp_path / "b").rename(tmp_path / "c")
    assert disk.asked == ["open", "write", "close", "rename"]
