"""Tables on disk: trials as they come, as Parquet of the same bytes however they were computed; small ones whole."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from sim.results.rows import STORED, Rows, cut, joined, rows_in
from sim.sets import set_text

if TYPE_CHECKING:
    import pyarrow as pa

    from sim.model.columns import Column

__all__ = ["ROW_GROUP", "TableWriter", "describe_columns", "write_csv", "write_parquet"]

WORDS = ("label", "set")
"""Kinds of columns that are kept as words."""

ROW_GROUP = 20_000
"""Trials in a row group: cut by trial number, never by block."""


class TableWriter:
    """Writes rows in trial order to a Parquet file, in row groups of fixed size. Use as a context manager.

    Labels and sets of them are stored as dictionary-encoded strings; missing values as nulls; what a column means and
    its unit in the metadata of its field. Every page carries a checksum, so that a damaged one is found where it is
    read. Nothing in the file depends on time, place, number of processes or size of blocks.
    """

    def __init__(self, path: Path, columns: tuple[Column, ...], about: Mapping[str, str] | None = None) -> None:
        import pyarrow.parquet as pq

        self._columns = columns
        self._schema = _schema(columns, about or {})
        labels = [column.name for column in columns if column.kind in WORDS]
        self._stream = path.open("wb")  # ours, so that names may be any bytes and every failure is the system's own
        self._file = pq.ParquetWriter(
            self._stream, self._schema, compression="zstd", use_dictionary=labels, write_page_checksum=True
        )
        self._parts: list[Rows] = []
        self._held = 0

    def __call__(self, rows: Rows) -> None:
        """Take in the next rows; row groups that are full are written."""
        if not rows_in(rows):
            return
        self._parts.append(rows)
        self._held += rows_in(rows)
        while self._held >= ROW_GROUP:
            held = joined(self._parts)
            self._write(cut(held, 0, ROW_GROUP))
            self._held -= ROW_GROUP
            self._parts = [cut(held, ROW_GROUP)] if self._held else []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._stream:
            if kind is None and self._held:
                self._write(joined(self._parts))
            self._file.close()

    def _write(self, rows: Rows) -> None:
        import pyarrow as pa

        arrays = [_array(rows[column.name], column, self._schema.field(column.name).type) for column in self._columns]
        self._file.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=ROW_GROUP)


def describe_columns(columns: tuple[Column, ...]) -> list[dict[str, Any]]:
    """Name, kind, unit, meaning and labels of every column, for `columns.json`."""
    return [
        {"name": c.name, "kind": c.kind, "type": _type_name(c), "unit": c.unit, "meaning": c.meaning}
        | ({"labels": list(c.labels)} if c.kind in WORDS else {})
        for c in columns
    ]


def _type_name(column: Column) -> str:
    return "string" if column.kind in WORDS else np.dtype(STORED[column.kind]).name


def _schema(columns: tuple[Column, ...], about: Mapping[str, str]) -> pa.Schema:
    import pyarrow as pa

    fields = []
    for column in columns:
        stored = pa.from_numpy_dtype(STORED[column.kind])
        kept = pa.string() if column.kind == "set" else stored
        kept = pa.dictionary(pa.int8(), pa.string()) if column.kind == "label" else kept
        note = {"unit": column.unit, "meaning": column.meaning}
        fields.append(pa.field(column.name, kept, nullable=column.kind != "id", metadata=note))
    return pa.schema(fields, metadata={"truce": json.dumps(dict(about), sort_keys=True)})


def _array(values: npt.NDArray[Any], column: Column, kept: pa.DataType) -> pa.Array:
    import pyarrow as pa

    if column.kind == "label":
        codes = pa.array(values, mask=values < 0)
        return pa.DictionaryArray.from_arrays(codes, pa.array(column.labels, type=pa.string()))
    if column.kind == "set":
        found, places = np.unique(values, return_inverse=True)
        return pa.array([set_text(int(number), column.labels) for number in found], type=kept).take(pa.array(places))
    if column.kind == "day":
        return pa.array(values, type=kept, mask=values < 0)
    if column.kind in ("number", "exact"):
        return pa.array(values, type=kept, mask=np.isnan(values))
    return pa.array(values, type=kept)


def write_csv(path: Path, columns: Sequence[Mapping[str, str]], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows as CSV; what is missing stays empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [column["name"] for column in columns], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_parquet(
    path: Path, columns: Sequence[Mapping[str, str]], rows: Sequence[Mapping[str, Any]], about: Mapping[str, str]
) -> None:
    """Write rows as Parquet, with unit and meaning in the metadata of each field and `about` in that of the file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = [
        pa.field(c["name"], pa.type_for_alias(c["type"]), metadata={"unit": c["unit"], "meaning": c["meaning"]})
        for c in columns
    ]
    schema = pa.schema(fields, metadata={"truce": json.dumps(dict(about), sort_keys=True)})
    table = pa.Table.from_pylist(list(rows), schema=schema)
    with path.open("wb") as stream:
        pq.write_table(table, stream, compression="zstd", write_page_checksum=True)
