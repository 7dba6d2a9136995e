"""Damaged scenario files without end: texts hurt byte by byte and line by line, and documents built to do harm."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

__all__ = ["BUILT", "HURTS", "TOKENS", "damaged", "hurt", "shipped_texts"]

NAMES = ("toy/two-clocks", "jeddah-2025-03", "velmare-1931-09", "jeddah-kursk-safe-exit", "jeddah-no-mediator")
SHARE_BUILT = 0.15

PLAIN = "null ~ true no .nan -.inf 1e999 010 0x1f 1_0 12:30 -1 2025-01-01 coded rest ideals coded_ideals full measured"
MARKS = "{ } [ ] : , | > |-3 \" ' @ ` # --- ... &a *a"
TOKENS = (
    *(word.encode() for word in f"{PLAIN} {MARKS}".split()),
    *(b"9" * 400, b"? ", b"- ", b"! x", b"!<x>", b"&a [*a]", b"<<: *a", b"%YAML 1.1\n---\n"),
    *(b"extends: x.yaml", b"extends: /dev/zero", b"extends: .", b"evidence: ../../..", b"resolved: true"),
    *(b"!!python/object/apply:os.system [touch PWNED]", b"!!python/name:os.system", b"!!binary aGk="),
    *(b"\t", b"\r", b"\x00", b"\x07", b"\x1b[2J", b"\x7f", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8"),
    *(b'"\\ud800"', b'"\\x00"', b'"\\u2028"', b"\xf0\x9f\x8c\x8d", b"[" * 60, b"{a: " * 60, b"- " * 60, b"x" * 2000),
    *(b"{dist: normal}", b"{dist: [1]}", b"{dist: {}}", b"{dist: uniform, low: 1, high: 0}", b"{ci90: [1, 0]}"),
    *(b"{dist: choice, values: []}", b"{dist: coded, key: a, coders: {}}", b"{coded: 3}", b"{role: {}}"),
    *(b"because: [S1]", b"{inputs: [talks.step, talks.step], rho: 2}", b"{dist: lognormal, median: 1e15, sigma: 5}"),
    *(b"{dist: normal, mean: 1e15, sd: 1e-300}", b"{dist: beta, mean: 1e-300, n: 1e6}", b"{ci90: [1e-300, 1e15]}"),
)
"""Words that have broken readers of YAML, or might break ours."""

Hurt = Callable[[random.Random, bytes], bytes]


def damaged(texts: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Yield `count` documents: damaged copies of the texts, and some built from nothing."""
    chance = random.Random(seed)
    for _ in range(count):
        yield hurt(chance, texts)


def hurt(chance: random.Random, texts: Sequence[bytes]) -> bytes:
    """Damage one of the texts in one to eight ways, or build a document from nothing."""
    if chance.random() < SHARE_BUILT:
        return chance.choice(BUILT)(chance, chance.choice(texts))
    text = chance.choice(texts)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        text = chance.choice(HURTS)(chance, text)
    return text


def shipped_texts() -> list[bytes]:
    """Texts of shipped scenarios to be damaged."""
    from sim.shipped import find_scenario

    found = (find_scenario(name) for name in NAMES)
    return [path.read_bytes() for path in found if path is not None]


def _insert(chance: random.Random, text: bytes) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(TOKENS) + text[at:]


def _delete(chance: random.Random, text: bytes) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randrange(1, 30) :]


def _flip(chance: random.Random, text: bytes) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :]


def _copy(chance: random.Random, text: bytes) -> bytes:
    at, source = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
    return text[:at] + text[source : source + chance.randrange(1, 300)] + text[at:]


def _move_line(chance: random.Random, text: bytes) -> bytes:
    lines = text.split(b"\n")
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return b"\n".join(lines)


def _double_line(chance: random.Random, text: bytes) -> bytes:
    lines = text.split(b"\n")
    at = chance.randrange(len(lines))
    return b"\n".join([*lines[: at + 1], *lines[at:]])


def _indent(chance: random.Random, text: bytes) -> bytes:
    lines = text.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = b" " * chance.randrange(9) + lines[at].lstrip()
    return b"\n".join(lines)


