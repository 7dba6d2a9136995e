"""A folder of results is checked against its manifest: presence, digests, pages, rows and columns."""

import json

import numpy as np
import pyarrow.parquet as pq
import pytest

from sim.errors import ResultsError
from sim.results.check import faults_of
from sim.results.reading import Results, is_results
from sim.studies import compare, run, sweep
from tests.results.toywork import ToyPairs, ToyWork, damage_page, toy_case
from tests.studies.sweeping import ToySweepWork, toy_sweep


@pytest.fixture
def results(tmp_path):
    run(toy_case(), trials=300, seed=1, out=tmp_path / "out", work=ToyWork(1))
    return tmp_path / "out"


def faults(folder):
    return [fault.partition(": ")[2] for fault in faults_of(Results.open(folder))]


def edited(folder, change):
    path = folder / "manifest.json"
    told = json.loads(path.read_text())
    change(told)
    path.write_text(json.dumps(told))


def test_what_was_written_is_whole(results, tmp_path):
    found = Results.open(results)
    assert (found.kind, found.trials, faults_of(found)) == ("run", 300, ())
    assert len(found.manifest["files"]) == 4
    compare([toy_case()] * 2, trials=50, out=tmp_path / "pair", work=ToyPairs((1, 2)))
    assert faults_of(Results.open(tmp_path / "pair")) == ()
    asked = toy_sweep()
    sweep(asked, out=tmp_path / "swept", work=ToySweepWork(asked.config.grid))
    swept = Results.open(tmp_path / "swept")
    assert (swept.kind, faults_of(swept)) == ("sweep", ())


def test_figures_drawn_later_are_not_part_of_it(results):
    (results / "figures").mkdir()
    (results / "figures" / "endings.png").write_bytes(b"later")
    assert faults(results) == []


def test_each_kind_of_damage_is_one_line(results):
    (results / "columns.json").unlink()
    (results / "summary.json").write_text((results / "summary.json").read_text() + " ")
    same = (results / "resolved.yaml").read_text().replace("T", "t")
    (results / "resolved.yaml").write_text(same)
    assert [fault.split(";")[0] for fault in faults(results)] == [
        "missing",
        "is not what was written: its SHA-256 differs",
        faults(results)[2].split(";")[0],
        "its columns are not those of columns.json",
    ]
    assert "bytes, not the" in faults(results)[2]


def test_a_damaged_page_is_found_by_its_checksum(results):
    damage_page(results / "trials.parquet", "text_arms")
    found = faults(results)
    assert len(found) == 2
    assert "SHA-256 differs" in found[0]
    assert found[1].startswith("not a readable Parquet file (")


def test_rows_and_columns_must_be_those_that_are_told(results):
    edited(results, lambda told: told.update(trials=299))
    assert faults(results) == ["has 300 rows, but the manifest says 299 trials"]


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a\x00b", "..\\x"])
def test_a_manifest_may_not_lead_outside(results, name):
    (results.parent / "outside").write_text("x")
    edited(results, lambda told: told["files"].update({name: {"bytes": 1, "sha256": ""}}))
    assert faults(results) == ["named by the manifest, but not inside the folder"]


def test_a_link_out_of_the_folder_counts_as_missing(results):
    kept = (results / "summary.json").read_bytes()
    (results.parent / "elsewhere").write_bytes(kept)
    (results / "summary.json").unlink()
    (results / "summary.json").symlink_to(results.parent / "elsewhere")
    assert faults(results) == ["missing"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "missing or not readable"),
        ("[1]", "missing or not readable"),
        ("{", "missing or not readable"),
        ("[" * 100_000, "missing or not readable"),
        ("{}", "lists no files"),
        ('{"files": {"a": 1}}', "lists no files"),
        ('{"files": {}, "kind": "other", "trials": 1}', "does not say what was run"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_named(results, text, said):
    (results / "manifest.json").unlink()
    if text is not None:
        (results / "manifest.json").write_text(text)
    assert is_results(results)
    with pytest.raises(ResultsError, match=said):
        Results.open(results)


def test_pages_carry_checksums_and_the_data_is_the_same(results):
    rows = ToyWork(1).rows(0, 300)
    table = pq.read_table(results / "trials.parquet", page_checksum_verification=True)
    assert np.array_equal(table["text_arms"].to_numpy(), rows["text_arms"])
