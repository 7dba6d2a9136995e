"""What a scenario may not say: names that cannot be told apart or read, statements that nothing holds, a look ahead."""

import pytest

from tests.scenario.files import BASE, PLAIN, faults_of, load


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("name: Plain", "name: |\n  two\n  lines", "2:7 name: got 'two lines '; allowed: one line of text"),
        ("name: Plain", 'name: "a\\tb"', "2:7 name: got 'a b'; allowed: one line of text"),
        ("name: Plain", "name: '  '", "2:7 name: got ' '; allowed: one line of text"),
        ("name: Plain", f"name: {'n' * 121}", "allowed: at most 120 characters"),
        ("title: The line", f"title: {'n' * 121}", "allowed: at most 120 characters"),
        ("role: mediator", f"role: mediator\n    title: {'N' * 65}", "allowed: at most 64 characters"),
        ("name: Plain", 'name: "a\\u202eb"', "2:7 name: holds the character U+202E, which is invisible and can change"),
        ("name: Plain", "name: a\u2066b", "2:8 : character U+2066, which is invisible and can change how the text"),
        ("name: Plain", "name: Plain # a\u200bb", "2:16 : character U+200B, which is invisible and can change how the"),
    ],
)
def test_a_name_is_one_line_that_can_be_read(tmp_path, old, new, fault):
    (found,) = faults_of(tmp_path, PLAIN.replace(old, new, 1))
    assert fault in found


def test_names_in_any_script_are_read(tmp_path):
    name = "🕊️ Перемирие — هدنة, 停战 é ❤️ [bold]x[/bold] $x^2$"
    assert load(tmp_path, PLAIN.replace("name: Plain", f'name: "{name}"')).scenario.name == name


@pytest.mark.parametrize(
    ("edits", "fault"),
    [
        (
            [("  north:\n", "  north:\n    title: Side\n"), ("  south:\n", "  south:\n    title: ' SIDE'\n")],
            "15:12 actors.south.title: got SIDE, and actors.north is shown under the same name; give each a title of",
        ),
        (
            [("  south:\n", "  south:\n    title: north\n")],
            "14:12 actors.south.title: got north, and actors.north is shown under the same name",
        ),
        (
            [("  north:\n", "  north:\n    title: south\n")],
            "14:3 actors.south: south has no title, and actors.north is shown under the same name",
        ),
        ([("The port", "The line")], "5:17 issues.port.title: got The line, and issues.line is shown under the same"),
        ([("The port", "The  \uff2cine")], "5:17 issues.port.title: got The \uff2cine, and issues.line is shown"),
    ],
)
def test_no_two_are_shown_under_one_name(tmp_path, edits, fault):
    text = PLAIN
    for old, new in edits:
        text = text.replace(old, new, 1)
    (found,) = faults_of(tmp_path, text)
    assert found.startswith(fault), found


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("urgency: 0.4", "urgency: {dist: fixed, value: 0.4, because: [S99]}"),
        PLAIN.replace("urgency: 0.4", "urgency: 0.4\n    because: [S99]"),
        PLAIN + "because: [S99]\n",
        PLAIN + "resolved: true\nbecause: [S99]\n",
    ],
)
def test_a_statement_that_nothing_holds_is_a_fault(tmp_path, text):
    (found,) = faults_of(tmp_path, text)
    assert "because: got S99, but the file names no `evidence` that could hold it; name its folder" in found


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        ("1900-05-30", "statement S3 of 1900-05-31 and 2 more are later: day 0 may not look ahead"),
        ("1900-05-31", "statement X1 of 1900-06-01 is later: day 0 may not look ahead"),
        ("1900-06-01", ""),
    ],
)
def test_day_zero_may_not_look_ahead(tmp_path, day, fault):
    found = faults_of(tmp_path, f"day_zero: {day}\n{BASE}")
    assert (len(found), fault in "".join(found)) == (bool(fault), True), found


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{ideal: 0.9, salience: 0.8}", "codded", "got 'codded' (did you mean coded?); allowed: coded, or a mapping"),
        ("urgency: 0.4", "urgency: codded", "got 'codded' (did you mean coded?); allowed: a number"),
        ("urgency: 0.4", "urgency: 0.4\n    war_aims: ideal", "got 'ideal' (did you mean ideals?); allowed: ideals or"),
        (
            "urgency: 0.4",
            "urgency: 0.4\n    leverage: {south: 0.2}",
            "leverage: a key of `role: mediator or guarantor`, not of `role: belligerent`",
        ),
        (
            "lead: true",
            "lead: true\n    pledge: {start: 0}",
            "pledge: a key of `role: guarantor`, not of `role: mediator`",
        ),
        ("scope: full", "scope: full\n    stakes: 0.2", "stakes: a key of `scope: sectoral`, not of `scope: full`"),
        (
            "role: mediator\n    lead: true",
            "role: guarantor\n    backs: [north, south]",
            "backs: got a list of 2; allowed: one text, not a list, such as north",
        ),
        (
            "urgency: 0.4",
            "urgency: {ci90: [0.1, 0.4]}",
            "got values from -inf to inf; allowed: 0 to 1; a `ci90` without a family is normal and has no ends: "
            "add `family: logitnormal`, which stays inside, or `low: 0` and `high: 1`",
        ),
        ("urgency: 0.4", "urgency: {ci90: [0, 0.4]}", "is normal and has no ends: add `low: 0` and `high: 1`"),
        (
            "urgency: 0.4",
            "urgency: 0.4\n    capability: {ci90: [0.5, 2]}",
            "is normal and has no ends: add `family: lognormal`, which stays inside, or `low: 0`",
        ),
        (
            "urgency: 0.4",
            "urgency: {dist: normal, mean: 0.4, sd: 0.1}",
            "a normal has no ends of its own: add `low: 0`",
        ),
        ("schema: 2", "schema: 2\nkind: sensitivity", "kind: a scenario has no `kind`; delete the line"),
        ("schema: 2", "schema: 2\nkind: sweep", "kind: a sweep, not a scenario; use `truce sweep "),
    ],
)
def test_a_hint_names_what_was_meant(tmp_path, old, new, fault):
    found = faults_of(tmp_path, PLAIN.replace(old, new, 1))
    assert [told for told in found if fault in told], found


def test_a_misspelt_word_for_a_whole_mapping_names_the_word(tmp_path):
    (found,) = faults_of(tmp_path, BASE.replace("positions: coded", "positions: codded"))
    assert "positions: got 'codded' (did you mean coded?); allowed: coded, or a mapping of keys to values" in found


@pytest.mark.parametrize("number", ["{ci90: [0.1, 0.4], family: logitnormal}", "{ci90: [0.1, 0.4], low: 0, high: 1}"])
def test_the_remedies_are_read(tmp_path, number):
    assert faults_of(tmp_path, PLAIN.replace("urgency: 0.4", f"urgency: {number}")) == []
