"""Nothing in the documents comes after day 0; the page of the model has all the parts of its form."""

import datetime
import re

import pytest

from tools.markdown import prose
from tools.part import DOCS
from tools.parts.pages import read

PAGES = sorted(DOCS.glob("*.md"))
DAY_ZERO = datetime.date(2025, 3, 14)
MONTHS = [datetime.date(2000, month, 1).strftime("%B") for month in range(1, 13)]
DATE = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})\b|\b(\d{{4}})-(\d\d)-(\d\d)\b")

each = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@each
def test_nothing_comes_after_day_zero(page):
    for day, month, year, iso_year, iso_month, iso_day in DATE.findall(page.read_text(encoding="utf-8")):
        number = MONTHS.index(month) + 1 if month else int(iso_month)
        assert datetime.date(int(year or iso_year), number, int(day or iso_day or 1)) <= DAY_ZERO
    assert not re.findall(r"\b20(?:2[6-9]|[3-9]\d)\b", "\n".join(prose(read(page))))


def test_the_model_page_has_the_seven_elements_and_the_eleven_concepts():
    text = (DOCS / "model.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\d)\. ", text, re.MULTILINE) == list("1234567")
    concepts = text.split("## 4.")[1].split("## 5.")[0]
    assert re.findall(r"^\*\*([\w ]+)\.\*\*", concepts, re.MULTILINE) == [
        *("Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing"),
        *("Interaction", "Stochasticity", "Collectives", "Observation"),
    ]


def test_assumptions_are_numbered_without_a_gap():
    text = (DOCS / "model.md").read_text(encoding="utf-8")
    found = [int(number) for number in re.findall(r"^- \*\*A(\d+) ", text, re.MULTILINE)]
    assert found == list(range(1, len(found) + 1))
    assert f"A1 to A{len(found)}" in text


def test_the_model_page_points_at_sections_of_the_equations():
    equations = (DOCS / "equations.md").read_text(encoding="utf-8")
    days = equations.split("## 3.")[1].split("## 4.")[0]
    for section, part in re.findall(r"§(\d)(?:\.(\d))?", (DOCS / "model.md").read_text(encoding="utf-8")):
        assert f"\n## {section}. " in equations
        assert not part or f"\n{part}. " in days
