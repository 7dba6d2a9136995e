"""The data builders against counts made another way, and the key numbers in the alt texts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.analysis.blockers import Blockers
from sim.analysis.findings import Findings
from sim.analysis.hundred import GROUPS, Hundred
from sim.analysis.sentence import sentence
from sim.analysis.shares import per_hundred, told_together
from sim.analysis.terms import RESOLUTION
from sim.model.block import columns, run_block
from sim.plots import convergence, days_held, endings, holdouts, icons, incidence, ledgers, terms
from sim.plots.caption import NothingToDraw, Source
from sim.results.rows import narrow
from sim.scenario import load_scenario
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS
from tests.plots.synthetic import EXTREMES, scenario_of

SOURCE = Source("A made-up case", 4000, 7)


def test_endings(read, table):
    data = endings.build(read("normal"))
    for name in ENDINGS:
        assert data.shares[name] == Proportion(int((table["ending"] == name).sum()), 4000)
    assert sum(data.counts.values()) == 4000
    assert "No agreement by day 30: 39 in 100" in endings.alt_text(data)
    assert endings.headings(data).headline == "Most often no ceasefire: 64 of 100 trials"


def ended(**counts: int) -> dict[str, int]:
    return {name: counts.get(name, 0) for name in ENDINGS}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        # A ceasefire is likelier as a group than the one ending that is most frequent.
        ({"stalled": 400, "full_collapsed": 300, "full_lapsed": 300}, "Most often a full ceasefire: 60 of 100 trials"),
        (
            {"stalled": 200, "full_lapsed": 200},
            "No ceasefire and a full ceasefire, equally often: 200 of 400 trials each",
        ),
        (
            {"stalled": 101, "full_lapsed": 99},
            "No ceasefire and a full ceasefire, too close to call: 51 and 49 of 100 trials",
        ),
        ({"sectoral_lapsed": 1}, "The one trial: only a sectoral ceasefire"),
        ({"full_lapsed": 3}, "Most often a full ceasefire: 3 of 3 trials"),
        ({"full_lapsed": 4_000}, "Most often a full ceasefire: 100 of 100 trials"),
    ],
)
def test_the_endings_title_speaks_of_groups_and_of_ties(counts, said):
    assert endings.headings(endings.EndingsData(SOURCE, ended(**counts))).headline == said


def test_icons_bars_and_sentence_round_alike(read):
    found = read("normal")
    shown, told = icons.build(found).icons, told_together(found.endings)
    names = ("holdout", "binding_lines", "binding_demand", "binding_demands", "ruled_out")
    nobody = Blockers(dict.fromkeys(names, ()))
    said = sentence(found.tally.outcomes, nobody, {})
    for key, group in GROUPS.items():
        number = sum(shown[name] for name in group.endings)
        assert told[key].startswith(f"{number} in 100")
        assert f" {number} " in said


def test_icons_name_what_is_too_rare_to_show(read):
    data = icons.build(read("normal"))
    assert sum(data.icons.values()) == 100
    assert f"{data.icons['stalled']} no agreement by day 30" in icons.alt_text(data)
    rare = icons.IconsData(SOURCE, Hundred.of(ended(refused=1, stalled=9_999)))
    assert rare.icons["refused"] == 0
    assert "Fewer than 1 in 100: talks refused." in icons.alt_text(rare)
    assert icons.headings(rare).headline == "Of 100 trials, none reaches a full ceasefire"


def test_fewer_than_a_hundred_trials_have_an_icon_each(read):
    three = icons.build(read("three_trials"))
    assert sum(three.icons.values()) == 3
    assert icons.headings(three).lead.startswith("Each dot is one trial of the model.")
    one = icons.IconsData(SOURCE, Hundred.of(ended(full_collapsed=1)))
    assert icons.headings(one).headline == "The one trial reaches a full ceasefire"
    assert icons.alt_text(one).startswith("1 icon, ")


def test_incidence(read, table):
    data = incidence.build(read("normal"))
    assert data.days == max(60, int(table["ending_day"].max()) + 1)
    for day in (0, 7, 29, 45, data.days - 1):
        ended = table[table["ending_day"] <= day]
        for name in ENDINGS:
            assert data.ended[name][day] == int((ended["ending"] == name).sum())
        assert data.open_after(day) == 4000 - len(ended)
    assert data.open_after(data.days - 1) == 0
    assert f"day 7: {data.open_after(7) / 40:.0f}" in incidence.alt_text(data)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ("normal", "39 of 100 trials end only because the term of the talks does; by day 7, 10 of 100 have ended"),
        (
            "mostly_stalled",
            "Most trials end only because the term of the talks does: 96 of 100; by day 7, fewer than 1",
        ),
        ("all_stalled", "All 500 trials end only because the term of the talks does"),
        ("all_extended", "By day 7 no trial has ended"),
        ("one_trial", "The one trial ends only because the term of the talks does"),
    ],
)
def test_incidence_names_the_wall_on_the_last_day_of_talks(read, shape, said):
    assert incidence.headings(incidence.build(read(shape))).headline.startswith(said)


def test_days_held(read, table):
    full, sectoral = days_held.build(read("normal")).held
    rows = table[table["full_days"].notna()]
    assert (full.scope, full.total, full.began.count) == ("full", len(rows), len(rows))
    assert full.lived["collapsed"][1] == int(((rows["ending"] == "full_collapsed") & (rows["full_days"] == 1)).sum())
    assert full.held == int(rows["ending"].isin(["full_lapsed", "full_extended"]).sum())
    assert full.quantile(0.5) == int(np.quantile(rows["full_days"], 0.5, method="inverted_cdf"))
    rows = table[table["sectoral_days"].notna()]
    assert sum(sectoral.lived["absorbed"]) == int(rows["ending"].astype(str).str.startswith("full_").sum())
    assert sum(full.lived["absorbed"]) == 0


def test_fifty_dots_stand_for_fifty_equal_slices(read, table):
    full = days_held.build(read("normal")).held[0]
    dots = days_held.quantile_dots(full)
    assert len(dots) == 50
    days = np.sort(table["full_days"].dropna())
    ranks = ((np.arange(50) + 0.5) / 50 * len(days)).astype(int)
    assert [day for day, _ in dots] == days[ranks].astype(int).tolist()
    whole = sum(day == 30 for day, _ in dots)
    assert whole == pytest.approx(50 * (days == 30).mean(), abs=1)


def test_a_few_ceasefires_get_one_dot_each(read):
    (held,) = days_held.build(read("three_trials")).held
    assert days_held.quantile_dots(held) == [(30, "extended")]


def test_days_held_alt_text_tells_the_median_and_the_spike(read):
    data = days_held.build(read("normal"))
    full = data.held[0]
    whole = full.held
    told = days_held.alt_text(data)
    assert f"half of them ended by day {full.quantile(0.5)}" in told
    assert f"{whole} of {full.total} lived the whole 30 days" in told


def test_terms(read, table):
    results = read("normal")
    data = terms.build(results)
    full = table[table["ending"].astype(str).str.startswith("full_")]
    assert data.agreed == len(full)
    case = scenario_of(EXTREMES["normal"])
    for key, issue in zip(case["issues"], data.issues, strict=True):
        assert issue.opening == case["offers"]["full"]["text"][key]
        assert issue.agreed is not None
        wanted = full[f"text_{key}"].quantile([0.05, 0.5, 0.95]).tolist()
        assert [issue.agreed.low, issue.agreed.median, issue.agreed.high] == pytest.approx(wanted, abs=RESOLUTION)
        assert f"opening text {issue.opening:.2f}, agreed {issue.agreed.in_words()}" in terms.alt_text(data)
    ideal = case["actors"]["side_00"]["positions"]["issue_00"]["ideal"]
    rng = np.random.default_rng(1)
    drawn = rng.triangular(ideal["low"], ideal["mode"], ideal["high"], 200_000)
    shown = data.issues[0].ideals[0]
    assert (shown.name, shown.fights) == ("Side 00", True)
    assert [shown.range.low, shown.range.median, shown.range.high] == pytest.approx(
        np.quantile(drawn, [0.05, 0.5, 0.95]).tolist(), abs=0.005
    )


def test_terms_mark_what_is_ruled_out_and_how_things_stand():
    """Of an issue of the present phase alone: the end that is shut, and the median of the limit."""
    case = load_scenario("jeddah-2025-03").scenario
    made = columns(case)
    rows = narrow(run_block(case, 7, 0, 20), made)
    data = terms.build(Findings.of(case, made, 20, [rows], 7))
    kursk = next(issue for issue in data.issues if issue.title.startswith("Fate of the Ukrainian troops"))
    shut = {ideal.name: ideal.ruled_out for ideal in kursk.ideals}
    assert shut == {
        "Russia": (0.0, pytest.approx(0.62, abs=0.02)), "Ukraine": (1.0, pytest.approx(0.7, abs=0.02)),
        "European governments": None, "NATO": None, "United States": None,
    }  # fmt: skip
    assert kursk.standing == pytest.approx(0.8, abs=0.02)
    land = next(issue for issue in data.issues if issue.title.startswith("Status of occupied"))
    assert all(ideal.ruled_out is None for ideal in land.ideals)
    assert "Russia 0.93 (rules out below 0.62)" in terms.alt_text(data)
    assert "as things stand 0.80" in terms.alt_text(data)


def test_terms_without_any_agreement(read):
    data = terms.build(read("all_stalled"))
    assert data.agreed == 0
    assert all(issue.agreed is None for issue in data.issues)
    assert "No trial reached a full agreement." in terms.headings(data).notes


def test_ledgers(read, table):
    data = ledgers.build(read("normal"))
    assert [ledger.name for ledger in data.ledgers] == ["Side 00", "Side 01"]
    for side, ledger in zip(("side_00", "side_01"), data.ledgers, strict=True):
        for line, value in ledger.lines.items():
            sign = -1 if line in ("war", "exposure", "audience") else 1
            assert value == pytest.approx(sign * table[f"day0_{line}_{side}"].astype(float).mean(), abs=1e-8)
        assert sum(ledger.lines.values()) == pytest.approx(ledger.total)
        yes = int((table[f"day0_answer_{side}"] == "yes").sum())
        assert ledger.yes == Proportion(yes, 4000)
        assert f"sum {ledger.total:+.3f}" in ledgers.alt_text(data)
    short = data.ledgers[0].threshold - data.ledgers[0].total
    worth = [f"{abs(data.ledgers[0].lines[line]):.2f}" for line in ("war", "terms")]
    assert ledgers.headings(data).headline == (
        f"Side 00 falls {short:.2f} short of a yes on day 0: fighting on is worth {worth[0]} to it, the text {worth[1]}"
    )
    assert "1 is every issue as the side wishes" in ledgers.headings(data).lead


def test_ledgers_say_ties_and_a_war_worth_less_than_nothing(read):
    (first, second) = ledgers.build(read("normal")).ledgers
    tied = ledgers.LedgersData(SOURCE, (first, replace(first, name="Other")))
    assert "Side 00 and Other each fall" in ledgers.headings(tied).headline
    bleak = replace(first, lines=first.lines | {"war": 0.05})
    assert "worth \N{MINUS SIGN}0.05 to it" in ledgers.headings(ledgers.LedgersData(SOURCE, (bleak, second))).headline


def test_holdouts(read, table):
    data = holdouts.build(read("normal"))
    failed = table[~table["ending"].astype(str).str.startswith("full_")]
    held = failed[failed["holdout"].notna()]
    assert data.nameless == len(failed) - len(held)
    assert {side.label: side.share.count for side in data.sides} == {
        name.replace("_", " ").capitalize(): int(count)
        for name, count in held["holdout"].astype(str).value_counts().items()
    }
    single = held[(held["holdout"] == "side_00") & (held["binding_demands"] == "issue_00")]
    assert next(r for r in data.demands if r.name == "Side 00: Issue number 1").share.count == len(single)
    assert sum(reason.share.count for reason in data.demands) == len(held)
    assert sum(reason.share.count for reason in data.lines) == len(held)
    assert f"Side 00: {per_hundred(data.sides[0].share)}" in holdouts.alt_text(data)
    several = held["binding_demands"].astype(str).str.contains("+", regex=False).mean()
    assert holdouts.headings(data).headline == (
        f"Side 00 held out last in {100 * data.sides[0].share.share:.0f} of 100 trials that a side kept from a full"
        f" ceasefire; in {100 * several:.0f} of 100 no single demand would have turned the answer"
    )


def test_holdouts_say_ties(read):
    data = holdouts.build(read("normal"))
    share = Proportion(50, 100)
    sides = tuple(holdouts.Reason(name, share) for name in ("North", "South"))
    said = holdouts.headings(replace(data, sides=sides)).headline
    assert said.startswith("North and South held out last equally often, each in 50 of 100 trials")


def test_convergence(read, table):
    data = convergence.build(read("normal"))
    assert data.trials[-1] == 4000
    assert data.trials == tuple(sorted(set(data.trials)))
    for place, trials in ((0, data.trials[0]), (20, data.trials[20]), (-1, 4000)):
        for name, shares in data.shares.items():
            assert shares[place] == Proportion(int((table["ending"][:trials] == name).sum()), trials)
    widest = max(100 * shares[-1].half_width for shares in data.shares.values())
    assert f"±{widest:.2g} points" in convergence.alt_text(data)


def test_figures_without_anything_to_show_say_why(read):
    with pytest.raises(NothingToDraw, match="no trial had a ceasefire"):
        days_held.build(read("all_stalled"))
    with pytest.raises(NothingToDraw, match="no side held out"):
        holdouts.build(read("all_extended"))
