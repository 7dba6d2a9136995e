"""What the pages say in words follows from the numbers that they show; those numbers are checked by `test_pages`.

Each test names the sentence that it stands for, so that a sentence which is rewritten takes its test along.
"""

import re

import pytest

from benchmarks import cases
from tools.part import DOCS, ROOT

TUTORIAL, ASSUMPTIONS, MODEL, README, FACE = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("docs/tutorial.md", "docs/assumptions.md", "docs/model.md", "README.md", "docs/face-validity.md")
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
    says(README, "Moscow says an outright yes in about 3 of 100 trials and Kyiv in more than 99")
    moscow, kyiv = ledger("outright yes, in 100")
    assert round(moscow) == 3
    assert kyiv > 99


@pytest.mark.slow
def test_the_record_is_worse_than_a_coin():
    says(README, "its chance of a full yes within 30 days has a Brier score of .35; a coin has .25")
    says(MODEL, "it scores worse than a coin")
    came = [cases.outcome(path.stem) for path in cases.CASES]
    month = [share for _, share in cases.shares(ROOT, cases.CASES, 1_000)]
    assert len(came) == 8
    assert cases.brier(month, came) == pytest.approx(0.35, abs=0.02)
    assert cases.brier([0.5] * 8, came) == 0.25


# tutorial


def test_fighting_on_is_worth_little_to_kyiv_and_more_than_the_text_to_moscow():
    says(
        TUTORIAL,
        "worth less than half of the text. For Moscow fighting on is worth a little more than the text",
    )
    (moscow, kyiv), (moscow_terms, kyiv_terms) = ledger("- war"), ledger("+ terms")
    assert moscow > moscow_terms
    assert kyiv < kyiv_terms / 2
    says(TUTORIAL, "the fear that the other side recovers comes on top")
    assert ledger("- exposure")[0] > max(ledger("- audience")[0], ledger("+ pressure")[0])


def test_where_no_single_thing_decides():
    says(
        TUTORIAL,
        "would have turned its answer in 47 of 100 such refusals, no single demand in 62",
    )
    shown = " ".join(TUTORIAL.split())
    assert "No single line of its ledger would have turned Russia's last answer in 47 of 100" in shown
    assert "No single demand would have turned Russia's last answer in 62 of 100" in shown


def test_the_calendar_takes_most_of_what_stands_there():
    says(TUTORIAL, "had the talks gone on, four fifths of it would be gone by day 60")
    now = row(TUTORIAL, "no agreement by day 30")[0]
    later = float(re.search(r"by day 60 ([\d.]+)", " ".join(TUTORIAL.split()))[1])
    assert 1 - later / now == pytest.approx(0.8, abs=0.05)


def test_where_a_ceasefire_came_about_the_text_had_moved_most_on_two_issues():
    says(
        TUTORIAL,
        "moved toward Moscow: most on sequencing and on Kursk, where Moscow had ruled out the opening text",
    )
    terms = (DOCS / "figures" / "base-terms.txt").read_text(encoding="utf-8").split("1: ")
    moves = [re.search(r"opening text ([\d.]+), agreed ([\d.]+)", part) for part in terms]
    moved = sorted(
        ((float(each[2]) - float(each[1]), text) for each, text in zip(moves, terms, strict=True) if each), reverse=True
    )
    words = ("surrender and full Russian control", "root causes")
    assert {next(word for word in words if word in text) for _, text in moved[:2]} == set(words)
    assert moved[1][0] > 1.5 * moved[2][0]
    assert min(move for move, _ in moved) >= 0


def test_the_safe_exit_adds_three_points_and_pressure_twice_as_many():
    says(TUTORIAL, "The safe exit adds about three points")
    says(TUTORIAL, "Pressure from Washington does twice as much")
    exit_, leaning = (row(TUTORIAL, "full ceasefire", place)[2] for place in (1, 2))
    assert round(exit_) == 3
    assert leaning / exit_ == pytest.approx(2, abs=0.3)
    says(TUTORIAL, "heaviest demand was arms in 79.3 of 100")
    assert row(TUTORIAL, "of these, the heaviest demand: arms aid")[0] == 79.3
    says(TUTORIAL, "Moscow had ruled out the text on Kursk in 13.4 of 100 of its refusals")
    assert row(TUTORIAL, "of these, it has ruled out the text on kursk terms")[0] == 13.4
    says(TUTORIAL, "of the ceasefires that it adds, many collapse")
    assert row(TUTORIAL, "full ceasefire collapsed", 2)[2] > leaning / 3


