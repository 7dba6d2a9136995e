"""`truce init --evidence`: a folder to begin from, which loads, shows every block, and carries a scenario."""

import re
import sys

import jsonschema
import pytest

from sim.cli import main
from sim.cli.schemas import schema_of
from sim.evidence import load_evidence
from sim.evidence.records import Coding
from sim.evidence.starter import STARTER as FOLDER
from sim.scenario import load_scenario
from sim.scenario.starter import STARTER, coded_starter
from sim.uncertainty import Coded
from tests.cli.test_init import load_text
from tests.cli.test_validate import truce
from tests.test_schemas import as_editor
from tests.write_faults import KINDS, Disk, failing


def written(folder):
    assert truce("init", "--evidence", folder).exit_code == 0
    return folder


def test_a_folder_is_written_that_loads_without_a_note(tmp_path):
    told = truce("init", "--evidence", tmp_path / "my evidence")
    quoted = f"'{tmp_path / 'my evidence'}'"
    assert told.stdout == f"wrote {tmp_path / 'my evidence'}; next: truce validate {quoted}, truce evidence {quoted}\n"
    found = load_evidence(tmp_path / "my evidence")
    assert found.notes == ()
    assert [path.name for path in tmp_path.iterdir()] == ["my evidence"], "and no scenario, and nothing half-written"
    assert truce("validate", tmp_path / "my evidence").exit_code == 0
    assert "Evidence that nothing uses: none" in truce("evidence", tmp_path / "my evidence").stdout


def test_every_block_of_a_coder_has_an_example_that_fits_the_starter(tmp_path):
    found, case = load_evidence(written(tmp_path / "e")), load_text(STARTER).scenario
    assert set(found.about.issues) == set(case.issues)
    assert {name.upper() for name in case.actors} <= set(found.about.groups)
    assert list(found.codings) == ["A", "B"]
    blocks = set(Coding.model_fields) - {"about", "panel"}
    for coder in found.codings.values():
        assert {block for block in blocks if block in coder.model_fields_set} == blocks
    assert "\n# panel: " in FOLDER["coders/A.yaml"], "shown, and not in force"
    assert [key for key, statement in found.statements.items() if statement.declared_only] == ["X1"]
    assert {statement.kind for statement in found.statements.values()} == {
        "stated",
        "attributed",
        "outlet_view",
        "analyst",
        "fact",
    }


@pytest.mark.parametrize("name", FOLDER)
def test_every_file_leads_an_editor_to_the_schema_that_accepts_it(name):
    jsonschema.Draft202012Validator(schema_of("evidence")).validate(as_editor(FOLDER[name]))
    up = "../" if "/" in name else ""
    assert FOLDER[name].startswith(f"# yaml-language-server: $schema={up}evidence.schema.json\n")
    assert max(map(len, FOLDER[name].splitlines())) <= 130


def test_the_comments_say_how_to_go_on():
    head = FOLDER["about.yaml"].partition("title:")[0]
    for word in ("codebook.md", "`truce validate FOLDER`", "`truce evidence FOLDER`", "`evidence: FOLDER`", "declares"):
        assert word in head
    for name in FOLDER:
        assert name.partition("/")[0] in head


def test_a_scenario_reads_all_of_it(tmp_path):
    told = truce("init", tmp_path / "case.yaml", "--evidence", tmp_path / "e")
    assert told.stdout == (
        f"wrote {tmp_path / 'e'}, and {tmp_path / 'case.yaml'} that reads it; "
        f"next: truce evidence {tmp_path / 'case.yaml'}, truce run {tmp_path / 'case.yaml'}\n"
    )
    case = load_scenario(tmp_path / "case.yaml")
    used = {value.key for _, value in case.scenario.values() if isinstance(value, Coded)}
    assert case.evidence.unused(used) == ()
    assert "no reason given" not in {origin.why for origin in case.origins.values()}
    assert set(case.scenario.status_quo) == set(case.scenario.issues)
    assert case.scenario.actors["south"].positions["line"].limit.rules_out == "above"
    assert case.notes == ()
    assert max(map(len, coded_starter("e").splitlines())) <= 130


