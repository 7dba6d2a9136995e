"""The lists of keys say what the code does with `coded`."""

import pytest

from sim.evidence import load_evidence
from sim.scenario import load_scenario
from sim.scenario.loading.coded import PER_GROUP, PER_PAIR
from sim.shipped import shipped_evidence
from sim.uncertainty import Coded
from tools.part import DOCS
from tools.parts.keys import CODEBOOK, keys, parameter_keys


@pytest.mark.slow
def test_every_kind_of_key_is_listed_with_meaning_and_unit():
    told = {key[0]: key for key in keys()}
    assert all(all(key) for key in told.values())
    for pattern in PER_GROUP.values():
        assert f"parameters.{pattern.format('GROUP')}" in told
    for pattern in PER_PAIR.values():
        assert f"parameters.{pattern.format('GROUP', 'OTHER')}" in told
    assert "parameters.momentum__whole_front" in told
    assert {"positions.GROUP.ISSUE", "saliences.GROUP.ISSUE", "firmness.GROUP.ISSUE"} <= set(told)


@pytest.mark.slow
@pytest.mark.parametrize("page", [CODEBOOK, DOCS / "columns.md"], ids=lambda page: page.name)
def test_both_pages_list_them(page):
    text = page.read_text(encoding="utf-8")
    for key, *_ in keys():
        assert f"`{key}`" in text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "folder"), [pair for pair in shipped_evidence().items() if not (pair[1] / "outcome.yaml").exists()]
)
def test_every_parameter_of_a_shipped_folder_is_listed(name, folder):
    text = CODEBOOK.read_text(encoding="utf-8").split(f"### Parameters of `{name}`")[1].split("###")[0]
    lines = parameter_keys(load_evidence(folder))
    for parameter in load_evidence(folder).parameters():
        assert any(line.startswith(f"| `{parameter}` |") for line in lines)
        assert f"| `{parameter}` |" in text


@pytest.mark.slow
def test_what_reads_a_parameter_is_named():
    lines = parameter_keys(load_evidence(shipped_evidence()["march-2025"]))
    (line,) = [line for line in lines if line.startswith("| `momentum__whole_front` ")]
    assert "`front.momentum.mean`" in line
    read = {
        value.key.removeprefix("parameters.")
        for _, value in load_scenario("jeddah-2025-03").scenario.values()
        if isinstance(value, Coded) and value.key.startswith("parameters.")
    }
    for line in lines[2:]:
        assert (line.split("`")[1] in read) == ("nothing yet" not in line), line
