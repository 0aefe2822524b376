"""Hostile plan files of our own: each is written as the rule that makes it, not stored.

Every entry is one kind of trouble from outside: sizes, encodings, characters, YAML's own traps,
numbers and days, wrong shapes. `test_hostile.py` says what must happen to each.
"""

from collections.abc import Iterator
from typing import NamedTuple

REJECT, ACCEPT, EITHER = "reject", "accept", "either"

PLAN = """\
# A small valid plan; the hostile part is below.
kamplan: 1
account: {id: acme, name: Acme}
supplier: {name: Northwind, lead: ana}
customer: {name: Acme, lead: bo}
period: {start: 2026-01-01, end: 2026-12-31}
contacts:
  - {id: ana, party: supplier, name: Ana, roles: [account-lead]}
  - {id: bo, party: customer, name: Bo, roles: [decision-maker]}
six_boxes: {}
needs: []
initiatives: []
"""
BYTES = 512 * 1024
RENEWAL = "renewal:\n  contract: c\n  ends: {ends}\n  notice_days: {days}\n  owner: ana\n"

# Where a number of days is wanted, where text is, and where a day is.
NUMBERS = (
    "012 0o14 0x1F 0b11 1_000 12:30 1e400 -1e400 .inf -.inf .NaN 1e999999999 1e-999999999 1.5"
    " yes no 2026-01-01 1,000 ١٢ １２ [] {}"
)
WORDS = "no off on yes ~ null 012 0x1F 1_000 12:30 1e400 .nan 2026-01-01 -"
DAYS = (
    "2026-13-01 2026-00-10 2026-02-29 2026-2-3 20260101 2026-W01-1 2026-01-01T00:00:00Z"
    " 01.02.2026 02/01/2026 0000-01-01 10000-01-01 -2026-01-01 ２０２６-01-01 tomorrow"
)


class Hostile(NamedTuple):
    """A file, what lint must make of it, and what one of its errors must say."""

    name: str
    content: bytes
    expect: str
    says: str = ""


def plan(
    name: str, expect: str, added: str = "", *, instead_of: str = "", says: str = ""
) -> Hostile:
    """Put the hostile part below the valid plan, or in the place of a piece of it."""
    assert instead_of in PLAN
    text = PLAN.replace(instead_of, added) if instead_of else PLAN + added
    return Hostile(name, text.encode("utf-8", "surrogatepass"), expect, says)


def whole(name: str, expect: str, content: bytes | str, *, says: str = "") -> Hostile:
    """Let the hostile part be all there is."""
    raw = content.encode() if isinstance(content, str) else content
    return Hostile(name, raw, expect, says)


def padded(size: int) -> str:
    """Comment lines that bring the plan to exactly this many bytes."""
    line = "# " + "x" * 97 + "\n"
    lines, rest = divmod(size - len(PLAN), len(line))
    return line * (lines - 1) + "#" + "x" * (len(line) + rest - 2) + "\n"


def sizes() -> Iterator[Hostile]:
    long, deep, many = "20,000 characters", "deeper than 32", "50,000 values"
    flow = "ways_of_working: "
    yield plan("as-large-as-allowed", ACCEPT, padded(BYTES))
    yield plan("one-byte-too-large", REJECT, padded(BYTES + 1), says="512 KiB")
    yield whole("far-too-large", REJECT, b"a" * (8 * BYTES), says="512 KiB")
    yield plan("line-as-long-as-allowed", ACCEPT, "#" * 20_000 + "\n")
    yield plan("line-too-long", REJECT, "#" * 20_001 + "\n", says=long)
    words = "  " + "word " * 99 + "x\n"
    yield plan("long-scalar", ACCEPT, "summary: >-\n" + words * 190)
    yield plan("scalar-too-long", REJECT, "summary: >-\n" + words * 220, says="100,000 characters")
    nodes = "[" + ("a, " * 99 + "\n ") * 510 + "a]\n"
    yield plan("too-many-nodes", REJECT, flow + nodes, says=many)
    yield plan("too-deep-flow", REJECT, flow + "[" * 33 + "]" * 33 + "\n", says=deep)
    steps = "".join(" " * n + f"k{n}:\n" for n in range(40))
    yield plan("too-deep-map", REJECT, steps, says=deep)
    yield plan("too-deep-dashes", REJECT, "ways_of_working:\n  " + "- " * 60 + "a\n", says=deep)
    yield plan("too-deep-question-marks", REJECT, "? " * 5_000 + "a\n")
    yield plan("too-deep-everywhere", REJECT, flow + ("[" * 19_000 + "\n ") * 20, says=deep)
    yield plan("key-too-long", REJECT, "k" * 19_000 + ": x\n")
    keys = "".join(f"key-{n}: x\n" for n in range(9_000))
    yield plan("many-keys", REJECT, keys, says="[unknown-key]")
    yield plan("many-blank-lines", ACCEPT, "\n" * (BYTES - len(PLAN)))
    yield plan("many-blanks", EITHER, (" " * 19_999 + "\n") * 20)
    yield plan("many-quotes", REJECT, "summary: " + ("'" * 19_000 + "\n ") * 20)
    yield plan("many-backslashes", REJECT, 'summary: "' + ("\\" * 19_000 + "\n ") * 20 + '"\n')
    yield plan("many-exclamation-marks", REJECT, "summary: " + "!" * 15_000 + "\n")
    yield plan("many-ampersands", REJECT, "summary: " + "&a " * 5_000 + "\n")
    yield plan("many-stars", REJECT, flow + "[" + "*a, " * 4_000 + "]\n")
    yield plan("many-dashes", REJECT, "---\n" * 50_000, says="second document")
    for name, expect, item in [
        ("many-empty-needs", REJECT, "{}"),
        ("many-equal-ids", REJECT, '{id: same, kind: pain, verbatim: "x"}'),
        ("many-needs-without-voice", EITHER, '{id: n%, verbatim: "%"}'),
    ]:
        needs = "".join(f"  - {item}\n".replace("%", str(n)) for n in range(6_000))
        yield plan(name, expect, "needs:\n" + needs, instead_of="needs: []\n")