@pytest.mark.slow
def test_the_scenario_that_reads_it_runs(tmp_path):
    truce("init", tmp_path / "case.yaml", "--evidence", tmp_path / "e")
    told = truce("run", tmp_path / "case.yaml", "--trials", "50", "--json", "--quiet")
    assert told.exit_code == 0, told.output


def test_the_starter_reads_it_once_it_is_told_to(tmp_path):
    """What the comments of the starter of numbers say: name the folder, the groups, and `coded`."""
    written(tmp_path / "my-evidence")
    text = re.sub(r"# (evidence: my-evidence) ", r"\1 ", STARTER)
    for name in ("north", "south", "host"):
        text = text.replace(f"  {name}:\n    role", f"  {name}:\n    group: {name.upper()}\n    role")
    text = re.sub(r"(?m)^    urgency: .*", "    urgency: coded", text)
    text = re.sub(r"(?m)^    positions:.*\n( {6}.*\n)+", "    positions: coded\n", text)
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    case = load_scenario(tmp_path / "mine.yaml").scenario
    assert case.actors["host"].urgency.key == "parameters.urgency__HOST"
    assert case.actors["north"].positions["monitors"].ideal.key == "positions.NORTH.monitors"


@pytest.mark.parametrize("where", ["e", "deep/e", "../e", 'e "quoted"', "é: e"])
def test_the_scenario_names_the_folder_by_its_way_from_there(where, tmp_path):
    home = tmp_path / "home"
    (home / "deep").mkdir(parents=True)
    assert truce("init", home / "case.yaml", "--evidence", home / where).exit_code == 0
    assert load_scenario(home / "case.yaml").evidence is not None


@pytest.mark.parametrize(
    "words", [["--evidence", "e"], ["new.yaml", "--evidence", "e"], ["old.yaml", "--evidence", "new"]]
)
def test_nothing_is_overwritten(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "e").mkdir()
    (tmp_path / "old.yaml").write_text("precious", encoding="utf-8")
    told = truce("init", *words)
    assert told.exit_code == 2
    assert "exists already and is left as it is; give another name\n" in told.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["e", "old.yaml"]
    assert (tmp_path / "old.yaml").read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("words", [["--evidence", "no/e"], ["no/case.yaml", "--evidence", "e"]])
def test_a_folder_on_the_way_that_is_not_there(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = truce("init", *words)
    assert told.exit_code == 2
    assert told.stderr.startswith("no/")
    assert "cannot be written" in told.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a\tb", "b" * 201])
def test_a_name_that_no_scenario_can_hold(name, tmp_path):
    told = truce("init", tmp_path / "case.yaml", "--evidence", tmp_path / name)
    assert told.exit_code == 2
    assert "no scenario can name it; choose up to 200 letters" in told.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("error", KINDS)
def test_both_appear_whole_or_not_at_all(error, tmp_path):
    def words(place):
        return ["init", str(place / "case.yaml"), "--evidence", str(place / "e")]

    (tmp_path / "whole").mkdir()
    whole = Disk(tmp_path / "whole")
    with failing(whole):
        assert main(words(tmp_path / "whole")) == 0
    assert {"mkdir", "open", "write", "fsync", "rename"} <= set(whole.asked)
    assert whole.asked.count("fsync") > len(FOLDER) + 1, "every file is on the disk before the folder has its name"
    for fail in range(len(whole.asked)):
        place = tmp_path / str(fail)
        place.mkdir()
        with failing(Disk(place, fail, error)):
            code = main(words(place))
        assert code in (0, 2)
        if code:
            assert list(place.iterdir()) == [], whole.asked[fail]
        else:
            assert load_scenario(place / "case.yaml").evidence is not None
