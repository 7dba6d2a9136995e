"""What the pages say in words follows from the numbers that they show; those numbers are checked by `test_pages`.

Each test names the sentence that it stands for, so that a sentence which is rewritten takes its test along.
"""

import re

import pytest

from tools.part import DOCS, ROOT

TUTORIAL, ASSUMPTIONS, MODEL, README = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("docs/tutorial.md", "docs/assumptions.md", "docs/model.md", "README.md")
)
NUMBER = re.compile(r"[+-]?\d*\.?\d+(?![\d,])")


def says(page, sentence):
    """The page says so, wherever its lines break."""
    assert sentence in " ".join(page.split()), f"the page no longer says: {sentence}"


def row(page, label, place=0):
    """Numbers of the line of output that begins with a label: its first occurrence in the page, or a later one."""
    lines = [line for line in page.splitlines() if re.match(rf"\s*{re.escape(label)}\s+[\d+-]", line)]
    return [float(each) for each in NUMBER.findall(lines[place].split(label, 1)[1].replace(",", ""))]


def ledger(line):
    """A line of the tables of ledgers: Moscow's number and Kyiv's."""
    return row(TUTORIAL, line)


# README


def test_moscow_says_no_and_kyiv_says_yes():
    says(README, "Moscow says an outright yes in fewer than 1 of 100 trials and Kyiv in more than 99")
    moscow, kyiv = ledger("outright yes, in 100")
    assert moscow < 1
    assert kyiv > 99


# tutorial


def test_fighting_on_is_worth_little_to_kyiv_and_more_than_the_text_to_moscow():
    says(TUTORIAL, "fighting on is worth little. For Moscow fighting on is worth more than the text")
    (moscow, kyiv), (moscow_terms, kyiv_terms) = ledger("- war"), ledger("+ terms")
    assert moscow > moscow_terms
    assert kyiv < kyiv_terms / 2
    says(TUTORIAL, "the fear that the other side recovers comes on top")
    assert ledger("- exposure")[0] > max(ledger("- audience")[0], ledger("+ pressure")[0])


def test_where_a_ceasefire_came_about_the_text_had_moved_most_on_three_issues():
    says(TUTORIAL, "had moved toward Moscow: most on arms and aid, on monitoring and on sequencing")
    terms = (DOCS / "figures" / "base-terms.txt").read_text(encoding="utf-8").split("1: ")
    moves = [re.search(r"opening text ([\d.]+), agreed ([\d.]+)", part) for part in terms]
    moved = sorted(
        ((float(each[2]) - float(each[1]), text) for each, text in zip(moves, terms, strict=True) if each), reverse=True
    )
    words = ("stopped for the ceasefire", "self-policing", "root causes")
    assert {next(word for word in words if word in text) for _, text in moved[:3]} == set(words)
    assert min(move for move, _ in moved) >= 0


def test_the_safe_exit_changes_next_to_nothing_and_pressure_more():
    says(TUTORIAL, "The safe exit changes next to nothing")
    says(TUTORIAL, "Pressure from Washington does more")
    exit_, leaning = (row(TUTORIAL, "full ceasefire", place)[2] for place in (1, 2))
    assert abs(exit_) < 0.5 < 10 * abs(exit_) < leaning
    says(TUTORIAL, "of the ceasefires that it adds, many collapse")
    assert row(TUTORIAL, "full ceasefire collapsed", 2)[2] > leaning / 3


def test_the_step_of_the_text_changes_the_answer_fourfold():
    says(TUTORIAL, "Over that range alone the chance of a full ceasefire changes fourfold")
    low, high = (row(TUTORIAL, step)[1] for step in ("0.005", "0.02"))
    assert round(high / low) == 4


def test_simulation_error_is_the_smallest_and_one_reading_gives_twice_the_other():
    says(TUTORIAL, "Simulation error is the smallest by far")
    simulation = row(TUTORIAL, "simulation: 95 % interval")
    coders = [row(TUTORIAL, f"inputs: as coder {coder} reads")[0] for coder in "AB"]
    types = [row(TUTORIAL, f"inputs: Moscow {kind}")[0] for kind in ("stalling", "sincere")]
    base, form = row(TUTORIAL, "full ceasefire, in 100")[0], row(TUTORIAL, "form: losses that curve")[0]
    others = [max(pair) - min(pair) for pair in (coders, types, (base, form))]
    assert 5 * (simulation[1] - simulation[0]) < min(others)
    says(TUTORIAL, "one reading gives twice the other")
    assert coders[1] / coders[0] == pytest.approx(2, abs=0.25)