def encodings() -> Iterator[Hostile]:
    yield whole("empty", REJECT, b"", says="empty")
    yield whole("one-line-feed", REJECT, b"\n", says="empty")
    yield whole("byte-order-mark-only", REJECT, b"\xef\xbb\xbf", says="empty")
    yield whole("zero-bytes", REJECT, bytes(4_096), says="binary")
    yield whole("all-bytes", REJECT, bytes(range(256)) * 16, says="binary")
    yield whole(
        "picture", REJECT, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(250)), says="binary"
    )
    yield whole("program", REJECT, b"\x7fELF\x02\x01\x01" + bytes(500), says="binary")
    yield whole("utf-32", REJECT, PLAN.encode("utf-32"), says="UTF-32")
    yield whole("utf-16-without-mark", REJECT, PLAN.encode("utf-16-le"))
    yield whole(
        "windows-1252", REJECT, PLAN.encode() + b"summary: \x93quoted\x94 \x80 5\n", says="0x93"
    )
    yield whole("cut-in-a-character", REJECT, (PLAN + "summary: é").encode()[:-1], says="0xC3")
    yield whole(
        "five-byte-sequence",
        REJECT,
        PLAN.encode() + b"summary: \xf8\x88\x80\x80\x80\n",
        says="0xF8",
    )
    yield whole(
        "second-byte-order-mark", REJECT, b"\xef\xbb\xbf\xef\xbb\xbf" + PLAN.encode(), says="U+FEFF"
    )
    yield whole("mixed-line-ends", EITHER, PLAN.replace("\n", "\r\n", 4).encode())
    yield plan("surrogate", REJECT, "summary: a\ud800b\n", says="0xED")


def characters() -> Iterator[Hostile]:
    refused = {
        "start-of-heading": "\x01",
        "bell": "\x07",
        "backspace": "\x08",
        "form-feed": "\x0c",
        "escape": "\x1b",
        "delete": "\x7f",
        "next-line": "\x85",
        "control-sequence-introducer": "\x9b",
        "right-to-left-mark": "\u200f",
        "right-to-left-override": "\u202e",
        "left-to-right-isolate": "\u2066",
        "zero-width-space": "\u200b",
        "word-joiner": "\u2060",
        "byte-order-mark-inside": "\ufeff",
        "joiner-between-latin-letters": "\u200d",
        "line-separator": "\u2028",
        "noncharacter": "\ufdd0",
        "tag-letter": "\U000e0041",
    }
    for name, character in refused.items():
        code = ord(character)
        escaped = f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"
        shown = f"error[invisible-character] U+{code:04X}"
        yield plan(f"{name}-raw", REJECT, f'summary: "a{character}b"\n', says=shown)
        yield plan(f"{name}-escaped", REJECT, f'summary: "a{escaped}b"\n', says=shown)
    yield plan("zero-escaped", REJECT, 'summary: "a\\0b"\n', says="U+0000")
    yield plan("surrogate-escaped", REJECT, 'summary: "\\uD83D\\uDE00"\n')
    yield plan("override-in-comment", REJECT, "# \u202e; drawkcab\n", says="U+202E")
    yield plan("escape-in-key", REJECT, '"own\\eer": x\n', says="U+001B")
    yield plan("zero-width-in-key", REJECT, '"own\\u200Ber": x\n', says="U+200B")
    yield plan("zero-width-in-id", REJECT, '{id: "ac\\u200Bme"', instead_of="{id: acme")
    yield plan("hebrew", ACCEPT, 'summary: "שלום לכולם"\n')
    yield plan("family", ACCEPT, 'summary: "👨‍👩‍👧 ❤️"\n')
    yield plan("hindi-joiner", ACCEPT, 'summary: "क्‍ष"\n')


