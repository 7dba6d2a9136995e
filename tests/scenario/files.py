"""A small scenario and a small folder of evidence, written afresh for each test."""

from pathlib import Path

from sim.errors import ScenarioError
from sim.scenario import Loaded, load_scenario

BASE = """\
schema: 2
name: The well
evidence: well
declares: [X1]
issues:
  water: {title: Who draws first, zero: hill, one: vale, pocket: ford}
  toll: {title: Toll, zero: none, one: high}
actors:
  hill:
    role: belligerent
    group: HILL
    positions: coded
    war_aims: coded_ideals
    sincerity: 0.5
    urgency: coded
    trust: {vale: coded}
  vale:
    role: belligerent
    group: VALE
    positions:
      rest: coded
      toll: {ideal: 0.9, salience: 0.4, because: [S1]}
    war_aims: ideals
    sincerity: {dist: triangular, low: 0.2, mode: 0.5, high: 0.6, assumed: hearsay}
    urgency: 0.5
  priest:
    role: mediator
    lead: true
    group: PRIEST
    leverage: {hill: {coded: leverage__PRIEST_on_HILL}}
front:
  momentum: {favours: vale, against: hill, mean: coded}
  pockets:
    ford: {holder: hill, momentum: coded}
offers:
  full:
    scope: full
    text: {water: 0.5, toll: {dist: fixed, value: 0.4, because: [S4]}}
    bounds: {toll: [0, 0.6]}
reference: full
events:
  feast: {rate_per_day: 0.1, days: 2, add: {trust.priest.vale: 0.1}, assumed: every week}
"""

PLAIN = """\
schema: 2
name: Plain
issues:
  line: {title: The line, zero: here, one: there}
  port: {title: The port, zero: open, one: shut}
actors:
  north:
    role: belligerent
    sincerity: 0.5
    urgency: 0.4
    positions:
      line: {ideal: 0.9, salience: 0.8}
  south:
    role: belligerent
    sincerity: 0.5
    urgency: {dist: triangular, low: 0.1, mode: 0.2, high: 0.3}
  host:
    role: mediator
    lead: true
    leverage: {north: 0.2}
offers:
  truce:
    scope: full
    text: {line: 0.5, port: 0.5}
reference: truce
"""

EVIDENCE = {
    "about.yaml": """\
title: A quarrel about a well
cutoff: 1900-06-01
source: The village paper.
status: Made up for tests.
groups: {HILL: {title: The hill}, VALE: {title: The vale}, PRIEST: {title: The priest}}
issues:
  water: {title: Who draws first, zero: the hill, one: the vale}
  toll: {title: Toll, zero: none, one: high}
topics: {mood: how people feel}
quantities:
  urgency: {meaning: hurry, low: 0, high: 1}
  trust: {meaning: trust, low: 0, high: 1}
  leverage: {meaning: leverage, low: 0, high: 1}
  momentum: {meaning: who gains, low: -1, high: 1}
  optimism: {meaning: optimism, low: 0, high: 1}
""",
    "statements.yaml": """\
S1: {actor: Elder, group: HILL, outlet: paper, date: 1900-05-30, kind: stated, text: "We draw first."}
S2: {actor: Elder, group: HILL, outlet: paper, date: 1900-05-30, kind: stated, text: "We are in no hurry."}
S3: {actor: Miller, group: VALE, outlet: paper, date: 1900-05-31, kind: fact, text: "Dug a ditch."}
S4: {actor: Priest, group: PRIEST, outlet: paper, date: 1900-05-31, kind: stated, text: "A small toll is fair."}
""",
    "facts.yaml": """\
X1: {actor: Clerk, group: VALE, outlet: ledger, date: 1900-06-01, kind: fact, text: "The well is low."}
X2: {actor: Clerk, group: VALE, outlet: ledger, date: 1900-06-01, kind: fact, text: "It rained."}
""",
    "supports.yaml": """\
positions:
  HILL: {water: {statements: [S1]}}
  VALE: {water: {statements: [S3], note: indirect}}
parameters:
  urgency__HILL: {statements: [S2]}
  trust__HILL_in_VALE: {statements: [S3]}
""",
    "coders/A.yaml": """\
about: The teacher.
assignments:
  S1: {issue: water, position: 0, firmness: 0.9}
  S4: {issue: toll, position: 0.4, firmness: 0.5}
positions:
  HILL: {water: {position: [0, 0.1, 0.3], salience: 0.8}}
  VALE: {water: {position: [0.6, 0.8, 1], salience: 0.5}, toll: {position: [0, 0.1, 0.2], salience: 0.3}}
parameters:
  urgency__HILL: [0.2, 0.4, 0.6]
  trust__HILL_in_VALE: [0, 0.1, 0.2]
  leverage__PRIEST_on_HILL: [0.1, 0.2, 0.3]
  momentum__whole_front: [-0.5, 0, 0.5]
  momentum__ford: [0, 0.5, 1]
  optimism__HILL: [0.1, 0.2, 0.4]
""",
    "coders/B.yaml": """\
about: The smith.
assignments:
  S1: {issue: water, position: 0.1, firmness: 0.7}
positions:
  HILL: {water: {position: [0, 0.2, 0.4], salience: 0.6}}
parameters:
  urgency__HILL: [0.3, 0.5, 0.7]
""",
    "coders/first.yaml": """\
about: The baker.
panel: limits
limits:
  HILL: {water: {rules_out: above, at: [0.4, 0.5, 0.7], firmness: 0.8, statements: [S1]}}
  VALE:
    water: {rules_out: below, at: [0.3, 0.4, 0.5], firmness: 0.5, statements: [S4]}
    toll: {rules_out: above, at: [0.2, 0.3, 0.4], firmness: 0.6}
status_quo: {water: {at: [0, 0.1, 0.2]}}
aims_met: {HILL: [water]}
""",
    "coders/second.yaml": """\
about: The miller's wife.
panel: limits
limits:
  HILL: {water: {rules_out: above, at: [0.5, 0.6, 0.8], firmness: 0.9, statements: [S1]}}
  VALE: {water: {rules_out: below, at: [0.2, 0.3, 0.4], firmness: 0.4}}
status_quo: {water: {at: [0, 0.2, 0.3]}, toll: {at: [0.3, 0.4, 0.5]}}
aims_met: {HILL: [water, toll], VALE: []}
""",
}


def write_evidence(folder: Path) -> Path:
    """The folder `well` below `folder`."""
    for name, text in EVIDENCE.items():
        path = folder / "well" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "well"


def write(folder: Path, text: str, name: str = "base.yaml") -> Path:
    """A scenario file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def load(folder: Path, text: str, *overrides: str) -> Loaded:
    """The scenario that a text describes, with the evidence beside it."""
    write_evidence(folder)
    return load_scenario(write(folder, text), overrides)


def faults_of(folder: Path, text: str | bytes, *overrides: str) -> list[str]:
    """`line:col dotted: message` of each fault of a text, in order; empty if there is none."""
    write_evidence(folder)
    path = folder / "faulty.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    try:
        load_scenario(path, overrides)
    except ScenarioError as error:
        return [f"{fault.line}:{fault.col} {fault.dotted}: {fault.message}" for fault in error.faults]
    return []
