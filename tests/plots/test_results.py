from __future__ import annotations

import shutil

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sim.errors import ResultsError
from sim.plots.results import Results
from sim.studies import run
from sim.vocabulary import BINDING, ENDINGS
from tests.plots.synthetic import Shape, write
from tests.results.toywork import ToyWork, damage_page, toy_case


def test_it_knows_case_trials_and_seed(read):
    source = read("normal").source
    assert (source.case, source.trials, source.seed) == ("A made-up case", 4000, 7)


def test_endings_are_counted_in_model_order(read, table):
    counts = table["ending"].value_counts()
    assert read("normal").ending_counts == tuple(int(counts.get(name, 0)) for name in ENDINGS)


def test_words_numbers_and_flags_match_the_table(read, table):
    results = read("normal")
    codes = results.codes("binding_line", BINDING)
    assert [BINDING.key(code) if code >= 0 else None for code in codes] == table["binding_line"].astype(object).where(
        table["binding_line"].notna(), None
    ).tolist()
    np.testing.assert_array_equal(results.numbers("full_days"), table["full_days"].to_numpy(float))
    np.testing.assert_array_equal(results.flags("sectoral_before"), table["sectoral_before"].to_numpy())


def test_columns_are_read_across_row_groups_and_dictionaries(tmp_path):
    folder = write(tmp_path / "run", Shape(trials=30))
    words = ["refused", "stalled", "full_lapsed"] * 10
    parts = [pa.table({"ending": pa.array(part).dictionary_encode(), "x": pa.array([1.0, None] * 5)}) for part in
             (words[:10], words[10:20], words[20:])]  # fmt: skip
    with pq.ParquetWriter(folder / "trials.parquet", parts[0].schema) as writer:
        for part in parts:
            writer.write_table(part)
    results = Results(folder)
    assert results.ending_counts[ENDINGS.index("stalled")] == 10
    assert np.isnan(results.numbers("x")).sum() == 15


def test_plain_strings_are_read_too(tmp_path):
    folder = write(tmp_path / "run", Shape(trials=4))
    pq.write_table(pa.table({"ending": ["stalled", "refused", "stalled", "stalled"]}), folder / "trials.parquet")
    assert Results(folder).ending_counts[:3] == (1, 0, 3)


def test_a_missing_folder_and_a_stranger_are_refused(tmp_path):
    with pytest.raises(ResultsError, match="no such folder"):
        Results(tmp_path / "nowhere")
    with pytest.raises(ResultsError, match=r"not written by `truce run --out` \(missing trials.parquet, manifest"):
        Results(tmp_path)


@pytest.mark.parametrize("name", ["trials.parquet", "manifest.json", "summary.json", "resolved.yaml"])
def test_a_folder_without_one_of_its_files_is_refused(tmp_path, name):
    folder = write(tmp_path / "run", Shape(trials=3))
    (folder / name).unlink()
    with pytest.raises(ResultsError, match=name):
        Results(folder)


@pytest.mark.parametrize("name", ["trials.parquet", "manifest.json"])
@pytest.mark.parametrize("content", [b"", b"rubbish", b"[1, 2]", b"\xff\xfe\x00"])
def test_broken_files_are_clear_errors(tmp_path, name, content):
    folder = write(tmp_path / "run", Shape(trials=3))
    (folder / name).write_bytes(content)
    with pytest.raises(ResultsError, match=name):
        Results(folder)


def test_a_truncated_table_is_a_clear_error(tmp_path):
    folder = write(tmp_path / "run", Shape(trials=300))
    path = folder / "trials.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ResultsError, match="not a readable Parquet file"):
        Results(folder)


def test_a_damaged_page_is_a_clear_error(tmp_path):
    run(toy_case(), trials=300, out=tmp_path / "out", work=ToyWork())
    damage_page(tmp_path / "out" / "trials.parquet", "text_arms")
    results = Results(tmp_path / "out")
    assert len(results.endings) == 300
    with pytest.raises(ResultsError, match=r"trials.parquet: not a readable Parquet file \(.*; run the scenario again"):
        results.numbers("text_arms")


def test_strange_content_is_a_clear_error(tmp_path):
    folder = write(tmp_path / "run", Shape(trials=3))
    odd = pa.table({"ending": ["stalled", "peace", None], "x": ["a", "b", "c"]})
    pq.write_table(odd, folder / "trials.parquet")
    results = Results(folder)
    with pytest.raises(ResultsError, match="unknown word 'peace'"):
        _ = results.endings
    with pytest.raises(ResultsError, match="expected numbers"):
        results.numbers("x")
    with pytest.raises(ResultsError, match="no column `y`"):
        results.numbers("y")
    pq.write_table(odd.slice(0, 0), folder / "trials.parquet")
    with pytest.raises(ResultsError, match="holds no trials"):
        Results(folder)


def test_a_trial_without_an_ending_is_a_clear_error(tmp_path):
    folder = write(tmp_path / "run", Shape(trials=3))
    pq.write_table(pa.table({"ending": ["stalled", None]}), folder / "trials.parquet")
    with pytest.raises(ResultsError, match="without an ending"):
        _ = Results(folder).ending_counts


def test_a_seed_that_is_not_known_is_left_out(tmp_path, read):
    folder = tmp_path / "run"
    shutil.copytree(read("three_trials").folder, folder)
    for name in ("manifest.json", "summary.json"):
        (folder / name).write_text("{}")
    assert Results(folder).source.seed is None
