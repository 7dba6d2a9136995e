import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest

from sim.scenario import load_scenario
from sim.scenario.starter import STARTER
from sim.uncertainty.interval import CentralInterval
from sim.uncertainty.value import FAMILIES
from tests.cli.test_validate import truce


def load_text(text):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        return load_scenario(path)


def test_a_starter_is_written_that_is_valid(tmp_path):
    path = tmp_path / "mine.yaml"
    told = truce("init", path)
    assert told.exit_code == 0
    assert f"truce validate {path}" in told.stdout
    loaded = load_scenario(path)
    assert len(loaded.scenario.belligerents) == 2
    assert loaded.scenario.lead == "host"
    assert "no reason given" not in {origin.why for origin in loaded.origins.values()}


def test_the_starter_shows_what_the_second_edition_can_say():
    case = load_text(STARTER).scenario
    north, south = case.actors["north"], case.actors["south"]
    assert (north.positions["line"].limit.rules_out, south.positions["line"].limit.rules_out) == ("below", "above")
    assert set(case.status_quo) == set(case.issues)
    assert case.issues["monitors"].process
    assert not case.issues["line"].process
    assert (north.unnamed_aims, south.unnamed_aims) == ("wish", "wish")
    assert north.optimism.support() == (0, 0.3)
    assert max(map(len, STARTER.splitlines())) <= 130


@pytest.mark.slow
def test_the_starter_runs(tmp_path):
    path = tmp_path / "mine.yaml"
    truce("init", path)
    told = truce("run", path, "--trials", "50", "--json", "--quiet")
    assert told.exit_code == 0, told.output


def test_a_file_is_never_overwritten(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("precious", encoding="utf-8")
    told = truce("init", path)
    assert told.exit_code == 2
    assert "exists already" in told.stderr
    assert path.read_text(encoding="utf-8") == "precious"


def test_the_next_commands_can_be_typed_as_they_stand(tmp_path):
    told = truce("init", tmp_path / "my case.yaml")
    assert f"truce validate '{tmp_path / 'my case.yaml'}'" in told.stdout


def test_a_folder_that_is_not_there(tmp_path):
    told = truce("init", tmp_path / "no" / "mine.yaml")
    assert told.exit_code == 2
    assert "cannot be written" in told.stderr


def test_what_the_starter_offers_in_comments_is_valid_too(tmp_path):
    path = tmp_path / "mine.yaml"
    truce("init", path)
    head, mark, offered = path.read_text(encoding="utf-8").partition("# correlations:\n")
    assert mark
    path.write_text(head + "correlations:\n" + offered.replace("# ", "", 4).replace("\n# ", "\n"), encoding="utf-8")
    assert list(load_scenario(path).scenario.correlations) == ["one_war"]


FORM = re.compile(r"^( *)# (\w+): ((?:\{.*\})|[\d.]+)(?= |$)")


def offered():
    """Starters in which one commented value stands where it is offered, in place of a line of that name above it.

    Where no such line is in force, it is one more.
    """
    lines = STARTER.splitlines()
    for place, line in enumerate(lines):
        if found := FORM.match(line):
            indent, key, form = found.groups()
            above = [at for at in range(place) if lines[at].startswith(f"{indent}{key}: ")][-1:]
            kept = [line for at, line in enumerate(lines[:place]) if at not in above]
            yield f"{key}: {form}", [*kept, f"{indent}{key}: {form}", *lines[place + 1 :]]


def test_every_family_of_numbers_is_shown():
    for family in get_args(FAMILIES):
        (name,) = get_args(family.model_fields["dist"].annotation)
        assert (f"dist: {name}," in STARTER) or (name == "ci90" and "ci90: [" in STARTER), name
    for name in get_args(CentralInterval.model_fields["family"].annotation):
        assert f"family: {name}" in STARTER, name


@pytest.mark.parametrize(("form", "lines"), list(offered()), ids=[form for form, _ in offered()])
def test_every_form_that_is_shown_loads(form, lines, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert load_scenario(path).digest != load_text(STARTER).digest


def test_what_is_new_is_offered_in_comments_too():
    keys = {form.partition(":")[0] for form, _ in offered()}
    assert {"class", "limit", "wish", "war_aims", "aims_met", "optimism", "war", "preferences"} <= keys


def test_a_share_given_by_its_90_percent_interval_names_the_family_that_stays_a_share():
    assert re.search(r"urgency: \{ci90: .*family: logitnormal", STARTER)
    assert "{ci90: [0.1, 0.4]} " not in STARTER
