"""`truce evidence`, as a user meets it."""

import json
import subprocess
import sys

import pytest

from sim.cli import main


def told(capsys, *words: str) -> tuple[int, str, str]:
    code = main(["evidence", *words])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_folder(well, capsys):
    code, out, err = told(capsys, str(well))
    assert (code, err) == (0, "")
    assert "A quarrel about a well" in out
    assert "3 statements behind it" in out
    assert "The same issue or topic: 1 of 2 statements." in out
    assert "Evidence that nothing uses: none" in out
    assert "Statements that no value rests on: S2" in out
    assert "* The well is low." in out


EMPTY = "about: The priest.\n"


@pytest.mark.parametrize("second", [None, EMPTY])
def test_one_coder_has_no_agreement(well, capsys, second):
    if second is None:
        (well / "coders/B.yaml").unlink()
    else:
        (well / "coders/B.yaml").write_text(second, encoding="utf-8")
    (well / "supports.yaml").unlink()
    code, out, _ = told(capsys, str(well))
    said = " ".join(out.split())
    assert code == 0
    assert "Krippendorff" not in out
    assert "one coder only, so there is no agreement to measure" in said
    assert "0 of 0" not in out
    assert ("coder B gives no value" in said) == (second is not None)
    assert main(["validate", str(well)]) == 0
    out = capsys.readouterr().out
    assert ("1 coder\n" in out) == (second is None)
    assert "  note: one coder only, so there is no agreement to measure" in out


@pytest.mark.slow
def test_a_scenario(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    code, out, _ = told(capsys, "jeddah-2025-03")
    assert code == 0
    unused = out[out.index("Evidence that nothing uses") : out.index("Values that no statement supports")].split()
    assert "parameters.leverage__RU_on_UA_battlefield" in unused
    assert "parameters.urgency__RU" not in unused
    assert "positions.EU.humanitarian_phase" in out[out.index("Values that no statement supports") :]


def test_a_variant_shows_what_it_puts_aside(capsys):
    _, out, _ = told(capsys, "jeddah-no-mediator", "--json")
    unused = json.loads(out)["unused"]
    assert "positions.US.truce_scope" in unused
    assert "positions.RU.truce_scope" not in unused


def test_json_of_a_scenario_links_statements_to_values(capsys):
    code, out, _ = told(capsys, "jeddah-2025-03", "--json")
    assert code == 0
    statements = {each["id"]: each for each in json.loads(out)["statements"]}
    assert "actors.russia.positions.kursk_terms.ideal" in statements["S25"]["behind"]
    assert "offers.sectoral.text.truce_scope" in statements["X4"]["behind"]
    assert statements["X4"]["declared_only"] is True


@pytest.mark.parametrize("words", [["nowhere-at-all"], ["nowhere-at-all", "--json"]])
def test_bad_input_is_a_message_and_exit_code_2(capsys, words):
    code, out, err = told(capsys, *words)
    assert (code, out) == (2, "")
    assert "nowhere-at-all" in err


def test_a_broken_folder_names_file_and_line(well, edit, capsys):
    line = edit("statements.yaml", "kind: fact", "kind: rumour")
    code, _, err = told(capsys, str(well))
    assert code == 2
    assert f"{well / 'statements.yaml'}:{line}:77: S3.kind: got 'rumour'" in err


def test_a_scenario_without_evidence(capsys, tmp_path):
    bare = tmp_path / "bare.yaml"
    bare.write_text(BARE, encoding="utf-8")
    code, _, err = told(capsys, str(bare))
    assert code == 2
    assert "names no evidence" in err


@pytest.mark.slow
def test_no_heavy_imports(well):
    script = (
        "import sys; from sim.cli import main; main(['evidence', sys.argv[1], '--json']);"
        "bad = {'mesa', 'scipy.stats', 'pandas', 'matplotlib', 'pyarrow'} & set(sys.modules);"
        "sys.exit(f'loaded {bad}' if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(well)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


BARE = """\
schema: 2
name: Two sides and a fence
issues:
  fence: {title: Fence, zero: here, one: there}
actors:
  east: {role: belligerent, sincerity: 1, urgency: 0.5, positions: {fence: {ideal: 0, salience: 1}}}
  west: {role: belligerent, sincerity: 1, urgency: 0.5, positions: {fence: {ideal: 1, salience: 1}}}
offers:
  full: {scope: full, text: {fence: 0.5}}
reference: full
"""
