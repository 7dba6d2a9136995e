from tests.cli.test_validate import truce
from tests.scenario.files import BASE, PLAIN, write, write_evidence


def test_every_number_is_shown_with_where_it_comes_from(tmp_path):
    write_evidence(tmp_path)
    told = truce("show", write(tmp_path, BASE), "--set", "talks.margin=0.3")
    assert told.exit_code == 0
    assert "  margin: 0.3  # assumed, --set: set on the command line\n" in told.stdout
    assert f"# stated, {tmp_path}/base.yaml:15 [S2]: coded from own statements\n" in told.stdout


def test_what_is_shown_can_be_shown_again(tmp_path):
    first = truce("show", write(tmp_path, PLAIN)).stdout
    again = truce("show", write(tmp_path, first, "again.yaml"))
    assert again.exit_code == 0
    assert again.stdout == first


def test_an_override_that_changes_nothing_is_noted(tmp_path):
    told = truce("show", write(tmp_path, PLAIN), "--set", "talks.margin=0.15")
    assert (told.exit_code, told.stdout.startswith("# Resolved")) == (0, True)
    first, second = told.stderr.splitlines()
    assert first == "note: talks.margin: already has that value (default); the override changes nothing"
    assert second.startswith("note: no `status_quo`")
