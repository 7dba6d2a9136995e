import pytest

from tools.markdown import blocks, commands, prose

PAGE = """\
# A page

<!-- file: a.yaml -->
```yaml
a: 1
```
Words with `3.5` in them.
<!-- a comment -->
```console
$ one
answer
$ two
```
""".splitlines()


def test_blocks_have_language_note_and_place():
    first, second = blocks(PAGE)
    assert (first.language, first.content, first.first, first.end) == ("yaml", ("a: 1",), 4, 5)
    assert first.noted("file") == "a.yaml"
    assert first.noted("exits") is None
    assert commands(second) == ["one", "two"]


def test_prose_leaves_out_blocks_comments_and_code():
    assert prose(PAGE) == ["# A page", "", "Words with  in them."]


@pytest.mark.parametrize("page", ["```yaml\na: 1", "```yaml\n```text\n```"])
def test_a_fence_that_is_not_closed_is_an_error(page):
    with pytest.raises(AssertionError, match=r"line \d"):
        list(blocks(page.splitlines()))
