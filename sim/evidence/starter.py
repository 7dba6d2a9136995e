"""A commented folder of evidence to begin from, about the made-up war of the starter scenario; it loads as it is."""

from __future__ import annotations

__all__ = ["STARTER"]

_ABOUT = """\
# yaml-language-server: $schema=evidence.schema.json
# Evidence for a scenario: who said what, and what several people made of it, each alone. All of it is made up.
#   about.yaml       (this file) where it comes from, and every word that the other files may use
#   statements.yaml  who said or did what, one line each
#   facts.yaml       true and public, but not in your source: a scenario that leans on one lists it under `declares`
#   coders/          one file per coder, each written alone, with numbers
#   supports.yaml    which statements stand behind which number
# How to go on:
#   1. put your groups, issues and source here, and your statements into statements.yaml;
#   2. let two people code them, each alone, by the codebook (seeds/codebook.md of Truce);
#   3. `truce validate FOLDER` shows every mistake with its line, `truce evidence FOLDER` how far the coders agree;
#   4. point a scenario at it: `evidence: FOLDER` at the top, `group: NORTH` at the actor, and `coded` where a number is
#      to be read from here; coders/A.yaml says which `coded` reads which block, and `truce init` writes one of each.
# `truce schema --kind evidence > evidence.schema.json` in this folder gives editors the format of all its files.
title: Ceasefire between North and South (made up)
cutoff: 2000-01-31              # nothing later may stand in here: the scenario's day 0, or before
source: Made up. Cuttings of January 2000 from two papers that never existed.
status: A starter, to be replaced.
flaws:
  - Both papers are printed in the capital of the North.

# Speakers that are coded together. An actor of a scenario takes its group by `group: NORTH`.
groups:
  NORTH: {title: The North}
  SOUTH: {title: The South}
  HOST: {title: The host of the talks}
  PRESS: {title: Papers, note: their own readings; no positions}

# The issues of the scenario, by the same ids: what 0 and 1 mean, and what may stand between.
issues:
  line:
    title: Where the troops stand
    zero: back where they began
    one: at the pass, beyond all that the North has taken
    anchors: {0.5: "half way, with a strip that nobody enters", 0.8: where they stand now}
    support: good
  monitors:
    title: Who watches the ceasefire
    zero: outsiders, in public
    one: the two sides themselves
    support: fair

# What a statement may be about that takes no side on an issue.
topics:
  urgency: how much a side is in a hurry
  sincerity: whether a side wants the ceasefire or the time
  momentum: who is winning

# Kinds of parameters, each with its range. In a coder's file QUANTITY__GROUP, or QUANTITY__A_in_B and QUANTITY__A_on_B.
quantities:
  urgency: {meaning: how much war or the lack of a deal presses on the group, low: 0, high: 1}
  sincerity: {meaning: probability that the group wants a ceasefire rather than time, low: 0, high: 1}
  optimism: {meaning: how much the group overrates its chance of winning, low: 0, high: 1}
  audience_cost: {meaning: what backing down costs the group at home, low: 0, high: 1}
  audience_cost_of_no_deal: {meaning: what the group loses at home if no deal comes, low: 0, high: 1}
  trust: {meaning: how far one group takes another at its word, low: 0, high: 1}
  leverage: {meaning: what one group can bring to bear on another, low: 0, high: 1}
  momentum: {meaning: "who is winning, from -1 (the South) to 1 (the North)", low: -1, high: 1}
"""

_STATEMENTS = """\
# yaml-language-server: $schema=evidence.schema.json
# Who said or did what, in one sentence of your own each. kind: stated (own words), attributed (reported without them),
# fact (something that happened), outlet_view (how a paper reads a group), analyst. A text with a comma needs quotes.
N1: {actor: Leader, group: NORTH, outlet: Courier, date: 2000-01-12, kind: stated, text: We never go back to the river.}
N2: {actor: Staff, group: NORTH, outlet: Courier, date: 2000-01-15, kind: attributed, text: Each side can watch itself.}
N3: {actor: Army, group: NORTH, outlet: Gazette, date: 2000-01-18, kind: fact, text: "Took two villages, and stopped."}
S1: {actor: Premier, group: SOUTH, outlet: Gazette, date: 2000-01-13, kind: stated, text: We sign away not one village.}
S2: {actor: Envoy, group: SOUTH, outlet: Gazette, date: 2000-01-20, kind: stated, text: "Outsiders watch, and print."}
S3: {actor: Gazette, group: SOUTH, outlet: Gazette, date: 2000-01-25, kind: outlet_view, text: It can hold till June.}
H1: {actor: Minister, group: HOST, outlet: Courier, date: 2000-01-22, kind: stated, text: "Half way, a strip between."}
H2: {actor: Minister, group: HOST, outlet: Courier, date: 2000-01, kind: stated, text: The guns are silent by spring.}
P1: {actor: Courier, group: PRESS, outlet: Courier, date: 2000-01-28, kind: analyst, text: The North thinks it has won.}
"""