def keys() -> Iterator[Hostile]:
    for name, key in {
        "quoted": '"needs"',
        "escaped": '"\\u006eeeds"',
        "upper-case": "NEEDS",
        "full-width": "ｎｅｅｄｓ",
        "long-s": "needſ",
        "with-ring": '"\\u00e5": x\n"a\\u030a"',
        "ligature": "oﬃce: x\noffice",
        "sharp-s": "maß: x\nMASS",
    }.items():
        yield plan(f"equal-key-{name}", REJECT, f"{key}: []\n", says="[duplicate-key]")
    twice = "[{a: 1, a: 2}]"
    yield plan("equal-key-in-flow", REJECT, f"ways_of_working: {twice}\n", says="[duplicate-key]")
    yield plan("equal-key-three-times", REJECT, "needs: []\n" * 2, says="[duplicate-key]")
    yield plan("list-as-key", REJECT, "? [a, b]\n: c\n", says="a key must be")
    yield plan("map-as-key", REJECT, "{a: b}: c\n", says="a key must be")
    yield plan("no-key", REJECT, ": x\n")
    yield plan("null-key", REJECT, "null: x\n")
    yield plan("number-key", REJECT, "1: x\n")
    yield plan("key-without-value-in-flow", REJECT, "extra: {a, b}\n")
    yield plan("pair-in-list", REJECT, "ways_of_working: [a: b]\n")


def constructs() -> Iterator[Hostile]:
    for name, added in {
        "anchor": "summary: &a text\n",
        "anchor-on-key": "&a summary: text\n",
        "anchor-on-nothing": "summary: &a\n",
        "alias": "summary: &a text\nlanguage: *a\n",
        "alias-to-nothing": "summary: *nowhere\n",
        "alias-as-key": "summary: &a currency\n*a : GBP\n",
        "alias-to-itself": "ways_of_working: &a [*a]\n",
        "merge": "extra: {<<: {a: b}}\n",
        "merge-list": "extra: {<<: [{a: b}, {c: d}]}\n",
        "merge-quoted": 'extra: {"<<": {a: b}}\n',
        "value-key": "extra: {=: a}\n",
        "tag-text": "summary: !!str 12\n",
        "tag-binary": "summary: !!binary aGVsbG8=\n",
        "tag-verbatim": "summary: !<tag:yaml.org,2002:str> a\n",
        "tag-non-specific": "summary: ! a\n",
        "tag-unknown-handle": "summary: !x!y a\n",
        "tag-python": "summary: !!python/object/apply:os.system [id]\n",
        "tag-timestamp": "summary: !!timestamp 2026-01-01\n",
        "second-document": "---\nkamplan: 1\n",
        "second-document-empty": "---\n",
        "second-document-after-end": "...\nsummary: more\n",
        "directive-in-the-middle": "...\n%YAML 1.2\n---\nkamplan: 1\n",
    }.items():
        yield plan(name, REJECT, added)
    yield whole("directive-version", REJECT, "%YAML 1.2\n---\n" + PLAN)
    yield whole("directive-unknown", REJECT, "%FOO bar\n---\n" + PLAN)
    yield whole("directive-tag", REJECT, "%TAG ! tag:example.test,2026:\n---\n" + PLAN)
    yield whole("start-mark", ACCEPT, "---\n" + PLAN)


