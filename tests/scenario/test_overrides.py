import pytest

from tests.scenario.files import BASE, PLAIN, faults_of, load


def fault(tmp_path, *overrides, text=PLAIN):
    found = faults_of(tmp_path, text, *overrides)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("override", "path", "value"),
    [
        ("actors.north.urgency=0.9", "actors.north.urgency", (0.9, 0.9)),
        ("actors.north.urgency=1e-3", "actors.north.urgency", (0.001, 0.001)),
        ("actors.south.urgency={dist: uniform, low: 0, high: 1}", "actors.south.urgency", (0.0, 1.0)),
        (
            "actors.south.urgency={ci90: [0.2, 0.4], family: uniform}",
            "actors.south.urgency",
            (0.2 - 0.2 / 18, 0.4 + 0.2 / 18),
        ),
        ("talks.pressure.pace=0.5", "talks.pressure.pace", (0.5, 0.5)),
        ("actors.host.leverage.south=0.5", "actors.host.leverage.south", (0.5, 0.5)),
        ("actors.north.positions.port={ideal: 1, salience: 1}", "actors.north.positions.port.ideal", (1.0, 1.0)),
        ("front.momentum={favours: north, against: south, mean: 0.5}", "front.momentum.mean", (0.5, 0.5)),
    ],
)
def test_an_override_sets_a_value(tmp_path, override, path, value):
    told = load(tmp_path, PLAIN, override)
    assert dict(told.scenario.values())[path].support() == pytest.approx(value)
    assert told.origins[path].where == "--set"
    assert told.origins[path].why == "set on the command line"


def test_an_override_gives_its_own_reason(tmp_path):
    told = load(tmp_path, PLAIN, "actors.north.urgency={dist: fixed, value: 0.9, assumed: a hunch}")
    assert told.origins["actors.north.urgency"].why == "a hunch"


def test_words_switches_and_counts_can_be_set(tmp_path):
    scenario = load(tmp_path, PLAIN, "name=Other", "actors.host.lead=false", "horizon.talks_days=12").scenario
    assert (scenario.name, scenario.lead, scenario.horizon.talks_days) == ("Other", None, 12)


def test_an_entry_can_be_taken_away(tmp_path):
    assert load(tmp_path, PLAIN, "actors.host=null").scenario.lead is None


def test_an_event_is_addressed_with_the_dots_of_its_quantity(tmp_path):
    scenario = load(tmp_path, BASE, "events.feast.add.trust.priest.vale=0.3").scenario
    assert scenario.events["feast"].add == {"trust.priest.vale": 0.3}


def test_shorthand_works_on_the_command_line(tmp_path):
    scenario = load(
        tmp_path, BASE, "actors.vale.urgency={coded: urgency__HILL}", "actors.vale.positions.toll=coded"
    ).scenario
    assert scenario.actors["vale"].urgency.key == "parameters.urgency__HILL"
    assert scenario.actors["vale"].positions["toll"].ideal.key == "positions.VALE.toll"


@pytest.mark.parametrize(
    ("override", "told"),
    [
        (
            "actors.nort.urgency=1",
            "1:8 actors.nort.urgency: no such value: actors.nort is not in this scenario (did you mean north?)",
        ),
        (
            "actors.north.urgenci=1",
            "1:14 actors.north.urgenci: no such value: actors.north.urgenci is not a key here (did you mean urgency?)",
        ),
        (
            "actor.north.urgency=1",
            "1:1 actor.north.urgency: no such value: actor is not a key here (did you mean actors?)",
        ),
        (
            "actors.south.urgency.mode=0.2",
            "1:22 actors.south.urgency.mode: no such value: actors.south.urgency.mode lies inside a number",
        ),
        ("name.x=1", "1:6 name.x: no such value: name.x lies inside a single value"),
        (
            "front.momentum.mean=0.1",
            "1:7 front.momentum.mean: no such value: front.momentum is not in this scenario; set it whole",
        ),
        ("actors.north.urgency=4", "1:22 actors.north.urgency: got 4; allowed: 0 to 1"),
        ("actors.north.urgency=no", "1:22 actors.north.urgency: got 'no'; allowed: a number"),
        (
            "actors.host.leverage.nort=0.1",
            "1:22 actors.host.leverage.nort: nort is not a belligerent (did you mean north?)",
        ),
        (
            "actors.north.urgency={dist: uniform, low: 1, high: 0}",
            "1:22 actors.north.urgency: low (1) lies above high (0); swap them",
        ),
        ("actors.east=null", "1:8 actors.east: no value"),
        ("actors.north.urgency=[", "1:23 : not YAML"),
        ("actors.north.urgency", "1:1 : got actors.north.urgency; allowed: path=value"),
        ("=1", "1:1 : got =1; allowed: path=value"),
        ("actors.north.urgency=", "1:1 actors.north.urgency: no value after the equals sign"),
        ("actors..urgency=1", "1:1 actors..urgency: an empty part in the path"),
        ("extends=base.yaml", "1:1 extends: no such value: extends is not a key here"),
    ],
)
def test_an_override_that_does_not_work_says_why(tmp_path, override, told):
    assert fault(tmp_path, override).startswith(told)


@pytest.mark.parametrize(
    ("override", "told"),
    [
        ("actors.north.urgency=0.4", "actors.north.urgency: already has that value ("),
        ("talks.margin=0.15", "talks.margin: already has that value (default); the override changes nothing"),
        ("name=Plain", "name: already has that value; the override changes nothing"),
        ("reference=truce", "reference: already has that value; the override changes nothing"),
        ("actors.north.urgency={dist: fixed, value: 0.4, assumed: x}", "actors.north.urgency: already has that value"),
    ],
)
def test_an_override_that_holds_already_is_noted(tmp_path, override, told):
    note, status_quo = load(tmp_path, PLAIN, override).notes
    assert note.startswith(told)
    assert status_quo.startswith("no `status_quo`")


def test_setting_a_path_twice_is_a_fault(tmp_path):
    assert "set twice on the command line" in fault(tmp_path, "actors.north.urgency=0.1", "actors.north.urgency=0.2")


def test_all_faults_of_the_command_line_come_at_once_and_in_order(tmp_path):
    told = faults_of(tmp_path, PLAIN, "talks.margin=-1", "x=1", "actors.north.urgency=4")
    assert sorted(fault.split(": ")[0].split()[1] for fault in told) == ["actors.north.urgency", "talks.margin", "x"]


def test_an_override_may_mend_a_file(tmp_path):
    broken = PLAIN.replace("urgency: 0.4", "urgency: 4")
    assert load(tmp_path, broken, "actors.north.urgency=0.4").scenario.actors["north"].urgency.central() == 0.4