def test_what_the_step_of_the_text_is_worth():
    says(TUTORIAL, "the chance of a full ceasefire goes from less than a half to three quarters")
    low, high = (row(TUTORIAL, step)[1] for step in ("0.005", "0.02"))
    assert low < 50
    assert high == pytest.approx(75, abs=1)


def test_simulation_error_is_the_smallest_and_one_reading_gives_a_third_more():
    says(TUTORIAL, "Simulation error is the smallest by far")
    simulation = row(TUTORIAL, "simulation: 95 % interval")
    coders = [row(TUTORIAL, f"inputs: as coder {coder} reads")[0] for coder in "AB"]
    types = [row(TUTORIAL, f"inputs: Moscow {kind}")[0] for kind in ("stalling", "sincere")]
    base, form = row(TUTORIAL, "full ceasefire, in 100")[0], row(TUTORIAL, "form: losses that curve")[0]
    others = [max(pair) - min(pair) for pair in (coders, types, (base, form))]
    assert 5 * (simulation[1] - simulation[0]) < min(others)
    says(TUTORIAL, "one reading gives a third more than the other")
    assert coders[1] / coders[0] == pytest.approx(4 / 3, abs=0.05)


def test_the_last_sentence_holds_under_what_is_shown_and_no_more_is_said():
    shown = TUTORIAL[TUTORIAL.index("as the case has it     ") :]
    rows = dict(re.findall(r"^(\S.*?) {2,}([\d.]+ +[\d.]+)$", shown[: shown.index("\n\n")], re.MULTILINE))
    full = {name: float(numbers.split()[0]) for name, numbers in rows.items()}
    held = {name: float(numbers.split()[1]) for name, numbers in rows.items()}
    unlikely = [name for name, share in full.items() if share < 50]
    assert unlikely == ["step of the text .005", "the text walks inside limits"]
    assert max(held.values()) < 50
    says(TUTORIAL, f"A full ceasefire is more likely than not in {len(full) - len(unlikely)} of {len(full)}:")
    quote = " ".join(line.removeprefix("> ") for line in TUTORIAL.splitlines() if line.startswith("> "))
    assert "That a full ceasefire is more likely than not rests on what is assumed" in quote
    assert "with a text that moves .005 a day, or one that walks to where nothing is ruled out" in quote
    assert "That one which lives its term is less likely than not holds under every assumption shown here." in quote


def test_numbers_in_the_last_sentence():
    quote = " ".join(line.removeprefix("> ") for line in TUTORIAL.splitlines() if line.startswith("> "))
    base, held = row(TUTORIAL, "full ceasefire")[0], row(TUTORIAL, "full ceasefire held")[0]
    assert f"about {base:.0f} of 100 histories, and in about {held:.0f} of 100 the ceasefire lives" in quote
    coders = [row(TUTORIAL, f"inputs: as coder {coder} reads")[0] for coder in "AB"]
    assert "{:.0f} of 100 or {:.0f} of 100, depending on the coder".format(*coders) in quote
    steps = [row(TUTORIAL, f"inputs: step of the text {step}")[0] for step in ("0.005", "0.02")]
    assert "{:.0f} of 100 to {:.0f} of 100 over the range assumed".format(*steps) in quote
    assert f"form of loss gives {row(TUTORIAL, 'form: losses that curve')[0]:.0f} of 100" in quote
    assert "In nearly all the others Moscow holds out, and mostly not over a single demand" in quote
    assert row(TUTORIAL, "Russia held out last")[0] > 95


# what carries most weight


