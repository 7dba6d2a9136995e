"""Whatever a file holds, it ends in a clean error or in a valid scenario."""

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.mutations import damaged, run, shipped_texts
from sim.errors import ScenarioError
from sim.scenario import load_scenario
from tests.scenario.files import BASE, PLAIN, write_evidence

WORDS = st.sampled_from(
    [
        "null",
        "coded",
        "rest",
        "dist",
        "low",
        "ideals",
        "[",
        "]",
        "{",
        "}",
        ": ",
        ", ",
        "\n",
        "  ",
        "&a ",
        "*a",
        "!t ",
        "1e-3",
        "-1",
        "'",
        '"',
        "north",
        "full",
    ]
)


def test_a_thousand_damaged_files(tmp_path):
    write_evidence(tmp_path)
    texts = [*shipped_texts()[:2], BASE.encode(), BASE.encode(), PLAIN.encode(), PLAIN.encode(), PLAIN.encode()]
    tally = run(tmp_path, damaged(texts, 1000, seed=4))
    assert (tally.documents, tally.failures, tally.unplaced) == (1000, 0, 0)
    assert tally.errors > 500
    assert tally.valid > 20
    assert tally.slowest < 10


def outcome(path, overrides=()):
    try:
        return load_scenario(path, overrides).digest
    except ScenarioError as error:
        faults = error.faults
    assert faults
    assert all(fault.message and "\n" not in fault.headline for fault in faults)
    return None


@settings(max_examples=150)
@given(data=st.data())
def test_a_text_cut_open_anywhere(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp()
    write_evidence(folder)
    text = data.draw(st.sampled_from([BASE, PLAIN]))
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 12))
    put = data.draw(st.one_of(st.text(max_size=8), st.lists(WORDS, max_size=5).map("".join)))
    path = folder / "cut.yaml"
    path.write_text(text[:at] + put + text[at + length :], encoding="utf-8", errors="surrogatepass")
    outcome(path)


@given(raw=st.binary(max_size=200))
def test_bytes_of_any_kind(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "raw.yaml"
    path.write_bytes(raw)
    assert outcome(path) is None


@given(
    path=st.lists(st.one_of(WORDS, st.sampled_from(["actors", "north", "urgency", "talks", "step"])), max_size=5).map(
        ".".join
    ),
    value=st.one_of(st.text(max_size=12), st.lists(WORDS, max_size=6).map("".join)),
)
def test_overrides_of_any_kind(tmp_path_factory, path, value):
    file = tmp_path_factory.getbasetemp() / "plain.yaml"
    file.write_text(PLAIN, encoding="utf-8")
    outcome(file, [f"{path}={value}"])
