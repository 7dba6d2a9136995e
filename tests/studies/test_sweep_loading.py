"""A sweep file and all its faults at once, each at its place."""

import pytest

from sim.errors import ScenarioError
from sim.scenario import load_scenario
from sim.studies.sweep_loading import is_sweep, load_sweep
from tests.scenario.files import PLAIN

GOOD = """\
schema: 1
kind: sweep
title: How much hurry
scenario: case.yaml
trials: 50
seed: 3
set:
  - actors.south.sincerity=0.9
vary:
  actors.north.urgency: {linspace: [0, 0.3, 4]}
  talks.step: {list: [0.02, 0.01]}
outcomes: [endings, any_full]
labels:
  talks.step: Step
"""


def write(folder, text=GOOD, case=PLAIN):
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    path = folder / "sweep.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder, text, case=PLAIN):
    with pytest.raises(ScenarioError) as caught:
        load_sweep(write(folder, text, case))
    return [f"{fault.line}:{fault.col}: {fault.dotted}: {fault.message}" for fault in caught.value.faults]


def fault(folder, old, new):
    assert GOOD.count(old) == 1
    found = faults(folder, GOOD.replace(old, new))
    assert len(found) == 1, found
    return found[0]


def test_a_sweep_is_read_with_its_scenario(tmp_path):
    study = load_sweep(write(tmp_path))
    first, second = study.config.grid.parameters
    assert (first.path, first.label, first.values) == (
        "actors.north.urgency",
        "actors.north.urgency",
        (0, 0.1, 0.2, 0.3),
    )
    assert (second.label, second.values) == ("Step", (0.02, 0.01))
    assert (study.config.trials, study.config.seed, study.config.outcomes) == (50, 3, ("endings", "any_full"))
    assert study.case.scenario.actors["south"].sincerity.central() == 0.9
    assert study.title == "How much hurry"
    assert study.text == GOOD


def test_what_is_left_out_has_a_default(tmp_path):
    keep = ("schema", "kind", "scenario", "vary", "  actors")
    study = load_sweep(write(tmp_path, "\n".join(line for line in GOOD.splitlines() if line.startswith(keep))))
    assert (study.config.trials, study.config.seed, study.title) == (4_000, 0, "sweep")
    assert study.config.outcomes == ("endings", "any_halt", "any_full", "held_full", "early_collapse", "days_held")


@pytest.mark.slow
def test_shipped_sweeps_are_found_by_name_and_may_name_shipped_scenarios(tmp_path):
    assert load_sweep("russia-urgency").source.name == "russia-urgency.yaml"
    toy = GOOD.replace("case.yaml", "toy/two-clocks").replace("set:\n  - actors.south.sincerity=0.9\n", "")
    text = toy.replace("actors.north.urgency", "preferences.width")
    assert load_sweep(write(tmp_path, text)).case.source.stem == "two-clocks"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind: sweep", "kind: swoop", "2:7: kind: got 'swoop'; allowed: 'sweep'"),
        ("trials: 50", "trails: 50", "5:1: trails: unknown key (did you mean trials?)"),
        ("trials: 50", "trials: 0", "5:9: trials: got 0; allowed: at least 1"),
        ("seed: 3", "seed: 1.5", "6:7: seed: got 1.5; allowed: a whole number"),
        ("case.yaml", "cage.yaml", "4:11: scenario: got cage.yaml, but there is no such file beside this one, nor a "
         "shipped scenario (did you mean case?)"),
        ("0.3, 4]", "0.3]", "10:26: vary.actors.north.urgency.linspace.2: too few entries: number 3 is missing"),
        ("[0, 0.3, 4]", "[0.3, 0, 4]", "10:25: vary.actors.north.urgency: linspace: got 0.3 to 0; write the lower end "
         "first: [0, 0.3, 4]"),
        ("[0, 0.3, 4]", "[0, 1.3, 4]", "10:40: vary.actors.north.urgency.linspace.1: got 1.3; allowed: 0 to 1"),
        ("[0.02, 0.01]", "[0.02, -1, 0.01]", "11:29: vary.talks.step.list.1: got -1; allowed: 0 and up"),
        ("[0.02, 0.01]", "[0.02, 0.01, 0.02]", "11:15: vary.talks.step: 0.02 appears twice; keep one"),
        ("[0.02, 0.01]", "[0.02]", "11:22: vary.talks.step.list: got a list of 1; allowed: at least 2 entries"),
        ("{list: [0.02, 0.01]}", "{}", "11:15: vary.talks.step: give one of `list: [0.1, 0.3]` and `linspace: [lowest, "
         "highest, how many]`"),
        ("[endings, any_full]", "[days]", "12:12: outcomes.0: got 'days'; allowed: 'endings', 'any_halt', 'any_full', "
            "'held_full', 'early_collapse' or 'days_held'"),
        ("any_full]", "any_ful]", "12:21: outcomes.1: got 'any_ful'; allowed: 'endings', 'any_halt', 'any_full', "
         "'held_full', 'early_collapse' or 'days_held'"),
        ("labels:\n  talks.step", "labels:\n  talks.stop", "14:3: labels.talks.stop: talks.stop is not varied (did you "
         "mean talks.step?)"),
        ("south.sincerity=0.9", "south.sincerety=0.9", "8:5: set.actors.south.sincerety: no such value: "
         "actors.south.sincerety is not a key here (did you mean sincerity?)"),
        ("actors.south.sincerity=0.9", "actors.south.sincerity", "7:1: set: got actors.south.sincerity; allowed: "
         "path=value, such as actors.ID.urgency=0.4 or 'actors.ID.urgency={dist: uniform, low: 0, high: 1}'"),
        ("south.sincerity=0.9", "north.urgency=0.1", "10:3: vary.actors.north.urgency: both set and varied; take it "
         "out of `set`"),
    ],
)  # fmt: skip
def test_each_fault_says_where_what_and_what_to_do(tmp_path, old, new, told):
    assert fault(tmp_path, old, new) == told


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("actors.nort.urgency", "no such number in this scenario (did you mean actors.north.urgency or"),
        ("actors.west", "no such number in this scenario; a change of structure is a scenario of its own: write a"),
        ("horizon.talks_days", "no number that may be uncertain; a change of structure"),
        ("actors.north", "no number that may be uncertain; a change of structure"),
        ("actors.south.urgency.low", "lies inside a number; vary that number whole: actors.south.urgency"),
        ("front.momentum", "has no value in this scenario; give it one in `set:` first"),
    ],
)
def test_a_path_that_cannot_be_varied(tmp_path, path, told):
    found = fault(tmp_path, "actors.north.urgency:", f"{path}:")
    assert found.startswith(f"10:3: vary.{path}: {told}")