_FACTS = """\
# yaml-language-server: $schema=evidence.schema.json
# True and public before the cutoff, but not in your source. Coders give these no assignment; a limit or a support may
# name them, and a scenario that leans on one lists it: `declares: [X1]`.
X1: {actor: Both armies, group: PRESS, outlet: archive, date: 1998-06, kind: fact, text: The last one held nine days.}
"""

_SUPPORTS = """\
# yaml-language-server: $schema=evidence.schema.json
# Which statements stand behind a position or a parameter. A row without statements is a judgement; its note says why.
# Limits name their statements themselves, in the coders' files.
positions:
  NORTH:
    line: {statements: [N1]}
    monitors: {statements: [N2], note: attributed}
  SOUTH:
    line: {statements: [S1]}
    monitors: {statements: [S2]}
  HOST:
    line: {statements: [H1]}

parameters:
  urgency__NORTH: {statements: [N3], note: "indirect: stopped although it was winning"}
  urgency__SOUTH: {statements: [S3], note: a paper's reading}
  urgency__HOST: {statements: [H2]}
  sincerity__NORTH: {statements: [N3], note: indirect}
  sincerity__SOUTH: {statements: [S2], note: indirect}
  optimism__NORTH: {statements: [P1], note: an analyst's reading}
  audience_cost__NORTH: {statements: [N1], note: indirect}
  audience_cost__SOUTH: {statements: [S1], note: indirect}
  audience_cost_of_no_deal__HOST: {statements: [H2]}
  trust__NORTH_in_SOUTH: {statements: [X1], note: indirect}
  trust__SOUTH_in_NORTH: {statements: [X1], note: indirect}
  leverage__HOST_on_NORTH: {statements: [], note: "no statement: judgement"}
  leverage__HOST_on_SOUTH: {statements: [], note: "no statement: judgement"}
  momentum__whole_front: {statements: [N3]}
"""

_A = """\
# yaml-language-server: $schema=../evidence.schema.json
# Coder A: everything that one person decided, alone and before seeing anybody else's numbers. A cell may be left out.
# Each trial takes one coder at random and reads all numbers with that one.
about: Coded from the statements alone; a starter, to be replaced.
# panel: second_look            # where other people code some blocks: a panel is drawn apart from those without one

# What each statement is about; where it puts its speaker on the scale, if it takes a stand; how firmly it is put.
assignments:
  N1: {issue: line, position: 0.9, firmness: 0.8}
  N2: {issue: monitors, position: 0.8, firmness: 0.4}
  N3: {issue: momentum, firmness: 0.6}
  S1: {issue: line, position: 0.1, firmness: 0.85}
  S2: {issue: monitors, position: 0, firmness: 0.7}
  S3: {issue: urgency, firmness: 0.5}
  H1: {issue: line, position: 0.5, firmness: 0.6}
  H2: {issue: urgency, firmness: 0.7}

# What each group asks for, [least, most likely, most], and how much the issue matters to it beside others.
# `positions: coded` at an actor reads it; `war_aims: coded_ideals` says that a victory brings what the actor wants.
positions:
  NORTH:
    line: {position: [0.7, 0.85, 1], salience: 0.8}
    monitors: {position: [0.5, 0.7, 0.9], salience: 0.4}
  SOUTH:
    line: {position: [0, 0.15, 0.3], salience: 0.9}
    monitors: {position: [0, 0.05, 0.2], salience: 0.6}
  HOST:
    line: {position: [0.4, 0.5, 0.6], salience: 0.5}

# What each group has ruled out: a refusal, a vow, a condition. To ask for more is none. `limits: coded` reads it.
limits:
  NORTH:
    line: {rules_out: below, at: [0.2, 0.35, 0.5], firmness: 0.6, statements: [N1], note: short of the river may do}
  SOUTH:
    line: {rules_out: above, at: [0.6, 0.75, 0.9], firmness: 0.8, statements: [S1]}

# Where each issue stands while nothing is agreed and the fighting goes on. `status_quo: coded` at the top reads it.
status_quo:
  line: {at: [0.75, 0.8, 0.85], note: the North holds what it took (N3)}
  monitors: {at: [0.9, 1, 1], note: nobody watches}

# Issues on which a group has what it fights for: its victory leaves them as they stand. `aims_met: coded` reads it.
aims_met:
  NORTH: [line]                 # nearly: it stopped short of the pass (N3)

# Everything else, each read by `coded` at the number of that name: [least, most likely, most].
parameters:
  urgency__NORTH: [0.05, 0.15, 0.3]
  urgency__SOUTH: [0.4, 0.6, 0.8]
  urgency__HOST: [0.5, 0.65, 0.8]
  sincerity__NORTH: [0.25, 0.4, 0.55]
  sincerity__SOUTH: [0.6, 0.8, 0.9]
  optimism__NORTH: [0.1, 0.2, 0.35]
  audience_cost__NORTH: [0.3, 0.45, 0.6]
  audience_cost__SOUTH: [0.4, 0.6, 0.75]
  audience_cost_of_no_deal__HOST: [0.4, 0.6, 0.8]
  trust__NORTH_in_SOUTH: [0.1, 0.2, 0.35]
  trust__SOUTH_in_NORTH: [0.05, 0.15, 0.3]
  leverage__HOST_on_NORTH: [0.1, 0.25, 0.4]
  leverage__HOST_on_SOUTH: [0.2, 0.4, 0.6]
  momentum__whole_front: [0.3, 0.4, 0.5]
"""

