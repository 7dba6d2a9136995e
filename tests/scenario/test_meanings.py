"""What the same words mean now is told where a file says them, and nowhere else."""

import pytest

from sim.scenario import load_scenario
from sim.scenario.actors import Belligerent
from sim.scenario.upgrade import upgraded
from tests.scenario.files import BASE, PLAIN, load, write

VARIANT = "schema: 1\nextends: base.yaml\n"


def told(folder, text, below=None):
    """`where: what` and the remedy of each meaning of a text of schema 1."""
    if below is not None:
        write(folder, below.replace("schema: 2", "schema: 1"))
    found = upgraded(write(folder, text.replace("schema: 2", "schema: 1"), "mine.yaml")).meanings
    return {f"{each.where}: {each.what}": each.remedy for each in found}


def one(found, beginning):
    """The remedy of the one meaning that begins like this."""
    (key,) = [key for key in found if key.startswith(beginning)]
    return found[key]


def test_war_aims_that_were_coded_ideals_or_ideals_are_what_a_side_wants(tmp_path):
    found = told(tmp_path, BASE)
    assert one(found, "line 13 (actors.hill.war_aims): a victory brings what the side wants, its coded point with") == (
        "name every issue, as in `war_aims: {water: coded, ...}`"
    )
    assert one(
        found, "line 23 (actors.vale.war_aims): a victory brings what the side wants, its stated point with"
    ) == ("name every issue, as in `war_aims: {toll: its ideal, ...}`")
    assert not [key for key in found if "own victory" in key], "a side that gets what it wants has 1, as before"


def test_aims_of_ones_own_or_none_are_no_longer_worth_1(tmp_path):
    text = PLAIN.replace("    urgency: 0.4\n", "    urgency: 0.4\n    war_aims: {line: 0.9}\n")
    found = told(tmp_path, text)
    assert one(found, "lines 11 and 14 (actors.north.war_aims, actors.south): the side's own victory").startswith(
        "not to be"
    )
    assert not [key for key in found if "brings what the side wants" in key]


def test_the_rest_of_the_aims_may_be_what_a_side_wants(tmp_path):
    text = PLAIN.replace("    urgency: 0.4\n", "    urgency: 0.4\n    war_aims: {rest: coded_ideals, line: 0.9}\n")
    found = told(tmp_path, text)
    assert one(found, "line 11 (actors.north.war_aims): a victory brings what the side wants, its coded point")
    assert one(found, "lines 11 and 14 (actors.north.war_aims, actors.south): the side's own victory")


def test_optimism_is_everyones_unless_it_is_given(tmp_path):
    assert (
        one(told(tmp_path, PLAIN), "lines 7 and 13 (actors.north, actors.south): the side overrates") == "`optimism: 0`"
    )
    found = told(tmp_path, PLAIN.replace("    urgency: 0.4\n", "    urgency: 0.4\n    optimism: 0\n"))
    assert one(found, "line 14 (actors.south): the side overrates its chance of winning")
    default = Belligerent.model_fields["optimism"].default
    assert default == {"dist": "triangular", "low": 0, "mode": 0.1, "high": 0.3}, "as the sentence has it"


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("actors: {north: {positions: {line: {ideal: 0.5}}}}", "line 3 (actors.north.positions.line)"),
        ("actors:\n  north:\n    positions:\n      line: coded\n", "line 6 (actors.north.positions.line)"),
        ("actors:\n  north: {positions: coded}\n", "line 4 (actors.north.positions)"),
        ("actors: {unheard_of: {positions: {line: {ideal: 0.5}}}}", "line 3 (actors.unheard_of.positions.line)"),
    ],
)
def test_a_variant_that_moves_an_ideal_moves_what_is_asked_for(said, where, tmp_path):
    found = told(tmp_path, VARIANT + said, PLAIN)
    assert "`wish_from:`" in one(found, f"{where}: moves what the side asks for")


@pytest.mark.parametrize(
    "said",
    [
        "actors: {host: {positions: {line: {ideal: 0.5}}}}",  # a third party wants what it states
        "actors: {north: {positions: {line: {salience: 0.5}}}}",
        "actors: {north: {positions: {line: null}}}",
        "talks: {step: 0}",
    ],
)
def test_a_variant_that_moves_no_ideal_of_a_side_hears_nothing(said, tmp_path):
    assert told(tmp_path, VARIANT + said, PLAIN) == {}


def test_a_file_of_its_own_moves_nobodys_ideal(tmp_path):
    assert not [key for key in told(tmp_path, BASE) if "asks for" in key]


