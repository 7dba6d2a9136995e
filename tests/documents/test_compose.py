import pytest

from sim.documents.compose import compose
from sim.documents.faults import Faults, Source
from sim.documents.kind import MAX_DEPTH, SCENARIO, SWEEP, Kind
from tests.scenario.files import PLAIN, faults_of


def composed(text, kind=SCENARIO):
    faults = Faults()
    node = compose(Source("x.yaml", tuple(text.split("\n"))), text, faults, kind)
    return node, [fault.headline for fault in faults.error().faults]


def test_every_key_and_value_knows_its_place():
    node, faults = composed("a: 1\nb:\n  c: [x, {d: 2}]\n")
    assert faults == []
    inner = node.get("b", "c").value[1].get("d")
    assert (inner.place.line, inner.place.column) == (3, 14)
    assert (inner.key.line, inner.key.column) == (3, 11)
    assert node.get("b").at.column == 1, "a block mapping is pointed at by its key"
    assert node.get("b", "c").at.column == 6, "a value in brackets has a place of its own"
    assert node.plain() == {"a": 1, "b": {"c": ("x", {"d": 2})}}


def test_a_duplicated_key_shows_both_positions_and_keeps_the_first():
    node, faults = composed("a: 1\nb: {c: 2, c: 3}\na: 4\n")
    assert faults == [
        "x.yaml:2:11: b.c: the key appears twice, first at line 2, column 5; keep one",
        "x.yaml:3:1: a: the key appears twice, first at line 1, column 1; keep one",
    ]
    assert node.plain() == {"a": 1, "b": {"c": 2}}


def test_quoted_words_are_text_and_keys_are_never_numbers():
    node, faults = composed("1: '1e-3'\nno: \"no\"\nnull: 'null'\ntrue: |\n  3\n")
    assert faults == []
    assert node.plain() == {"1": "1e-3", "no": "no", "null": "null", "true": "3\n"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: !!python/object/apply:os.system [ls]\n", "x.yaml:1:4: a: got the tag"),
        ("a: !x 1\n", "x.yaml:1:4: a: got the tag !x; tags are not read, delete it"),
        ("a: &x {b: 1}\nc: {<<: *x}\n", "x.yaml:2:5: c: merge keys (<<) are not part of YAML 1.2"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2:1: a second document; a file holds one"),
        ("%YAML 1.1\n---\na: 1\n", "x.yaml:1:1: directives"),
        ("? [a]\n: 1\n", "x.yaml:1:3: a key must be a plain word"),
        ("a: *nobody\n", "x.yaml:1:4: the alias *nobody has no anchor &nobody before it"),
        ("a: &x [*x]\n", "x.yaml:1:8: the alias *x contains itself"),
        ("a: {b: 1\n", "x.yaml:2:1: not YAML"),
        ("a: 'b\n", "not YAML"),
        ('a: "\\ud800"\n', "x.yaml:1:4: a: holds the character U+D800"),
        ('a: "\\x00"\n', "x.yaml:1:4: a: holds the character U+0000"),
        (
            "a: {b: front, of\n  2000 km}\n",
            "x.yaml:1:15: a: got of 2000 km without a value; in braces a comma ends a text",
        ),
        ("a: {b: front of 2,000 km}\n", "x.yaml:1:19: a: got 000 km without a value; in braces a comma ends a text"),
        ("a: 1_000\n", "x.yaml:1:4: a: got 1_000, and underscores in numbers are not read"),
    ],
)
def test_what_is_not_read_is_refused_at_its_place(text, fault):
    _, faults = composed(text)
    assert len(faults) == 1
    assert fault in faults[0]


@pytest.mark.slow
def test_deep_nesting_is_refused(tmp_path):
    assert composed("[" * MAX_DEPTH + "]" * MAX_DEPTH)[1] == []
    assert composed("[" * 5000)[1] == [f"x.yaml:1:{MAX_DEPTH + 2}: nested deeper than {MAX_DEPTH} levels"]
    assert "nested deeper" in faults_of(tmp_path, "a: " + "{a: " * 200_000)[0]


def test_aliases_are_read_but_a_bomb_is_not():
    node, faults = composed("a: &x {b: 1}\nc: *x\n")
    assert (node.plain(), faults) == ({"a": {"b": 1}, "c": {"b": 1}}, [])
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{k}: &a{k} [*a{k - 1}, *a{k - 1}]\n" for k in range(1, 60))
    assert f"more than {SCENARIO.max_values:,} values, aliases written out" in composed(bomb)[1][0]


def test_a_chain_of_aliases_is_no_way_around_the_depth():
    chain = "a0: &a0 [x]\n" + "".join(f"a{k}: &a{k} [*a{k - 1}]\n" for k in range(1, 60))
    assert "nested deeper than 24 levels, aliases written out" in composed(chain)[1][0]


def test_all_faults_of_a_file_are_shown_with_those_of_its_meaning(tmp_path):
    text = PLAIN.replace("sincerity: 0.5\n    urgency: 0.4", "sincerity: 1_0\n    urgency: 4\n    urgency: 3")
    assert [fault.split(": ")[0] for fault in faults_of(tmp_path, text)] == [
        "9:16 actors.north.sincerity",
        "10:14 actors.north.urgency",
        "11:5 actors.north.urgency",
    ]


def test_a_kind_of_document_has_its_own_number_of_values_and_its_own_words_for_an_empty_file():
    text = "a: [1, 2, 3]\n"
    assert composed(text, Kind("note", max_values=5))[1] == []
    assert composed(text, Kind("short note", max_values=4))[1] == [
        "x.yaml:1:11: more than 4 values, aliases written out"
    ]
    assert composed("", SWEEP)[1] == ["x.yaml:1:1: an empty file; a sweep begins with `schema: 1`, `kind: sweep`"]