def test_the_last_sentence_holds_under_what_is_shown_and_no_more_is_said():
    shown = TUTORIAL[TUTORIAL.index("as the case has it     ") :]
    rows = dict(re.findall(r"^(\S.*?) {2,}([\d.]+ +[\d.]+)$", shown[: shown.index("\n\n")], re.MULTILINE))
    full = {name: float(numbers.split()[0]) for name, numbers in rows.items()}
    held = {name: float(numbers.split()[1]) for name, numbers in rows.items()}
    likely = [name for name, share in full.items() if share > 50]
    assert likely == ["step of the text .03", "step of the text .04", "60 days and losses that curve"]
    assert max(held.values()) < 50
    says(TUTORIAL, f"A full ceasefire is more likely than not in {len(likely)} of {len(full)}: {'; '.join(likely)}.")
    says(TUTORIAL, "That a full ceasefire is less likely than not rests on what is assumed")
    says(TUTORIAL, "moves .03 a day, or with 60 days of talks and losses that curve, it is more likely than not")
    says(TUTORIAL, "that one which lives > its term is less likely than not holds under every assumption".capitalize())


def test_numbers_in_the_last_sentence():
    quote = " ".join(line.removeprefix("> ") for line in TUTORIAL.splitlines() if line.startswith("> "))
    base, held = row(TUTORIAL, "full ceasefire")[0], row(TUTORIAL, "full ceasefire held")[0]
    assert f"about {base:.0f} of 100 histories, and in about {held:.0f} of 100 the ceasefire lives" in quote
    coders = [row(TUTORIAL, f"inputs: as coder {coder} reads")[0] for coder in "AB"]
    assert "{:.0f} of 100 or {:.0f} of 100, depending on the coder".format(*coders) in quote
    steps = [row(TUTORIAL, f"inputs: step of the text {step}")[0] for step in ("0.005", "0.02")]
    assert "{:.0f} of 100 to {:.0f} of 100 over the range assumed".format(*steps) in quote
    assert f"form of loss gives {row(TUTORIAL, 'form: losses that curve')[0]:.0f} of 100" in quote
    assert "In nearly all the others Moscow holds out, and not over a single demand" in quote
    assert row(TUTORIAL, "Russia held out last")[0] > 95


# what carries most weight


CHANGES = (
    "the text moves .005 a day", "the text moves .02 a day", "the text moves .04 a day", "talks of 60 days",
    "losses that curve", "no posture", "posture .3", "a sharper contest", "less fear of regrouping",
    "twice the stalling premium", "sectoral: premium x stakes", "twice the luck of a trial", "twice the pressure",
    "no agenda of the mediator", "a second phase counts fully",
)  # fmt: skip


def change(name):
    """Share with a full ceasefire, change of it; share with any ceasefire, change of it."""
    full, moved, _, halt, halt_moved, _ = row(ASSUMPTIONS.partition("```text")[2], name)
    return full, moved, halt, halt_moved


def test_how_fast_and_for_how_long():
    says(ASSUMPTIONS, "A text that moves .02 a day and talks of 60 days come to much the same")
    fast, long = change("the text moves .02 a day"), change("talks of 60 days")
    assert abs(fast[0] - long[0]) < min(fast[1], long[1]) / 2
    says(ASSUMPTIONS, "terms on which both can say yes exist in most trials")
    assert change("the text moves .04 a day")[0] > 50


def test_losses_that_curve_make_full_ceasefires_more_than_twice_as_common():
    says(ASSUMPTIONS, "full ceasefires are more than twice as common")
    full, moved, *_ = change("losses that curve")
    assert full > 2 * (full - moved)


def test_most_trials_see_a_sectoral_ceasefire_where_the_premium_counts_by_stakes():
    says(ASSUMPTIONS, "most trials would see one. No other assumption about form moves sectoral ceasefires as much")
    halts = {name: abs(change(name)[3] - change(name)[1]) for name in CHANGES}
    assert max(halts, key=halts.get) == "sectoral: premium x stakes"
    full, _, halt, _ = change("sectoral: premium x stakes")
    assert halt - full > 50


def test_what_hardly_matters():
    says(ASSUMPTIONS, "**What hardly matters**: the second phase, and the mediator's own agenda")
    small = {name for name in CHANGES if max(map(abs, change(name)[1::2])) < 1}
    assert small == {"no agenda of the mediator", "a second phase counts fully"}


def test_one_reading_gives_about_twice_the_other():
    says(ASSUMPTIONS, "still one reading gives about twice the other")
    first, second = (row(ASSUMPTIONS, f"coder {coder}")[0] for coder in "AB")
    assert round(second / first) == 2


def test_the_fit_and_the_ceasefires_it_was_fitted_to():
    says(ASSUMPTIONS, "each observed share has a standard error of about a tenth")
    of, seen = 22, row(ASSUMPTIONS, "22 ceasefires, 2014-2021")
    assert max((share * (1 - share) / of) ** 0.5 for share in seen) == pytest.approx(0.1, abs=0.02)
    says(MODEL, "a seventh gone within a day, half within two weeks, a third alive after 30 days")
    day, _, _, two_weeks, month, *_ = seen
    assert (day, two_weeks, month) == (pytest.approx(6 / 7, abs=0.02), 0.5, pytest.approx(1 / 3, abs=0.04))
    assert all(abs(a - b) < 0.1 for a, b in zip(seen, row(ASSUMPTIONS, "model"), strict=True))
