"""The bibliography: well formed, and every work that the code or the documents cite by name and year is in it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "REFERENCES.bib").read_text(encoding="utf-8")
ENTRIES = re.findall(r"^@\w+\{([\w-]+),\n(.*?)^\}$", TEXT, re.MULTILINE | re.DOTALL)
CITED = re.compile(r"\b([A-Z][A-Za-z]+)(?: et al\.)? \(?(1[89]\d\d|20[01]\d|202[0-4])\b(?!-)")
NO_NAMES = {"January February March April May June July August September October November December", "Minsk"}


def test_entries_are_well_formed():
    keys = [key for key, _ in ENTRIES]
    assert len(keys) == TEXT.count("\n@") == len(set(keys))
    assert keys == sorted(keys)
    for key, body in ENTRIES:
        fields = dict(re.findall(r"^  (\w+)\s*= \{(.*?)\},$", body, re.MULTILINE | re.DOTALL))
        assert {"title", "year"} <= set(fields), key
        assert fields.keys() & {"author", "editor"}, key
        assert key.endswith(fields["year"]), key
        assert body.count("{") == body.count("}"), key
        surname = key.rsplit("-", 1)[0].split("-")[0]
        assert surname in fields.get("author", fields.get("editor", "")).lower(), key


def test_every_citation_has_an_entry():
    known = {(key.rsplit("-", 1)[1], word) for key, body in ENTRIES for word in re.findall(r"\w+", body.lower())}
    words = {word for line in NO_NAMES for word in line.split()}
    missing = [
        f"{path.relative_to(ROOT)}: {name} {year}"
        for path in [*(ROOT / "sim").rglob("*.py"), *(ROOT / "docs").rglob("*.md")]
        for name, year in CITED.findall(path.read_text(encoding="utf-8"))
        if name not in words and (year, name.lower()) not in known
    ]
    assert missing == []
