"""A folder of results, opened: what is not ours, or is damaged, is one clear line."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sim.errors import ResultsError
from sim.model.columns import Column
from sim.results.reading import Results
from sim.studies import run
from sim.vocabulary import ENDINGS
from tests.results.toywork import ToyWork, damage_page, toy_case, toy_columns

pytestmark = pytest.mark.slow

ENDING = Column("ending", "label", "", "", tuple(ENDINGS))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    out = tmp_path_factory.mktemp("kept") / "out"
    run(toy_case(), trials=21_000, seed=1, out=out, work=ToyWork(1))
    return out


@pytest.fixture
def folder(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "out")


def column(folder, made):
    return np.concatenate([rows[made.name] for rows in Results.open(folder).blocks([made])])


def test_what_is_read_is_what_was_written(whole):
    results, rows = Results.open(whole), ToyWork(1).rows(0, 21_000)
    assert (results.kind, results.trials, results.seed) == ("run", 21_000, 1)
    blocks = [{name: block[name] for name in rows} for block in results.blocks(toy_columns())]
    assert [len(block["trial"]) for block in blocks] == [20_000, 1_000]
    for name, wanted in rows.items():
        found = np.concatenate([block[name] for block in blocks])
        assert found.dtype == wanted.dtype
        np.testing.assert_array_equal(found, wanted)


def test_plain_words_are_read_too(folder):
    pq.write_table(pa.table({"ending": ["stalled", "refused", None]}), folder / "trials.parquet")
    assert column(folder, ENDING).tolist() == [ENDINGS.index("stalled"), ENDINGS.index("refused"), -1]


def test_a_missing_folder_and_a_stranger_are_refused(tmp_path):
    with pytest.raises(ResultsError, match="no such folder; give the folder that --out"):
        Results.open(tmp_path / "nowhere")
    with pytest.raises(ResultsError, match=r"manifest.json: missing or not readable; give a folder"):
        Results.open(tmp_path)


@pytest.mark.parametrize("content", [None, b"", b"rubbish", b"[1, 2]", b"\xff\xfe\x00"])
def test_broken_files_are_clear_errors(folder, content):
    for name in ("summary.json", "trials.parquet"):
        (folder / name).unlink() if content is None else (folder / name).write_bytes(content)
    with pytest.raises(ResultsError, match=r"summary.json: missing or not readable; run again"):
        _ = Results.open(folder).summary
    with pytest.raises(ResultsError, match=r"trials.parquet: not a readable Parquet file \(.*run again"):
        column(folder, ENDING)


def test_a_folder_without_its_scenario_is_a_clear_error(folder):
    (folder / "resolved.yaml").unlink()
    with pytest.raises(ResultsError, match=r"resolved.yaml: missing; run again"):
        _ = Results.open(folder).scenarios


def test_a_damaged_page_is_a_clear_error(folder):
    damage_page(folder / "trials.parquet", "text_arms")
    assert len(column(folder, ENDING)) == 21_000
    with pytest.raises(ResultsError, match=r"trials.parquet: not a readable Parquet file \(.*; run again"):
        column(folder, Column("text_arms", "number", "", ""))


def test_strange_content_is_a_clear_error(folder):
    odd = pa.table({"ending": ["stalled", "peace", None], "x": ["a", "b", "c"]})
    pq.write_table(odd, folder / "trials.parquet")
    with pytest.raises(ResultsError, match="unknown word 'peace'; expected one of refused"):
        column(folder, ENDING)
    with pytest.raises(ResultsError, match="column `x`: expected numbers, got words"):
        column(folder, Column("x", "day", "", ""))
    with pytest.raises(ResultsError, match="no column `y`; run again"):
        column(folder, Column("y", "day", "", ""))
    pq.write_table(odd.slice(0, 0), folder / "trials.parquet")
    with pytest.raises(ResultsError, match="holds no trials; run again"):
        column(folder, ENDING)


def test_a_seed_that_is_not_known_is_left_out(folder):
    told = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(told | {"seed": None}))
    assert Results.open(folder).seed is None