def test_all_faults_of_both_files_come_at_once(tmp_path):
    bad = GOOD.replace("trials: 50", "trials: many").replace("[endings,", "[ending,")
    found = faults(tmp_path, bad, PLAIN.replace("urgency: 0.4", "urgency: 4"))
    assert found == [
        "5:9: trials: got 'many'; allowed: a whole number",
        "12:12: outcomes.0: got 'ending'; allowed: 'endings', 'any_halt', 'any_full', 'held_full', 'early_collapse' or "
        "'days_held'",
        "10:14: actors.north.urgency: got 4; allowed: 0 to 1",
    ]


def test_bounds_of_the_text_are_kept(tmp_path):
    case = PLAIN.replace("    text: {line", "    bounds: {line: [0.2, 0.6]}\n    text: {line")
    found = faults(
        tmp_path, GOOD.replace("talks.step: {list", "offers.truce.text.line: {list").split("labels")[0], case
    )
    assert [line.partition(": ")[0] for line in found] == ["11:35", "11:41"]
    assert "0.2" in found[0]


def test_a_value_that_the_scenario_has_already_is_a_point_like_any_other(tmp_path):
    text = GOOD.replace("[0, 0.3, 4]", "[0, 0.4, 2]")
    assert load_sweep(write(tmp_path, text)).config.grid.parameters[0].values == (0, 0.4)


@pytest.mark.slow
def test_too_many_points_or_parameters_are_refused(tmp_path):
    many = "{linspace: [0, 0.3, 1000]}"
    text = GOOD.replace("{linspace: [0, 0.3, 4]}", many).replace("{list: [0.02, 0.01]}", many)
    assert "1,000,000 combinations of values; at most 10,000" in faults(tmp_path, text)[0]
    third = GOOD.replace("outcomes:", "  talks.floor: {list: [1, 2]}\noutcomes:")
    assert "vary: got a mapping; allowed: at most 2 entries" in faults(tmp_path, third)[0]


def test_other_files_are_told_apart(tmp_path):
    assert is_sweep(str(write(tmp_path)))
    assert is_sweep("russia-urgency")
    for other in ("jeddah-2025-03", "nowhere", "", str(tmp_path), str(tmp_path / "case.yaml")):
        assert not is_sweep(other)
    assert "a scenario, not a sweep; use `truce run" in faults(tmp_path, PLAIN)[0]
    assert (
        "got 'sensitivity'; allowed: 'sweep'" in faults(tmp_path, GOOD.replace("kind: sweep", "kind: sensitivity"))[0]
    )
    assert "a sweep is a mapping" in faults(tmp_path, "just words")[0]
    with pytest.raises(ScenarioError, match=r"no shipped sweep of that name \(did you mean russia-urgency\?\)"):
        load_sweep("rusia-urgency")


@pytest.mark.parametrize(
    ("load", "name", "verb"), [(load_scenario, "russia-urgency", "sweep"), (load_sweep, "velmare-1931-09", "run")]
)
def test_a_name_of_the_other_kind_says_its_verb(load, name, verb):
    with pytest.raises(ScenarioError, match=f"use `truce {verb} {name}`"):
        load(name)
