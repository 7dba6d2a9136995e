"""Commented scenarios to begin from, one with numbers and one that reads coded evidence: they run as they stand."""

from __future__ import annotations

import json

__all__ = ["STARTER", "coded_starter"]

STARTER = """\
# yaml-language-server: $schema=scenario.schema.json
# A scenario for `truce run`. `truce schema > scenario.schema.json` gives editors the format; `truce validate FILE`
# checks it; `truce show FILE` prints every value, defaults included, with where it comes from.
#
# Any number may be bare, or uncertain. Every form that it may have stands below in comments, beneath `urgency`,
# `capability` and `after_days`: take the # off the one you want, and delete the line in force above it.
# Say what stands behind a number beside it: `because: [S01]` names coded statements, `assumed: why` marks a judgement,
# `measured: which fit` a number that was fitted to records.
schema: 2
name: A starter
question: Does a ceasefire between two sides come about, and does it hold?
assumed: made up, to be replaced
# evidence: my-evidence         # coded statements for `coded` numbers; `truce init FILE --evidence DIR` writes both
# The kind of past proposal that this one is like; it changes nothing in a run.
# class: {proposal: full, proposed_by: third_party, one_yes: true, silent_side: winning}

horizon: {talks_days: 30, halt_days: 30}

# What can be settled: each a scale from 0 to 1, with what its ends mean.
issues:
  line:
    title: Where the troops stand
    zero: back where they began
    one: at the pass, beyond all that the North has taken
  monitors:
    title: Who watches the ceasefire
    zero: outsiders, in public
    one: the two sides themselves
    process: true               # about the ceasefire itself: no prize of victory, which leaves it at the reference
    security: true              # what leaves a side exposed
    monitored_at: zero          # the end with the best monitoring

# Who takes part: belligerents (at least two), mediators (one may lead), guarantors (each backs a belligerent).
actors:
  north:
    role: belligerent
    sincerity: 0.4              # chance that it wants a ceasefire rather than time
    urgency: {dist: triangular, low: 0.05, mode: 0.2, high: 0.4}      # least, most likely, largest
    # urgency: 0.4                                                    # known
    # urgency: {dist: fixed, value: 0.4, assumed: a guess}            # known, with what stands behind it
    # urgency: {dist: uniform, low: 0.2, high: 0.7}                   # all alike
    # urgency: {dist: pert, low: 0.2, mode: 0.4, high: 0.7}           # a triangle with softer ends
    # urgency: {dist: normal, mean: 0.4, sd: 0.1, low: 0, high: 1}    # a bell, cut off where a share ends
    # urgency: {dist: beta, mean: 0.4, n: 20}                         # a share, as if seen in 20 cases
    # urgency: {ci90: [0.2, 0.7], family: logitnormal}                # a share, with 5 in 100 below and above
    # urgency: {ci90: [0.2, 0.7], family: uniform}                    # the same, all alike
    # urgency: {dist: choice, values: [0.2, 0.7], weights: [3, 1]}    # one of these; weights may be left out
    # urgency: {dist: bernoulli, p: 0.4}                              # 1 with this chance, else 0
    # urgency: {dist: coded, key: parameters.urgency__N, coders: {A: [0.2, 0.4, 0.6], B: [0.3, 0.5, 0.7]}}
    #   one triangle per coder; with `evidence: FOLDER` above and `group: N` here, `urgency: coded` reads it from there
    capability: 1               # military strength beside that of others: any number from 0 up
    # capability: {dist: lognormal, median: 1, sigma: 0.2}            # never below 0, no upper end
    # capability: {ci90: [0.7, 1.5], family: lognormal}               # the same, by its 90 % interval
    # capability: {ci90: [0.7, 1.3], family: normal, low: 0}          # a bell, cut off at 0
    optimism: {dist: triangular, low: 0, mode: 0.1, high: 0.3}        # how far it overrates its chance of winning
    # optimism: 0                                                     # not at all
    positions:                  # ideal: what it asks for; salience: how much it matters; firmness: how firmly it is put
      line:
        ideal: {dist: triangular, low: 0.6, mode: 0.8, high: 1}
        salience: 0.8
        firmness: 0.5
        # What it has ruled out: all that lies below. In some trials that is a veto, in others it costs face at home.
        limit: {rules_out: below, at: {dist: triangular, low: 0.2, mode: 0.3, high: 0.5}, firmness: 0.6}
        # limit: {rules_out: below, at: 0.3, firmness: 0.6}           # at least 0.1 away from what it asks for
        # wish: 0.9             # what it wants, where that is not what it asks for
      monitors: {ideal: 0.6, salience: 0.4}
    war_aims: ideals            # what it would impose if it won: what it wants, a little less than it asks for
    # war_aims: {line: 0.9}                                           # or aims of their own
    # aims_met: {line: 1}                                             # it has what it fights for: the status quo stays
    trust: {south: 0.2}
    audience_cost: 0.4
  south:
    role: belligerent
    sincerity: 0.8
    urgency: {dist: triangular, low: 0.3, mode: 0.5, high: 0.8}
    positions:
      line:
        ideal: {dist: triangular, low: 0, mode: 0.2, high: 0.4}
        salience: 0.9
        firmness: 0.6
        limit: {rules_out: above, at: 0.7, firmness: 0.8}
      monitors: {ideal: 0.1, salience: 0.6}
    war_aims: ideals
    trust: {north: 0.2}
    audience_cost: 0.5
  host:
    role: mediator
    lead: true                  # writes the text; its leaving ends the talks
    positions:
      line: {ideal: 0.5, salience: 0.5}
    urgency: 0.6
    no_deal_cost: 0.5
    trust: {north: 0.5, south: 0.5}
    leverage: {north: 0.3, south: 0.4}

front:
  momentum: {favours: north, against: south, mean: 0.4}          # from -1 to 1: the North is winning

# What is on the table: one full offer with a term for every issue, and at most one sectoral offer.
offers:
  truce:
    scope: full
    text: {line: 0.5, monitors: 0.3}
    bounds: {monitors: [0, 0.6]}
  sea:
    scope: sectoral
    text: {monitors: 0.4}
    stakes: 0.25
    after_days: {dist: integer, low: 2, mode: 6, high: 14}            # whole numbers; days without agreement until then
    # after_days: {dist: integer, low: 2, high: 14}                   # all alike

reference: truce                # the package that real wishes lean toward: the text above, as it stands here
status_quo: {line: 0.8, monitors: 1}                                  # how things stand while nothing is agreed
# With a status quo, fighting on may settle nothing: the chance of that between even sides.
# war: {indecisive: 0.5}
# Whether a limit is a veto: the chance for one of firmness 1. 0: never, it only costs; 1: always.
# preferences: {absolute: 0.5}

# What may come, as a chance per day; never as a date.
events:
  leaders_call:
    rate_per_day: 0.05
    days: 3
    add: {pressure.north: 0.02, trust.host.north: 0.05}

# Uncertain numbers that are high or low together, each with its own distribution as it is. Take off the # to try it.
# correlations:
#   one_war:
#     inputs: [actors.north.urgency, actors.south.urgency]
#     rho: 0.5
#     assumed: both sides tire of the same war
"""
"""The text of the starter that `truce init` writes."""


