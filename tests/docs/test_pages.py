"""The pages say what their commands say. If a difference is meant: `python -m tools.rebuild --write pages figures`.

Numbers in the prose are not rewritten but checked: when one has changed, the sentence around it wants to be read again.
"""

import re
import sys

import pytest

from tools.markdown import blocks, prose
from tools.part import DOCS, ROOT
from tools.parts.pages import IMAGE, RUN, Made, drawings, made, read, run_page, runnable

PAGES = runnable()
OURS = [page for page in PAGES if page.parent == DOCS]
REMEDY = "if it is meant to differ: python -m tools.rebuild --write pages figures"
NUMBER = re.compile(r"(?<![\w.,§])\d*\.\d+|\d{1,3}(?:,\d{3})+")
SHARE = re.compile(r"(\d+)(?= (?:in|of) 100\b)")

names = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
ours = pytest.mark.parametrize("page", OURS, ids=lambda page: page.name)
posix = pytest.mark.skipif(sys.platform == "win32", reason="pages are written for a POSIX shell")


@pytest.mark.slow
@posix
@names
def test_a_page_shows_what_its_commands_print_and_draw(page):
    now = made(page)
    assert now.text.splitlines() == read(page), REMEDY
    for path, content in now.drawn.items():
        assert path.is_file(), REMEDY
        if path.suffix == ".txt":
            assert path.read_text(encoding="utf-8") == content.decode("utf-8"), REMEDY


def test_the_pages_that_should_run_do():
    assert {"tutorial.md", "python.md", "assumptions.md", "model.md"} <= {page.name for page in PAGES}


def test_every_figure_that_is_kept_is_shown_and_every_one_shown_is_kept():
    shown = {
        (page.parent / link).name for page in [*DOCS.glob("*.md")] for link in IMAGE.findall("\n".join(read(page)))
    }
    kept = {path.name for path in (DOCS / "figures").iterdir()}
    assert kept == shown | {name.replace(".png", ".txt") for name in shown}


@ours
def test_every_block_is_run_or_says_why_not(page):
    for block in blocks(read(page)):
        told = block.noted("not run") or block.noted("file")
        assert block.language in (*RUN, "text") or told, f"{page.name}, line {block.first}: not run, and no reason"


@ours
def test_numbers_in_the_prose_come_from_what_is_shown(page):
    lines = read(page)
    shown = [line for block in blocks(lines) for line in block.content if not line.startswith("$ ")]
    seen = {float(each.replace(",", "")) for each in NUMBER.findall("\n".join(shown))}
    rounded = {round(each) for each in seen}
    for line in (line for line in prose(lines) if not line.startswith("#")):
        for told in NUMBER.findall(line):
            assert float(told.replace(",", "")) in seen, f"{told} is not among what the page shows: {line}"
        for told in SHARE.findall(line):
            assert int(told) in rounded | seen, f"{told} in 100 is not among what the page shows: {line}"


# the machine itself


def run(text, folder):
    return run_page(text.splitlines(), folder)


@posix
def test_commands_run_in_order_in_one_folder_and_their_output_is_filled_in(tmp_path):
    page = "<!-- file: a.txt -->\n```yaml\nhello\n```\n\n```console\n$ cat a.txt\nold\n$ echo two; echo\n```\nend\n"
    assert run(page, tmp_path) == page.replace("old", "hello").replace("echo\n", "echo\ntwo\n")


def test_what_a_script_prints_goes_into_the_text_that_follows(tmp_path):
    page = "```python\nprint(1 + 1)\n```\n\n```text\nold\n```\n\n```text\nleft alone\n```\n"
    assert run(page, tmp_path) == page.replace("old", "2")


@posix
def test_a_command_that_fails_is_an_error_unless_it_is_meant_to(tmp_path):
    with pytest.raises(AssertionError, match="exit code 3"):
        run("```console\n$ exit 3\n```\n", tmp_path)
    assert run("<!-- exits: 3 -->\n```console\n$ exit 3\n```\n", tmp_path).count("exit 3") == 1
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        run("```python\n1 / 0\n```\n", tmp_path)


@pytest.mark.slow
@posix
def test_the_command_is_the_one_of_this_python(tmp_path):
    assert "\ntruce " in run("```console\n$ truce --version\n```\n", tmp_path)


@posix
def test_the_place_of_the_checkout_is_not_shown(tmp_path):
    assert f"\n{'sim/vocabulary.py'}\n" in run(f"```console\n$ ls {ROOT}/sim/vocabulary.py\n```\n", tmp_path)


def test_figures_are_found_by_folder_and_name(tmp_path):
    figures = tmp_path / "run" / "figures"
    figures.mkdir(parents=True)
    (figures / "bars.png").write_bytes(b"picture")
    (figures / "bars.txt").write_bytes(b"words")
    page = tmp_path / "page.md"
    page.write_text("![Bars](figures/run-bars.png) ![Elsewhere](figures/other-bars.png)\n", encoding="utf-8")
    place = tmp_path / "figures" / "run-bars.png"
    assert drawings(page, tmp_path) == {place: b"picture", place.with_suffix(".txt"): b"words"}
    assert Made("", {}).drawn == {}