def values() -> Iterator[Hostile]:
    for days in NUMBERS.split():
        renewal = RENEWAL.format(ends="2027-03-31", days=days)
        yield plan(f"number-{days}", REJECT, renewal, says=":16:")
    yield plan("number-of-many-digits", EITHER, RENEWAL.format(ends="2027-03-31", days="9" * 5_000))
    yield plan("notice-before-all-days", EITHER, RENEWAL.format(ends="0001-01-01", days=90))
    yield plan("notice-of-many-years", EITHER, RENEWAL.format(ends="2027-03-31", days=10**9))
    for word in WORDS.split():
        yield plan(f"text-{word}", EITHER, f"summary: {word}\n")
    for day in DAYS.split():
        name = f"day-{day.replace('/', '-')}"
        yield plan(name, REJECT, day, instead_of="2026-12-31", says=":6:")
    yield plan("last-of-all-days", EITHER, "start: 9999-01-01", instead_of="start: 2026-01-01")
    yield plan("period-backwards", EITHER, "end: 2025-12-31", instead_of="end: 2026-12-31")
    yield plan(
        "yes-for-true", REJECT, "party: customer, dedicated: yes", instead_of="party: customer"
    )
    yield plan("id-as-path", REJECT, "{id: ../../etc/passwd", instead_of="{id: acme")
    yield plan("id-with-accent", REJECT, "{id: acmé", instead_of="{id: acme")
    yield plan("id-far-too-long", EITHER, "{id: " + "a" * 5_000, instead_of="{id: acme")
    yield plan("id-as-number", REJECT, "{id: 12", instead_of="{id: acme")
    yield plan("schema-from-the-future", REJECT, "kamplan: 999", instead_of="kamplan: 1")
    yield plan("schema-as-text", REJECT, 'kamplan: "1"', instead_of="kamplan: 1")


def shapes() -> Iterator[Hostile]:
    for name, content in {
        "root-text": "hello\n",
        "root-null": "~\n",
        "root-number": "1\n",
        "root-empty-map": "{}\n",
        "root-nested-list": "[[[]]]\n",
        "unclosed-quote": PLAN + 'summary: "never closed\n',
        "unclosed-list": PLAN + "ways_of_working: [a, b\n",
        "closed-twice": PLAN + "ways_of_working: [a]]\n",
        "tab-indent": PLAN + "renewal:\n\tcontract: c\n",
        "tab-before-key": PLAN + "\tsummary: x\n",
        "wrong-dedent": PLAN + "renewal:\n    contract: c\n  owner: ana\n",
        "two-values": PLAN + "summary: a: b\n",
        "reserved-at-sign": PLAN + "summary: @ana\n",
        "reserved-backquote": PLAN + "summary: `a`\n",
        "bad-escape": PLAN + 'summary: "C:\\Quotes"\n',
        "bad-block-header": PLAN + "summary: |99\n  a\n",
        "conflict": PLAN + "<<<<<<< HEAD\nsummary: a\n=======\nsummary: b\n>>>>>>> other\n",
        "conflict-in-a-list": PLAN.replace(
            "six_boxes", "<<<<<<< HEAD\n  - {id: a}\n=======\n>>>>>>> other\nsix_boxes"
        ),
        "conflict-with-base": PLAN + "<<<<<<< a\nx: 1\n||||||| b\nx: 2\n=======\n>>>>>>> c\n",
        "json-with-comment": '{"kamplan": 1, /* no */ "needs": []}',
        "web-page": "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n",
        "needs-as-map": PLAN.replace("needs: []", "needs: {a: b}"),
        "needs-as-text": PLAN.replace("needs: []", "needs: none yet"),
        "needs-of-everything": PLAN.replace("needs: []", "needs: [null, 3, [], {}, true, x]"),
        "contacts-missing": PLAN.replace("contacts:\n", "people:\n"),
        "markup-in-key": PLAN + '"[bold red]x[/]": y\n',
        "workflow-command-in-key": PLAN + '"::error file=a::b": y\n',
        "workflow-command-in-value": PLAN.replace("party: supplier", 'party: "\\n::error::x"'),
        "escaped-line-feeds-in-key": PLAN + '"a\\nb.yaml:1:1: error[x] all well": y\n',
        "long-value-of-wrong-type": PLAN.replace("2026-12-31", "x" * 15_000),
        "long-unknown-key": PLAN + '"' + "k" * 1_000 + '": x\n',
        "unknown-key-everywhere": PLAN.replace("}", ", nope: 1}"),
    }.items():
        yield whole(name, REJECT, content)
    for name, added in {
        "tab-in-text": 'summary: "a\tb"\n',
        "tab-after-value": "summary: a\t\n",
        "key-with-question-mark": "? summary\n: a\n",
        "end-mark": "...\n",
    }.items():
        yield plan(name, EITHER, added)
    yield plan("heading-that-looks-like-a-conflict", ACCEPT, "summary: |\n  Agreed\n  =======\n")
    yield plan("open-suppression", EITHER, "# kamplan: ignore[" + "[" * 15_000 + "\n")
    yield plan("suppression-of-everything", EITHER, "# kamplan: ignore[*] no\n" * 2_000)
    yield plan("suppression-of-long-names", EITHER, f"# kamplan: ignore[{'a,' * 9_000}] why\n")


def own() -> list[Hostile]:
    """Give every file, each name once."""
    kinds = (sizes, encodings, characters, keys, constructs, values, shapes)
    return [one for kind in kinds for one in kind()]
