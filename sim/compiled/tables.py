"""Tables that rules read and write: in Python arrays of records, in machine code nothing but their addresses.

Numba's own arrays count who holds them, each time that one is reached through another thing, and hand each rule a copy
of what describes them; with twenty tables that is most of the work of a day. Python holds the tables of a block while
compiled work runs, so here a rule is handed one address, where the addresses of the tables and their shapes stand.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.datamodel import models
from numba.core.imputils import lower_builtin, lower_getattr_generic
from numba.core.types.containers import BaseTuple
from numba.core.typing.templates import AbstractTemplate, AttributeTemplate, infer_getattr, infer_global, signature
from numba.extending import NativeValue, register_model, unbox
from numba.np import numpy_support

__all__ = ["Tables", "record"]

WORD = ir.IntType(64)
MOST = 4
"""Most dimensions of a table."""


def record(names: str = "", **kinds: str) -> np.dtype[Any]:
    """Describe a record: `names` of its float64 fields, then other fields with their NumPy kinds.

    Raises
    ------
    ValueError
        If a field has the name of something that each record of NumPy has, such as `mean`: Python would find that.
    """
    fields = [(name, "f8") for name in names.split()] + list(kinds.items())
    if taken := [name for name, _ in fields if hasattr(np.record, name)]:
        raise ValueError(f"no field may be called {', '.join(taken)}")
    return np.dtype((np.record, np.dtype(fields, align=True)))


class Tables:
    """Tables by name, handed to rules as one thing.

    Rules read `tables.sides[t, i].threshold`, `len(tables.sides)` and `tables.case.lead`: a table of no dimension is
    its one record. Every table is an array, C contiguous, of records or numbers, with at most four dimensions.
    """

    def __init__(self, **tables: np.ndarray) -> None:
        self.__dict__.update({name: table if table.ndim else table[()] for name, table in tables.items()})
        self.names = tuple(tables)
        self._arrays = tuple(tables.values())
        self._header = np.array([number for table in self._arrays for number in _described(table)], dtype=np.int64)
        self.address = self._header.ctypes.data
        self._numba_type_ = _typed(tuple((name, table.dtype, table.ndim) for name, table in tables.items()))

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"no table is called {name}")

    def arrays(self) -> Iterator[tuple[str, np.ndarray]]:
        """The tables with their names."""
        return zip(self.names, self._arrays, strict=True)


def _described(table: np.ndarray) -> list[int]:
    if not table.flags.c_contiguous or table.ndim > MOST:
        raise ValueError(f"a table must be contiguous, with at most {MOST} dimensions")
    return [table.ctypes.data, *table.shape, *[0] * (MOST - table.ndim)]


class _Described(types.Type):
    """A type whose name describes all that it holds, and is too long to be part of the name of each rule."""

    @property
    def mangling_args(self) -> tuple[str, tuple[str]]:
        """What the name of a rule that is given such a thing is made of."""
        return type(self).__name__, (blake2b(self.name.encode(), digest_size=8).hexdigest(),)


class TablesType(_Described):
    """Tables, as the compiler sees them: what each is called, holds and how many dimensions it has."""

    def __init__(self, schema: tuple[tuple[str, types.Type, int], ...]) -> None:
        self.schema = schema
        super().__init__(name=f"Tables{schema}")

    def place(self, name: str) -> tuple[int, TableType]:
        """Where a table is described, and its type."""
        for place, (known, kind, dimensions) in enumerate(self.schema):
            if known == name:
                return place, TableType(kind, dimensions)
        raise AttributeError(name)


class TableType(_Described):
    """A table, or a part of one."""

    def __init__(self, kind: types.Type, dimensions: int) -> None:
        self.kind, self.dimensions = kind, dimensions
        super().__init__(name=f"Table({kind}, {dimensions})")

    def part(self, indices: int) -> types.Type:
        """What so many indices lead to."""
        left = self.dimensions - indices
        return self.kind if left == 0 else TableType(self.kind, left)


@register_model(TablesType)
class _TablesModel(models.PrimitiveModel):
    def __init__(self, manager: Any, kind: Any) -> None:
        super().__init__(manager, kind, WORD.as_pointer())


@register_model(TableType)
class _TableModel(models.StructModel):
    def __init__(self, manager: Any, kind: Any) -> None:
        sizes = [(f"size{axis}", types.int64) for axis in range(kind.dimensions)]
        super().__init__(manager, kind, [("data", types.voidptr), *sizes])


@cache
def _typed(schema: tuple[tuple[str, np.dtype, int], ...]) -> TablesType:
    """The type of such tables; made once, since it is asked for at every call."""
    return TablesType(tuple((name, numpy_support.from_dtype(kind), dimensions) for name, kind, dimensions in schema))


@unbox(TablesType)
def _unbox(_: Any, given: Any, context: Any) -> NativeValue:
    address = context.pyapi.object_getattr_string(given, "address")
    pointer = context.builder.bitcast(context.pyapi.long_as_voidptr(address), WORD.as_pointer())
    context.pyapi.decref(address)
    return NativeValue(pointer)


@infer_getattr
class _Attributes(AttributeTemplate):
    key = TablesType

    def generic_resolve(self, kind: TablesType, name: str) -> types.Type:
        _, table = kind.place(name)
        return table.kind if table.dimensions == 0 else table


@lower_getattr_generic(TablesType)
def _attribute(context: Any, builder: Any, kind: TablesType, header: Any, name: str) -> Any:
    place, table = kind.place(name)

    def stored(word: int) -> Any:
        loaded = builder.load(builder.gep(header, [ir.Constant(WORD, place * (MOST + 1) + word)]))
        loaded.set_metadata("invariant.load", builder.module.add_metadata([]))
        return loaded

    data = builder.inttoptr(stored(0), cgutils.voidptr_t)
    if table.dimensions == 0:
        return _reached(context, builder, table.kind, data)
    made = cgutils.create_struct_proxy(table)(context, builder)
    made.data = data
    for axis in range(table.dimensions):
        setattr(made, f"size{axis}", stored(axis + 1))
    return made._getvalue()


def _reached(context: Any, builder: Any, kind: types.Type, data: Any) -> Any:
    """A record as its address, a number as its value."""
    if isinstance(kind, types.Record):
        return builder.bitcast(data, context.get_value_type(kind))
    return context.unpack_value(builder, kind, builder.bitcast(data, context.get_data_type(kind).as_pointer()))


def _indices(index: types.Type) -> int:
    return len(index) if isinstance(index, BaseTuple) else 1


def _address(context: Any, builder: Any, table: TableType, value: Any, kind: types.Type, index: Any) -> Any:
    """Address of what an index leads to, and the struct of the table."""
    given = cgutils.create_struct_proxy(table)(context, builder, value=value)
    places = cgutils.unpack_tuple(builder, index) if isinstance(kind, BaseTuple) else [index]
    of = list(kind) if isinstance(kind, BaseTuple) else [kind]
    offset = ir.Constant(WORD, 0)
    for axis in range(table.dimensions):
        if axis:
            offset = builder.mul(offset, getattr(given, f"size{axis}"))
        if axis < len(places):
            offset = builder.add(offset, context.cast(builder, places[axis], of[axis], types.int64))
    size = context.get_abi_sizeof(context.get_data_type(table.kind))
    if isinstance(table.kind, types.Record):
        size = table.kind.size
    data = builder.gep(given.data, [builder.mul(offset, ir.Constant(WORD, size))])
    return data, given


@infer_global(len)
class _Len(AbstractTemplate):
    def generic(self, given: Any, _: Any) -> Any:
        if len(given) == 1 and isinstance(given[0], TableType):
            return signature(types.int64, given[0])
        return None


@lower_builtin(len, TableType)
def _len(context: Any, builder: Any, sig: Any, given: Any) -> Any:
    return cgutils.create_struct_proxy(sig.args[0])(context, builder, value=given[0]).size0


@infer_global(operator.getitem)
class _GetItem(AbstractTemplate):
    def generic(self, given: Any, _: Any) -> Any:
        table, index = given
        if isinstance(table, TableType):
            return signature(table.part(_indices(index)), table, index)
        return None


@lower_builtin(operator.getitem, TableType, types.Any)
def _get_item(context: Any, builder: Any, sig: Any, given: Any) -> Any:
    table, index = sig.args
    data, whole = _address(context, builder, table, given[0], index, given[1])
    part = table.part(_indices(index))
    if not isinstance(part, TableType):
        return _reached(context, builder, part, data)
    made = cgutils.create_struct_proxy(part)(context, builder)
    made.data = data
    for axis in range(part.dimensions):
        setattr(made, f"size{axis}", getattr(whole, f"size{axis + _indices(index)}"))
    return made._getvalue()


@infer_global(operator.setitem)
class _SetItem(AbstractTemplate):
    def generic(self, given: Any, _: Any) -> Any:
        table, index, _ = given
        if isinstance(table, TableType):
            return signature(types.none, table, index, table.kind)
        return None


@lower_builtin(operator.setitem, TableType, types.Any, types.Any)
def _set_item(context: Any, builder: Any, sig: Any, given: Any) -> Any:
    table, index, kind = sig.args
    data, _ = _address(context, builder, table, given[0], index, given[1])
    if isinstance(kind, types.Record):
        cgutils.raw_memcpy(builder, data, given[2], ir.Constant(WORD, 1), kind.size)
    else:
        context.pack_value(builder, kind, given[2], builder.bitcast(data, context.get_data_type(kind).as_pointer()))
    return context.get_dummy_value()