_B = """\
# yaml-language-server: $schema=../evidence.schema.json
# Coder B: the same, by somebody else. Where the two differ, every trial takes one of them at random; where only one of
# them gives a number, that one. Every block is as in A.yaml.
about: Counted only what a side itself said or did; a starter, to be replaced.

assignments:
  N1: {issue: line, position: 0.8, firmness: 0.7}
  N2: {issue: monitors, position: 0.7, firmness: 0.3}
  N3: {issue: momentum, firmness: 0.7}
  S1: {issue: line, position: 0, firmness: 0.9}
  S2: {issue: monitors, position: 0.1, firmness: 0.75}
  H1: {issue: line, position: 0.5, firmness: 0.5}
  H2: {issue: urgency, firmness: 0.8}

positions:
  NORTH:
    line: {position: [0.6, 0.8, 1], salience: 0.9}
    monitors: {position: [0.4, 0.6, 0.8], salience: 0.3}
  SOUTH:
    line: {position: [0, 0.1, 0.4], salience: 0.8}
    monitors: {position: [0, 0.1, 0.3], salience: 0.7}
  HOST:
    line: {position: [0.4, 0.5, 0.6], salience: 0.6}

# No limit for the North: that it never goes back to the river says nothing of half way. Where one coder of two finds a
# limit, it is one in half of the trials.
limits:
  SOUTH:
    line: {rules_out: above, at: [0.5, 0.7, 0.85], firmness: 0.9, statements: [S1]}

status_quo:
  line: {at: [0.8, 0.8, 0.9]}
  monitors: {at: [1, 1, 1]}

aims_met: {}                    # looked for, and none found; a block that is left out was not looked for

parameters:
  urgency__NORTH: [0.1, 0.2, 0.4]
  urgency__SOUTH: [0.3, 0.5, 0.7]
  urgency__HOST: [0.5, 0.7, 0.9]
  sincerity__NORTH: [0.3, 0.45, 0.6]
  sincerity__SOUTH: [0.5, 0.75, 0.9]
  optimism__NORTH: [0.05, 0.15, 0.3]
  audience_cost__NORTH: [0.3, 0.5, 0.7]
  audience_cost__SOUTH: [0.4, 0.6, 0.8]
  audience_cost_of_no_deal__HOST: [0.4, 0.55, 0.75]
  trust__NORTH_in_SOUTH: [0.1, 0.25, 0.4]
  trust__SOUTH_in_NORTH: [0.05, 0.1, 0.2]
  leverage__HOST_on_NORTH: [0.15, 0.3, 0.45]
  leverage__HOST_on_SOUTH: [0.2, 0.35, 0.5]
  momentum__whole_front: [0.2, 0.35, 0.5]
"""

STARTER = {
    "about.yaml": _ABOUT,
    "statements.yaml": _STATEMENTS,
    "facts.yaml": _FACTS,
    "supports.yaml": _SUPPORTS,
    "coders/A.yaml": _A,
    "coders/B.yaml": _B,
}
"""The files of the folder that `truce init --evidence` writes, by their names below it."""
