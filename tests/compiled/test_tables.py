"""Tables: what Python writes compiled work reads, and the other way round, whatever the kind and the dimensions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numba.core.itanium_mangler import mangle_args

from sim.compiled import Loop, Tables, record, rule
from sim.model import case, state
from sim.theory import bargaining

KINDS = record("level past", small="i1", short="i2", long="i8", flag="?", word="u8")
"""A field of every kind that the model uses, in an order that leaves gaps between them."""

SHAPES = {"none": (), "one": (3,), "two": (3, 2), "three": (3, 2, 4), "four": (3, 2, 4, 2)}


@rule
def _turn(entry):
    """Change every field of a record, each by what it is."""
    entry.level, entry.past = entry.past * 2.0, entry.level
    entry.small, entry.short, entry.long = -entry.small, entry.short + 1, entry.long - 2
    entry.flag = not entry.flag
    entry.word = entry.word ^ np.uint64(0xF0F0F0F0F0F0F0F0)


@rule
def _turn_row(row):
    """The same for a part of a table."""
    for i in range(len(row)):
        _turn(row[i])


def _work(tables):
    """Reach every table by all its indices at once, and by parts of parts; tables of numbers likewise."""
    _turn(tables.none)
    for t in range(len(tables.one)):
        _turn(tables.one[t])
        _turn_row(tables.two[t])
        for i in range(len(tables.three[t])):
            _turn_row(tables.three[t, i])
            for j in range(len(tables.four[t][i])):
                _turn_row(tables.four[t, i, j])
                tables.numbers[t, i, j, 0] += tables.number + tables.real[t]
                tables.numbers[t][i][j][1] = tables.four[t, i][j, 0].level
        tables.real[t], tables.word[t] = tables.one[t].level, tables.word[t] ^ tables.one[t].word
        tables.small[t], tables.long[t] = -tables.small[t], tables.long[t] * 2
        tables.flag[t] = tables.one[t].flag and not tables.flag[t]
    tables.one[0] = tables.one[len(tables.one) - 1]
    tables.three[1, 1, 3] = tables.none
    tables.two[0][1] = tables.four[2, 1, 3][0]


def made(seed=0):
    """Tables full of arbitrary bits; flags are flags, and numbers are numbers."""
    rng = np.random.default_rng(seed)

    def filled(shape):
        table = np.zeros(shape, dtype=KINDS)
        for name in KINDS.names:
            kind = KINDS[name]
            if kind.kind == "f":
                table[name] = rng.normal(0.0, 1e3, shape)
            elif kind.kind == "b":
                table[name] = rng.integers(0, 2, shape)
            else:
                edges = np.iinfo(kind)
                table[name] = rng.integers(edges.min // 2, edges.max // 2, shape, dtype=kind)
        return table

    return Tables(
        **{name: filled(shape) for name, shape in SHAPES.items()},
        numbers=rng.normal(size=SHAPES["four"]),
        number=np.array(0.25),
        real=rng.normal(size=3),
        small=rng.integers(-9, 9, 3, dtype=np.int8),
        long=rng.integers(-9, 9, 3),
        flag=rng.integers(0, 2, 3).astype(bool),
        word=rng.integers(0, 2**64, 3, dtype=np.uint64),
    )


COMPILED = Loop(_work, made())


def in_bytes(tables):
    return {name: table.tobytes() for name, table in tables.arrays()}


@pytest.mark.slow
@given(st.integers(0, 2**32))
def test_python_and_machine_leave_the_same_bytes(seed):
    plain, compiled = made(seed), made(seed)
    _work(plain)
    COMPILED(compiled)
    assert in_bytes(plain) == in_bytes(compiled)
    assert in_bytes(plain) != in_bytes(made(seed))


@pytest.mark.slow
@pytest.mark.parametrize("work", [_work, COMPILED], ids=["python", "machine"])
def test_fields_go_there_and_back(work):
    """By hand, for one record of one table of each number of dimensions."""
    before, tables = made(), made()
    work(tables)
    for name, place in (("none", ()), ("one", 1), ("two", (1, 1)), ("three", (2, 0, 3)), ("four", (1, 1, 2, 1))):
        old, new = (dict(each.arrays())[name][place] for each in (before, tables))
        assert (new["level"], new["past"]) == (2.0 * old["past"], old["level"])
        assert (new["small"], new["short"]) == (-old["small"], old["short"] + 1)
        assert (new["long"], new["flag"]) == (old["long"] - 2, not old["flag"])
        assert int(new["word"]) == int(old["word"]) ^ 0xF0F0F0F0F0F0F0F0
    assert tables.one[0] == tables.one[2]
    assert tables.three[1, 1, 3] == tables.none
    assert tables.two[0, 1] == tables.four[2, 1, 3, 0]


def test_a_copied_record_is_a_copy():
    tables = made()
    tables.one[0] = tables.one[2]
    before = tables.one[0].copy()
    tables.one[2].level += 1.0
    assert tables.one[0] == before


def _measure(tables):
    """Lengths of a table of four dimensions, and of its parts."""
    found = tables.found
    found[0], found[1] = len(tables.four), len(tables.four[0])
    found[2], found[3] = len(tables.four[0, 0]), len(tables.four[0][0, 0])
    found[4] = len(tables.nobody)


def lengths():
    return Tables(four=np.zeros((5, 3, 2, 7)), nobody=np.zeros((0, 3)), found=np.zeros(5, dtype=np.int64))


@pytest.mark.slow
def test_every_part_knows_its_length():
    plain, compiled = lengths(), lengths()
    _measure(plain)
    Loop(_measure, lengths())(compiled)
    assert plain.found.tolist() == compiled.found.tolist() == [5, 3, 2, 7, 0]


def _count_up(tables):
    for t in range(len(tables.sides)):
        for i in range(len(tables.sides[t])):
            tables.sides[t, i].level += 1.0


@pytest.mark.slow
def test_rows_of_a_table_are_a_table_and_the_same_memory():
    whole = np.zeros((6, 2), dtype=KINDS)
    work = Loop(_count_up, Tables(sides=whole))
    work(Tables(sides=whole[2:5]))
    assert whole["level"].tolist() == [[0.0, 0.0]] * 2 + [[1.0, 1.0]] * 3 + [[0.0, 0.0]]
    work(Tables(sides=whole[3:3]))
    assert whole["level"].sum() == 6.0


@pytest.mark.parametrize(
    "table",
    [np.zeros((4, 3))[:, :2], np.zeros(8)[::2], np.asfortranarray(np.zeros((4, 3))), np.zeros((1, 1, 1, 1, 2))],
    ids=["columns", "steps", "fortran", "five"],
)
def test_what_an_address_and_a_shape_do_not_tell_is_no_table(table):
    with pytest.raises(ValueError, match="a table must be contiguous, with at most 4 dimensions"):
        Tables(fine=np.zeros(3), table=table)


@pytest.mark.slow
def test_work_takes_no_other_tables_than_it_was_made_for():
    """Another kind, number of dimensions or name would be read as what it is not."""
    work = Loop(_count_up, Tables(sides=np.zeros((1, 1), dtype=KINDS)))
    others = [
        {"sides": np.zeros((1, 1))},
        {"sides": np.zeros(1, dtype=KINDS)},
        {"party": np.zeros((1, 1), dtype=KINDS)},
    ]
    for other in others:
        with pytest.raises(TypeError):
            work(Tables(**other))


def test_tables_add_little_to_the_names_of_rules_and_tell_them_apart():
    """Described in full, those of the model once made up nearly all of the code that was kept."""
    kinds = [record("a"), record("b"), record(a="i8"), record("a", b="i1")]
    tables = [Tables(**{name: np.zeros(1, dtype=kind)})._numba_type_ for kind in kinds for name in ("one", "two")]
    names = [
        mangle_args([given]) for tables in (*tables, state.like_any_state()._numba_type_) for given in parts(tables)
    ]
    assert len(set(names[:16])) == 8 + 4
    assert max(map(len, names)) < 60


def parts(tables):
    """The type of some tables, and of each of them."""
    return [tables, *(tables.place(name)[1] for name, _, _ in tables.schema)]


@pytest.mark.parametrize("module", [case, state, bargaining])
def test_no_field_is_called_what_numpy_calls_its_own(module):
    """`record.real` would be NumPy's in Python, and the field's in machine code."""
    kinds = {name: kind for name, kind in vars(module).items() if isinstance(kind, np.dtype)}
    assert len(kinds) >= 3
    for name, kind in kinds.items():
        assert not set(kind.names) & set(dir(np.record)), name


def test_such_a_field_is_refused():
    with pytest.raises(ValueError, match="no field may be called mean, real"):
        record("mean level real")


def test_tables_are_told_by_name_and_in_order():
    tables = made()
    assert tables.names[:3] == ("none", "one", "two")
    assert [name for name, _ in tables.arrays()] == list(tables.names)
    assert tables.none.level == dict(tables.arrays())["none"]["level"]
    assert record("a b", c="?").names == ("a", "b", "c")
