import pytest

from sim.documents.compose import compose
from sim.documents.faults import Faults, Source
from sim.documents.kind import SCENARIO
from sim.scenario.loading.layers import lay, prepared
from sim.scenario.loading.support import supported


def node(text):
    return compose(Source("x.yaml", tuple(text.split("\n"))), text, Faults(), SCENARIO)


def laid(faults, *texts):
    tree = None
    for text in texts:
        tree = lay(tree, prepared(node(text), faults), faults)
    return tree


def merged(base, over):
    faults = Faults()
    result = laid(faults, base, over)
    return result.plain(), [fault.headline for fault in faults.error().faults]


@pytest.mark.parametrize(
    ("base", "over", "result"),
    [
        ("a: {b: 1, c: {d: 2}}", "a: {c: {e: 3}}", {"a": {"b": 1, "c": {"d": 2, "e": 3}}}),
        ("a: [1, 2]", "a: [3]", {"a": (3,)}),
        (
            "a: {dist: triangular, low: 0, mode: 1, high: 2}",
            "a: {dist: uniform, low: 0, high: 1}",
            {"a": {"dist": "uniform", "low": 0, "high": 1}},
        ),
        ("a: {dist: fixed, value: 1, assumed: x}", "a: 2", {"a": 2}),
        ("a: {dist: fixed, value: 1}", "a: {mode: 2}", {"a": {"mode": 2}}),
        ("a: {b: 1}", "a: {ci90: [0, 1]}", {"a": {"ci90": (0, 1)}}),
        ("a: {b: 1}", "a: 5", {"a": 5}),
        ("a: 5", "a: {b: 1}", {"a": {"b": 1}}),
        ("a: {b: 1, c: 2}", "a: {b: null}", {"a": {"c": 2}}),
        ("a: {b: 1}\nc: 2", "a: null", {"c": 2}),
    ],
)
def test_maps_merge_and_the_rest_is_replaced(base, over, result):
    assert merged(base, over) == (result, [])


@pytest.mark.parametrize(
    ("base", "over", "where"),
    [
        ("a: 1", "b: null", "1:1: b"),
        ("a: {b: 1}", "a: {c: ~}", "1:5: a.c"),
        ("a: 1", "a: {b: {c: null}}", "1:9: a.b.c"),
        ("a: {b: 1}", "a: {dist: normal, low: null}", "1:19: a.low"),
        ("a: null", "b: 1", "1:1: a"),
    ],
)
def test_a_null_that_removes_nothing_is_a_fault(base, over, where):
    _, faults = merged(base, over)
    assert [fault.startswith(f"x.yaml:{where}: no value;") for fault in faults] == [True]


def test_every_value_carries_the_nearest_support_of_its_own_file():
    tree = supported(node("assumed: all\na: {because: [S1], b: 1, c: {assumed: x, d: 2}}\ne: [3]\n"))
    assert tree.get("a", "b").support.because == ("S1",)
    assert tree.get("a", "b").support.assumed is None
    assert tree.get("a", "c", "d").support.assumed == "x"
    assert tree.get("a", "c", "d").support.because == ()
    assert tree.get("e").support.assumed == "all"


def test_support_does_not_reach_a_value_that_another_file_put_there():
    faults = Faults()
    both = laid(faults, "a: {because: [S1], b: 1, c: 2}", "a: {b: 5}")
    assert both.get("a", "b").support.because == ()
    assert both.get("a", "c").support.because == ("S1",)
