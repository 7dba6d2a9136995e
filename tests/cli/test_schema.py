import json

import pytest

from sim.cli.schemas import SHIPPED
from sim.shipped import shipped_root
from tests.cli.test_validate import truce


@pytest.mark.slow
@pytest.mark.parametrize("kind", SHIPPED)
def test_each_schema_is_printed_as_it_is_shipped(kind):
    told = truce("schema", "--kind", kind)
    assert told.exit_code == 0
    shipped = (shipped_root() / SHIPPED[kind]).read_text(encoding="utf-8")
    assert told.stdout == shipped, "write it anew: python -m tools.rebuild --write schema"
    assert json.loads(told.stdout)["title"] == f"Truce {kind}"


@pytest.mark.slow
def test_that_of_scenarios_is_the_default():
    assert json.loads(truce("schema").stdout)["title"] == "Truce scenario"


def test_another_kind_is_refused():
    assert truce("schema", "--kind", "sweeps").exit_code == 2