CHANGES = (
    "the text moves .005 a day", "the text moves .02 a day", "the text moves .04 a day", "talks of 60 days",
    "losses that curve", "no posture", "posture .3", "a sharper contest", "less fear of regrouping",
    "twice the stalling premium", "sectoral: premium x stakes", "twice the luck of a trial", "twice the pressure",
    "no agenda of the mediator", "a second phase counts fully", "limits only cost", "every limit may be a veto",
    "the text walks inside limits", "war is always decided", "even sides never decide it", "no optimism",
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


def test_nothing_moves_full_ceasefires_as_far_as_how_a_text_gets_inside():
    says(ASSUMPTIONS, "nothing in this table moves full ceasefires as far")
    moved = {name: abs(change(name)[1]) for name in CHANGES}
    assert max(moved, key=moved.get) == "the text walks inside limits"
    says(ASSUMPTIONS, "How often a limit binds at all (`preferences.absolute`) matters less here")
    assert (
        max(moved["limits only cost"], moved["every limit may be a veto"]) < moved["the text walks inside limits"] / 4
    )


def test_what_war_leads_to():
    says(
        ASSUMPTIONS,
        "were fought to a decision, full ceasefires would be rarer; if even sides never decided theirs",
    )
    assert change("war is always decided")[1] < -2 < 2 < change("even sides never decide it")[1]


def test_losses_that_curve_make_full_ceasefires_more_common():
    says(ASSUMPTIONS, "full ceasefires are more common")
    assert change("losses that curve")[1] > 3


def test_a_third_of_trials_end_with_a_sectoral_ceasefire_where_the_premium_counts_by_stakes():
    says(ASSUMPTIONS, "more than a third of the trials would end with one alone. No other assumption about form moves")
    halts = {name: abs(change(name)[3] - change(name)[1]) for name in CHANGES}
    assert max(halts, key=halts.get) == "sectoral: premium x stakes"
    full, _, halt, _ = change("sectoral: premium x stakes")
    assert halt - full > 34


def test_what_hardly_matters():
    says(ASSUMPTIONS, "**What hardly matters**: the mediator's own agenda")
    small = {name for name in CHANGES if max(map(abs, change(name)[1::2])) < 1}
    assert small == {"no agenda of the mediator"}


def test_one_reading_gives_about_a_third_more():
    says(ASSUMPTIONS, "still one reading gives about a third more than the other")
    first, second = (row(ASSUMPTIONS, f"coder {coder}")[0] for coder in "AB")
    assert second / first == pytest.approx(4 / 3, abs=0.05)


# the Kursk demand


def dropped(pocket, absolute, what):
    """Change of the share with a full ceasefire, and its error."""
    return row(FACE, f"{pocket:10}  {absolute:8}  {what}".replace("  ", "  "))[1:]


def test_what_dropping_the_demand_is_worth():
    says(
        FACE,
        "limits only cost and the pocket shrinks, we are back at the first edition: the demand hardly matters",
    )
    assert -1 < dropped("shrinks", "0", "demand only")[0] < 0
    rising = [dropped("shrinks", absolute, "demand only")[0] for absolute in ("0", "mixed", "1")]
    says(FACE, "The more limits bind, the more it matters")
    assert rising == sorted(rising)
    says(FACE, "to drop the *demand* alone then makes a full ceasefire rarer unless limits bind")
    assert dropped("stays", "mixed", "demand only")[0] < 0 < dropped("stays", "1", "demand only")[0]
    says(FACE, "Where the wish goes too, all of this turns round")
    assert min(dropped("stays", absolute, "demand and wish")[0] for absolute in ("0", "mixed", "1")) > 10
    for pocket in ("shrinks", "stays"):
        for absolute in ("0", "mixed", "1"):
            both, alone = (dropped(pocket, absolute, what) for what in ("demand and wish", "demand only"))
            assert both[0] > alone[0]


def test_what_kyiv_says_to_surrender():
    says(FACE, "a limit of firmness .95 that may be a veto still leaves 5 of 100")
    real, settled = row(FACE, "every limit may be a veto")
    assert real > 80
    assert settled < 10
    assert round(settled) == 5
    assert row(FACE, "as the case has it")[1] == pytest.approx(50, abs=5)


def test_the_fit_and_the_ceasefires_it_was_fitted_to():
    says(ASSUMPTIONS, "each observed share has a standard error of about a tenth")
    of, seen = 22, row(ASSUMPTIONS, "22 ceasefires, 2014-2021")
    assert max((share * (1 - share) / of) ** 0.5 for share in seen) == pytest.approx(0.1, abs=0.02)
    says(MODEL, "a seventh gone within a day, half within two weeks, a third alive after 30 days")
    day, _, _, two_weeks, month, *_ = seen
    assert (day, two_weeks, month) == (pytest.approx(6 / 7, abs=0.02), 0.5, pytest.approx(1 / 3, abs=0.04))
    assert all(abs(a - b) < 0.1 for a, b in zip(seen, row(ASSUMPTIONS, "model"), strict=True))
