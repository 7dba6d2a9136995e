"""A commented scenario to begin from: it runs as it stands."""

from __future__ import annotations

__all__ = ["STARTER"]

STARTER = """\
# yaml-language-server: $schema=scenario.schema.json
# A scenario for `truce run`. `truce schema > scenario.schema.json` gives editors the format; `truce validate FILE`
# checks it; `truce show FILE` prints every value, defaults included, with where it comes from.
#
# Any number may be bare, or uncertain. Every form that it may have stands below in comments, beneath `urgency`,
# `capability` and `after_days`: take the # off the one you want, and delete the line in force above it.
# Say what stands behind a number beside it: `because: [S01]` names coded statements, `assumed: why` marks a judgement,
# `measured: which fit` a number that was fitted to records.
schema: 1
name: A starter
question: Does a ceasefire between two sides come about, and does it hold?
assumed: made up, to be replaced

horizon: {talks_days: 30, halt_days: 30}

# What can be settled: each a scale from 0 to 1, with what its ends mean.
issues:
  line:
    title: Where the troops stand
    zero: back where they began
    one: where they are now
  monitors:
    title: Who watches the ceasefire
    zero: outsiders, in public
    one: the two sides themselves
    security: true              # what leaves a side exposed
    monitored_at: zero          # the end with the best monitoring

# Who takes part: belligerents (at least two), mediators (one may lead), guarantors (each backs a belligerent).
actors:
  north:
    role: belligerent
    sincerity: 0.7              # chance that it wants a ceasefire rather than time
    urgency: {dist: triangular, low: 0.2, mode: 0.4, high: 0.7}       # least, most likely, largest
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
    positions:                  # ideal: where it stands; salience: how much it matters; firmness: how firmly it is put
      line: {ideal: {dist: triangular, low: 0.6, mode: 0.8, high: 1}, salience: 0.8, firmness: 0.5}
      monitors: {ideal: 0.6, salience: 0.4}
    war_aims: ideals            # what it would impose if it won: here what it asks for at the table
    trust: {south: 0.2}
    audience_cost: 0.4
  south:
    role: belligerent
    sincerity: 0.8
    urgency: {dist: triangular, low: 0.3, mode: 0.5, high: 0.8}
    positions:
      line: {ideal: {dist: triangular, low: 0, mode: 0.2, high: 0.4}, salience: 0.9, firmness: 0.6}
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
  momentum: {favours: north, against: south, mean: 0.1}

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
