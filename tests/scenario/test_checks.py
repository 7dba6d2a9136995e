import pytest

from tests.scenario.files import BASE, PLAIN, faults_of

SECOND = "  host2: {role: mediator, lead: true}\noffers:"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "role: belligerent\n    sincerity: 0.5\n    urgency: {",
            "role: mediator\n    urgency: {",
            "6:1 actors: one belligerent only",
        ),
        ("offers:", SECOND, "21:33 actors.host2.lead: a second lead mediator; host leads already"),
        (
            "{north: 0.2}",
            "{nort: 0.2}",
            "20:16 actors.host.leverage.nort: nort is not a belligerent (did you mean north?); allowed: north, south",
        ),
        ("{north: 0.2}", "{host: 0.2}", "20:16 actors.host.leverage.host: host is not a belligerent"),
        ("lead: true", "trust: {host: 1}", "19:13 actors.host.trust.host: host is not a belligerent"),
        (
            "urgency: 0.4",
            "trust: {north: 1}\n    urgency: 0.4",
            "10:13 actors.north.trust.north: north is not another actor",
        ),
        (
            "urgency: 0.4",
            "trust: {east: 1}\n    urgency: 0.4",
            "10:13 actors.north.trust.east: east is not another actor",
        ),
        (
            "line: {ideal",
            "lin: {ideal",
            "12:7 actors.north.positions.lin: lin is not a declared issue (did you mean line?)",
        ),
        (
            "urgency: 0.4",
            "war_aims: {prt: 1}\n    urgency: 0.4",
            "10:16 actors.north.war_aims.prt: prt is not a declared issue",
        ),
        (
            "{line: 0.5, port: 0.5}",
            "{line: 0.5}",
            "24:5 offers.truce.text: says nothing on port; the full offer needs a term for every issue",
        ),
        ("port: 0.5}", "port: 0.5, por: 1}", "24:34 offers.truce.text.por: por is not a declared issue"),
        ("reference: truce", "reference: {lin: 1}", "25:13 reference.lin: lin is not a declared issue"),
        (
            "reference: truce",
            "reference: truc",
            "25:12 reference: got truc, which is not an offer (did you mean truce?)",
        ),
        (
            "scope: full",
            "scope: full\n    bounds: {line: [0.6, 0.4]}",
            "24:20 offers.truce.bounds.line: got [0.6, 0.4]; the lower bound comes first",
        ),
        (
            "scope: full",
            "scope: full\n    bounds: {line: [0.6, 1]}",
            "24:20 offers.truce.bounds.line: got [0.6, 1], which leaves out the opening text (0.5 to 0.5)",
        ),
        (
            "scope: full",
            "scope: full\n    bounds: {east: [0, 1]}",
            "24:14 offers.truce.bounds.east: east is not an issue of the text",
        ),
        ("scope: full", "scope: sectoral", "21:1 offers: no full offer"),
        (
            "reference: truce",
            "  b: {scope: full, text: {line: 1, port: 1}}\nreference: truce",
            "25:3 offers.b: a second full offer; keep one",
        ),
        (
            "one: shut}",
            "one: shut, pocket: hill}",
            "5:58 issues.port.pocket: got hill, which is not a pocket of the front",
        ),
        (
            "offers:",
            "front: {pockets: {hill: {holder: host}}}\noffers:",
            "21:34 front.pockets.hill.holder: got host, which is not a belligerent",
        ),
        (
            "offers:",
            "front: {momentum: {favours: north, against: east}}\noffers:",
            "21:45 front.momentum.against: got east, which is not a belligerent",
        ),
        (
            "offers:",
            "front: {momentum: {favours: north, against: north}}\noffers:",
            "21:45 front.momentum.against: got north twice",
        ),
        (
            "role: mediator\n    lead: true",
            "role: guarantor\n    backs: nort",
            "19:12 actors.host.backs: got nort, which is not a belligerent (did you mean north?)",
        ),
        ("  port: {", "  rest: {", "5:3 issues.rest: rest has a meaning of its own"),
    ],
)
def test_references_that_lead_nowhere(tmp_path, old, new, fault):
    text = PLAIN.replace(old, new, 1)
    assert text != PLAIN
    found = faults_of(tmp_path, text)
    assert any(told.startswith(fault) for told in found), found


def test_a_reference_to_two_sides_is_enough(tmp_path):
    assert faults_of(tmp_path, PLAIN.replace("urgency: 0.4", "trust: {host: 0.4, south: 1}")) != []
    assert faults_of(tmp_path, PLAIN.replace("urgency: 0.4", "trust: {host: 0.4, south: 1}\n    urgency: 0.4")) == []


@pytest.mark.parametrize(
    ("quantity", "message"),
    [
        ("momentum", "the front has no momentum to add to; give `front.momentum`"),
        ("momentun", "got momentun (did you mean momentum?); allowed: momentum, pressure.ID, trust.ID.ID"),
        ("pressure", "got pressure"),
        ("pressure.host", "host is not a belligerent; allowed: north, south"),
        ("trust.host", "got trust.host"),
        ("trust.east.north", "east is not an actor"),
        ("trust.north.north", "north is not another belligerent"),
        ("trust.north.host", "host is not another belligerent"),
        ("aid.host", "host is not a belligerent"),
        ("audience.nort", "nort is not a belligerent (did you mean north?)"),
        ("level.north.south", "got level.north.south"),
    ],
)
def test_what_events_may_add_to(tmp_path, quantity, message):
    (fault,) = faults_of(tmp_path, PLAIN + f"events: {{e: {{rate_per_day: 0.1, days: 1, add: {{{quantity}: 0.1}}}}}}\n")
    assert fault.startswith(f"26:48 events.e.add.{quantity}: {message}")


@pytest.mark.parametrize(
    "quantity",
    ["pressure.north", "trust.host.north", "trust.north.south", "aid.south", "audience.north", "level.south"],
)
def test_what_events_do_add_to(tmp_path, quantity):
    assert (
        faults_of(tmp_path, PLAIN + f"events: {{e: {{rate_per_day: 0.1, days: 1, add: {{{quantity}: 0.1}}}}}}\n") == []
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "because: [S1]",
            "because: [S9]",
            "22:51 actors.vale.positions.toll.because: got S9, which is no statement of the evidence",
        ),
        (
            "because: [S1]",
            "because: [X2]",
            "22:51 actors.vale.positions.toll.because: X2 is not in the source of the evidence; name it in `declares`",
        ),
        ("declares: [X1]", "declares: [X1, X7]", "4:16 declares: got X7, which is no statement of the evidence"),
        ("assumed: hearsay", 'assumed: " "', "24:76 actors.vale.sincerity.assumed: an empty reason"),
        (
            "because: [S1]",
            "because: S1",
            "22:50 actors.vale.positions.toll.because: got 'S1'; allowed: a list, such as [a, b]",
        ),
        (
            "because: [S1]",
            "because: [1]",
            "22:51 actors.vale.positions.toll.because.0: got 1; allowed: text; put it in quotes",
        ),
    ],
)
def test_statements_that_are_named_must_exist_and_be_declared(tmp_path, old, new, fault):
    found = faults_of(tmp_path, BASE.replace(old, new, 1))
    assert any(told.startswith(fault) for told in found), found


def test_a_declared_fact_may_be_named(tmp_path):
    assert faults_of(tmp_path, BASE.replace("because: [S1]", "because: [X1]")) == []
