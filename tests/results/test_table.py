"""The table on disk: the same bytes for any blocks and processes, missing values as nulls, every column explained."""

import hashlib
import json

import numpy as np
import pyarrow.parquet as pq
import pytest

from sim.model.columns import Column
from sim.results.table import ROW_GROUP, TableWriter, describe_columns
from sim.studies.execute import execute
from sim.studies.study import Plan, Study
from sim.vocabulary import ENDINGS
from tests.results.toywork import SIDES, ToyWork, toy_columns


def written(tmp_path, trials, block, jobs=1):
    path = tmp_path / f"{trials}-{block}-{jobs}.parquet"
    with TableWriter(path, toy_columns(), {"seed": "1"}) as table:
        study = Study(ToyWork(seed=1), Plan(trials=trials, block=block, jobs=jobs))
        execute(study, [lambda _, rows: table(rows)])
    return path


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.slow
def test_bytes_do_not_depend_on_blocks_or_processes(tmp_path):
    trials = 2 * ROW_GROUP + 1_234
    whole = digest(written(tmp_path, trials, block=trials))
    assert digest(written(tmp_path, trials, block=997)) == whole
    assert digest(written(tmp_path, trials, block=30_000)) == whole
    assert digest(written(tmp_path, trials, block=8_192, jobs=2)) == whole


def test_row_groups_are_cut_by_trial_number(tmp_path):
    meta = pq.ParquetFile(written(tmp_path, 2 * ROW_GROUP + 5, block=7_000)).metadata
    assert [meta.row_group(k).num_rows for k in range(meta.num_row_groups)] == [ROW_GROUP, ROW_GROUP, 5]
    assert meta.row_group(0).column(0).compression == "ZSTD"


def test_a_run_that_fills_its_last_group_writes_no_empty_one(tmp_path):
    meta = pq.ParquetFile(written(tmp_path, ROW_GROUP, block=1_000)).metadata
    assert meta.num_row_groups == 1


def test_values_come_back(tmp_path):
    rows, table = ToyWork(seed=1).rows(0, 300), pq.read_table(written(tmp_path, 300, block=64))
    assert table["trial"].to_pylist() == list(range(300))
    assert table["ending"].to_pylist() == [ENDINGS.key(code) for code in rows["ending"]]
    assert table["holdout"].to_pylist() == [SIDES[code] if code >= 0 else None for code in rows["holdout"]]
    assert table["full_days"].to_pylist() == [int(day) if day >= 0 else None for day in rows["full_days"]]
    assert (table["text_arms"].to_numpy() == rows["text_arms"]).all()
    assert (table["day0_sum_south"].to_numpy() == rows["day0_sum_south"]).all()


def test_not_a_number_is_null(tmp_path):
    columns = (Column("x", "number", "u", "m"), Column("y", "exact", "u", "m"), Column("z", "flag", "u", "m"))
    with TableWriter(tmp_path / "t.parquet", columns) as table:
        table({"x": np.array([np.nan, 1], "f4"), "y": np.array([2, np.nan]), "z": np.array([True, False])})
        table({"x": np.zeros(0, "f4"), "y": np.zeros(0), "z": np.zeros(0, bool)})
    read = pq.read_table(tmp_path / "t.parquet").to_pydict()
    assert read == {"x": [None, 1.0], "y": [2.0, None], "z": [True, False]}


def test_columns_carry_meaning_and_unit(tmp_path):
    schema = pq.read_schema(written(tmp_path, 10, block=10))
    assert schema.field("ending_day").metadata == {b"unit": b"day", b"meaning": b"A day."}
    assert json.loads(schema.metadata[b"truce"]) == {"seed": "1"}
    described = {each["name"]: each for each in describe_columns(toy_columns())}
    assert described["ending"]["labels"] == list(ENDINGS)
    assert described["text_arms"]["type"] == "float32"
    assert set(described) == set(schema.names)


def test_a_failure_writes_no_rest(tmp_path):
    path = tmp_path / "t.parquet"

    def half_done():
        with TableWriter(path, toy_columns()) as table:
            table(ToyWork().rows(0, 10))
            raise KeyError("stop")

    with pytest.raises(KeyError):
        half_done()
    assert pq.ParquetFile(path).metadata.num_rows == 0