def coded_starter(evidence: str) -> str:
    """Return the text of a starter whose numbers are read from a folder of evidence, by its name from the file."""
    return _CODED.replace("EVIDENCE", json.dumps(evidence, ensure_ascii=False))


_CODED = """\
# yaml-language-server: $schema=scenario.schema.json
# A scenario for `truce run` whose numbers come from coded statements: `coded` reads what the coders of `evidence` gave
# for the group of the actor. `truce evidence FILE` shows what stands behind it, `truce show FILE` every value with its
# origin. Any number may be written out instead; the starter that `truce init OTHER` writes shows every form of one.
schema: 2
name: A coded starter
question: Does a ceasefire between two sides come about, and does it hold?
evidence: EVIDENCE
declares: [X1]                  # facts that are not in the source of the evidence
# The kind of past proposal that this one is like; it changes nothing in a run.
class: {proposal: full, proposed_by: third_party}

issues:
  line:
    title: Where the troops stand
    zero: back where they began
    one: at the pass, beyond all that the North has taken
  monitors:
    title: Who watches the ceasefire
    zero: outsiders, in public
    one: the two sides themselves
    process: true               # about the ceasefire itself: no prize of victory
    security: true              # what leaves a side exposed
    monitored_at: zero          # the end with the best monitoring

actors:
  north:
    role: belligerent
    group: NORTH
    positions: coded            # what it asks for, how much that matters and how firmly it is put
    limits: coded               # what it has ruled out
    war_aims: coded_ideals      # what it would impose if it won: what it wants
    aims_met: coded             # where it has that already, a victory leaves things as they stand
    sincerity: coded
    urgency: coded
    optimism: coded
    audience_cost: coded
    trust: {south: coded}
  south:
    role: belligerent
    group: SOUTH
    positions: coded
    limits: coded
    war_aims: coded_ideals
    sincerity: coded
    urgency: coded
    audience_cost: coded
    trust: {north: coded}
  host:
    role: mediator
    lead: true                  # writes the text; its leaving ends the talks
    group: HOST
    positions: coded
    urgency: coded
    no_deal_cost: coded
    leverage: {north: coded, south: coded}

front:
  momentum: {favours: north, against: south, mean: coded}

offers:
  truce:
    scope: full
    text:
      line: {dist: fixed, value: 0.5, because: [H1]}
      monitors: {dist: fixed, value: 0.3, assumed: between what the two sides ask for}
    bounds: {monitors: [0, 0.6]}

reference: truce                # the package that real wishes lean toward
status_quo: coded               # how things stand while nothing is agreed
"""
