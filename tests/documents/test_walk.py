"""One walk over a record: every part with its path, as a file spells it; numbers are not walked into."""

from typing import Annotated

from pydantic import Field

from sim.documents.walk import find, part, parts, top, walk
from sim.scenario.entry import Entry, Share, number


class Inner(Entry):
    share: Share = number(0.5, "A share.", "share", "a reason", address="part")


class Outer(Entry):
    version: int = Field(alias="schema")
    inner: dict[str, Inner] = {}
    moved: Annotated[Inner, Field(json_schema_extra={"address": "old"})] = Inner()


CASE = Outer(schema=1, inner={"a": Inner(share=0.2)})


def test_every_part_has_its_path_and_its_address():
    found = {each.path: each.address for each in walk(CASE) if each.key not in Entry.model_fields}
    assert found == {
        "schema": "schema",
        "inner": "inner",
        "inner.a": "inner.a",
        "inner.a.share": "inner.a.part",
        "moved": "old",
        "moved.share": "old.part",
    }


def test_a_part_is_found_by_its_path_or_not_at_all():
    share = find(CASE, "inner.a.share")
    assert (share.value.central(), share.noted("unit"), share.noted("why")) == (0.2, "share", "a reason")
    assert find(CASE, ("inner", "a")).value == CASE.inner["a"]
    assert find(CASE, "inner.a.share.value") is None, "a number is one value"
    assert find(CASE, "version") is None, "a file calls it schema"
    assert part(top(CASE), "schema").required
    assert [each.key for each in parts(top(CASE)) if each.key not in Entry.model_fields] == ["schema", "inner", "moved"]
