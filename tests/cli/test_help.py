"""Help that is whole and true: nothing cut, nothing named that does not exist, verbs in the order of the README."""

import re

import pytest
from typer.testing import CliRunner

from sim.cli import app as cli
from tests.cli.test_app import VERBS
from tools.readme import asked

FLAG = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def helped(*words):
    told = CliRunner().invoke(cli.build(), [*words, "--help"], env={"COLUMNS": "80"})
    assert told.exit_code == 0
    return told.output


def test_no_line_of_the_list_of_verbs_is_cut():
    listed = helped().split("Commands:")[1].splitlines()
    assert not [line for line in listed if line.endswith("...")]


def test_the_verbs_stand_in_the_order_of_the_readme():
    listed = re.findall(r"^  (\w+)  ", helped().split("Commands:")[1], re.MULTILINE)
    assert sorted(listed) == VERBS
    told = list(dict.fromkeys(words[0] for words in asked(1)))
    assert [verb for verb in listed if verb in told] == told


@pytest.mark.parametrize("verb", VERBS)
def test_help_names_only_flags_and_verbs_that_exist(verb):
    told = helped(verb)
    own = set(re.findall(r"^  (--[a-z-]+)", told, re.MULTILINE))
    other = {flag for name in VERBS if name != verb and f"truce {name} " in told for flag in FLAG.findall(helped(name))}
    assert set(FLAG.findall(told)) <= own | other
    assert set(re.findall(r"`truce (\w+)", told)) <= set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_arguments_are_named_in_capitals(verb):
    usage = helped(verb).splitlines()[0].split("truce ")[1]
    for word in re.sub(r"\[OPTIONS\]", "", usage).split()[1:]:
        assert re.fullmatch(r"[\[{]*[A-Z_|]+(\.\.\.)?[\]}]*(\.\.\.)?", word), usage
