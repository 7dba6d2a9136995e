from sim.scenario import load_scenario
from tests.cli.test_validate import truce


def test_a_starter_is_written_that_is_valid(tmp_path):
    path = tmp_path / "mine.yaml"
    told = truce("init", path)
    assert told.exit_code == 0
    assert f"truce validate {path}" in told.stdout
    loaded = load_scenario(path)
    assert len(loaded.scenario.belligerents) == 2
    assert loaded.scenario.lead == "host"
    assert "no reason given" not in {origin.why for origin in loaded.origins.values()}


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