def test_issues_about_the_ceasefire_itself_are_pointed_at(tmp_path):
    issues = """\
  scope: {title: How much, zero: a, one: b}
  quiet: {title: Truce at sea, zero: a, one: b}
  pause: {title: Verification of it, zero: a, one: b}
  frozen: {title: Frozen, zero: a, one: b, fixed_by_offer: true}
  seen: {title: Seen, zero: a, one: b, monitored_at: zero}
  known: {title: Truce, zero: a, one: b, process: false}
  loose: {title: Loose, zero: a, one: b, fixed_by_offer: false}
"""
    found = told(tmp_path, PLAIN.replace("  port: {", f"{issues}  port: {{"))
    assert (
        one(
            found,
            "lines 5, 6, 7, 8 and 9 (issues.scope, issues.quiet, issues.pause, issues.frozen, issues.seen): seems",
        )
        == ""
    )


def test_red_lines_and_a_status_quo_could_say_more(tmp_path):
    found = told(tmp_path, BASE)
    assert (
        one(found, "lines 12 and 20 (actors.hill.positions, actors.vale.positions): red lines are what they were") == ""
    )
    assert one(found, "line 1: names no `status_quo`, so fighting on always ends in a victory") == ""
    firm = PLAIN.replace("salience: 0.8}", "salience: 0.8, firmness: 0}")
    assert one(told(tmp_path, firm), "line 11 (actors.north.positions): red lines") == ""
    plain = told(tmp_path, PLAIN)
    assert not [key for key in plain if "red lines" in key]
    assert not [key for key in told(tmp_path, PLAIN + "status_quo: {line: 1}\n") if "status_quo" in key]
    assert not [key for key in told(tmp_path, VARIANT + "name: V\n", PLAIN) if "status_quo" in key]


def test_what_was_expected_was_true_of_the_first_edition(tmp_path):
    expect = "expect:\n  trials: 10\n  columns:\n    binding_line: {mean: 1}\n    binding_demand_alone: {mean: 1}\n"
    found = told(tmp_path, PLAIN + expect)
    assert "run it" in one(found, "line 26 (expect): what is expected was true")
    assert "`binding_lines`" in one(found, "line 29 (expect.columns.binding_line): there is no such column any more")
    assert "`binding_demands`" in one(found, "line 30 (expect.columns.binding_demand_alone): there is no such column")
    assert not [key for key in told(tmp_path, PLAIN + "expect: null\n") if "expect" in key]


def test_what_a_variant_takes_away_means_nothing_now(tmp_path):
    assert told(tmp_path, VARIANT + "issues: {truce: null}\nactors: {north: null}\n", PLAIN) == {}


def test_many_places_are_counted(tmp_path):
    issues = "".join(f"  halt_{place}: {{title: Halt {place}, zero: a, one: b}}\n" for place in range(9))
    found = told(tmp_path, PLAIN.replace("  port: {", f"{issues}  port: {{"))
    (key,) = [key for key in found if "seems" in key]
    assert key.startswith("lines 5, 6, 7, 8, 9, 10 and 3 more places (issues.halt_0, ")
    assert "halt_6" not in key


@pytest.mark.parametrize(
    "text",
    [
        "schema: 1\nname: a\nactors: 3\nissues: [a]\nexpect: null\nextends: []\n",
        "schema: 1\nactors: {a: null, b: 3, c: {positions: [1], war_aims: [1], role: {a: b}}, d: {positions: {k: 1}}}",
        "schema: 1\nissues: {a: 3, b: {title: 3, fixed_by_offer: 3}}\nexpect: {columns: 3}\n",
        "schema: 1\nactors: {a: {war_aims: {rest: 1}}, b: {war_aims: {rest: {}}}}",
    ],
)
def test_a_file_in_whatever_state_is_not_stumbled_over(text, tmp_path):
    told(tmp_path, text)


def test_what_brings_the_old_meaning_back_can_be_written(tmp_path):
    text = BASE.replace("war_aims: coded_ideals", "war_aims: {water: coded}\n    optimism: 0")
    hill = load(tmp_path, text).scenario.actors["hill"]
    assert (hill.unnamed_aims, hill.war_aims["water"].key) == ("reference", "positions.HILL.water")
    write(tmp_path, PLAIN)
    moved = "schema: 2\nextends: base.yaml\nactors: {north: {positions: {line: {ideal: 0.5%s}}}}\n"
    bare = load_scenario(write(tmp_path, moved % "", "v.yaml")).scenario.actors["north"].positions["line"]
    back = (
        load_scenario(write(tmp_path, moved % ", wish_from: 0.5", "w.yaml")).scenario.actors["north"].positions["line"]
    )
    assert (bare.ideal.central(), bare.wish_from.central()) == (0.5, 0.9), (
        "what it wants stays where the file below put it"
    )
    assert (back.ideal.central(), back.wish_from.central()) == (0.5, 0.5)
