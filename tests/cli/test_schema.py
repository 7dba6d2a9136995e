import json

from sim.shipped import shipped_root
from tests.cli.test_validate import truce


def test_the_schema_is_printed_as_it_is_shipped():
    told = truce("schema")
    assert told.exit_code == 0
    assert told.stdout == (shipped_root() / "scenarios" / "scenario.schema.json").read_text(encoding="utf-8")
    assert json.loads(told.stdout)["title"] == "Truce scenario"