def _replace_value(chance: random.Random, text: bytes) -> bytes:
    lines = text.split(b"\n")
    at = chance.randrange(len(lines))
    key, colon, rest = lines[at].partition(b":")
    if chance.random() < 0.5:
        key, colon, rest = lines[at].rpartition(b":")
    lines[at] = key + colon + b" " + chance.choice(TOKENS) + (b", " + rest if chance.random() < 0.3 else b"")
    return b"\n".join(lines)


def _rename_key(chance: random.Random, text: bytes) -> bytes:
    keys = list(re.finditer(rb"[a-z_0-9]+(?=:)", text))
    if not keys:
        return text
    key, other = chance.choice(keys), chance.choice(keys)
    name = chance.choice((other[0], key[0][:-1], key[0] + b"x", key[0].upper(), b"", b"__class__", b"x" * 200))
    return text[: key.start()] + name + text[key.end() :]


def _change_number(chance: random.Random, text: bytes) -> bytes:
    numbers = list(re.finditer(rb"(?<=[ \[])-?[0-9.]+(?=[,}\]\n])", text))
    if not numbers:
        return text
    number = chance.choice(numbers)
    new = chance.choice(
        (b"-1", b"2", b"1e15", b"1e16", b"1e-320", b".nan", b".inf", b"-0.0", b"'0.5'", b"true", b"[0.5]")
    )
    return text[: number.start()] + new + text[number.end() :]


HURTS: tuple[Hurt, ...] = (
    *(_insert, _delete, _flip, _copy, _move_line, _double_line, _indent),
    *(_rename_key, _rename_key, _change_number, _change_number, _replace_value, _replace_value, _replace_value),
)


def _binary(chance: random.Random, text: bytes) -> bytes:
    return chance.randbytes(chance.randrange(3000))


def _encoded(chance: random.Random, text: bytes) -> bytes:
    words = text.decode() + "# \u00e9\u4e2d\U0001f30d"
    name = chance.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "utf-7", "cp037"))
    return words.encode(name, "replace")


def _alias_bomb(chance: random.Random, text: bytes) -> bytes:
    width, height = chance.randrange(1, 12), chance.randrange(2, 60)
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * width)}]" for k in range(1, height)]
    return "\n".join(lines).encode() + b"\n" + text


def _nested(chance: random.Random, text: bytes) -> bytes:
    depth, mark = chance.choice((20, 30, 500, 20_000)), chance.choice((b"[", b"{a: ", b"- ", b"? ", b"&a [", b"!x ["))
    return chance.choice((b"", text + b"x: ")) + mark * depth


def _wide(chance: random.Random, text: bytes) -> bytes:
    """Build thousands of keys, entries or faults of one kind."""
    count = chance.choice((300, 3_000, 9_000, 30_000))
    entry = chance.choice((b"x%d: 1\n", b"x%d: {}\n", b"x%d:\n", b"x%d: &x 010\n", b"events: %d\n"))
    within = chance.choice((b"", b"events:\n", b"issues:\n", b"actors:\n"))
    lines = b"".join((b"  " if within else b"") + entry % k for k in range(count))
    return text + within + lines


def _large(chance: random.Random, text: bytes) -> bytes:
    size = chance.choice((900_000, 1_000_001, 2_000_000))
    filler = chance.choice((b"#", b" ", b"\n", b"x", b"# x\n", b"question: '" + b"\\" * 50))
    return text + filler * (size // len(filler))


def _several(chance: random.Random, text: bytes) -> bytes:
    return text + chance.choice((b"---\n", b"...\n", b"...\n---\n", b"%TAG ! tag:x:\n---\n")) + text


def _reaching_out(chance: random.Random, text: bytes) -> bytes:
    """Build a document that names other files, devices or code."""
    target = chance.choice(
        ("document.yaml", "/etc/passwd", "/dev/zero", "..", "~", "https://example.org/a.yaml", "\\\\x\\y")
    )
    key = chance.choice(("extends", "evidence"))
    tag = chance.choice(("", "!!python/object/new:subprocess.Popen ", "!!python/module:os ", "!include "))
    return f"schema: 2\n{key}: {tag}{target}\n".encode() + chance.choice((b"", text.replace(b"schema: 2\n", b"")))


BUILT: tuple[Hurt, ...] = (_binary, _encoded, _alias_bomb, _nested, _wide, _large, _several, _reaching_out)
"""Makers of whole documents."""
