"""The digest: the same for everybody, for ever, and only for the same agreement."""

import json
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from kamplan.model.shape import FieldShape, shape_of
from kamplan.planfile import demand_plan, load_plan
from kamplan.signoff import build_payload, canonical, compute_digest, list_left_out, short_code
from kamplan.signoff.specification import render_fields
from kamplan.yamldoc import Mapping, Node, Scalar, Sequence, YamlDocument
from kamplan.yamldoc.amend import amend, put, remove
from tests.signoff import second_implementation

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "tests/data/plan.reference.yaml"
PLANS = [REFERENCE, *sorted(ROOT.glob("examples/*/accounts/*/plan.yaml"))]
PLANS = [one for one in PLANS if "bad" not in one.parts]
VECTORS = sorted((ROOT / "tests/data/digest-v1").glob("*.yaml"))
PATH = PurePosixPath("plan.yaml")
SIGNED_ON = date(2025, 12, 11)


def digest(text: str | bytes, as_of: date | None = SIGNED_ON) -> str:
    return compute_digest(build_payload(demand_plan(text, PATH).plan, as_of))


def test_the_page_has_the_table_in_force(request: pytest.FixtureRequest) -> None:
    page = second_implementation.PAGE
    text = page.read_text(encoding="utf-8")
    before, rest = text.split("```text\n")
    table, after = rest.split("```", 1)
    if request.config.getoption("--update-snapshots"):
        page.write_text(f"{before}```text\n{render_fields()}```{after}", encoding="utf-8")
    assert table == render_fields()


@pytest.mark.parametrize("as_of", [None, SIGNED_ON, date(2026, 3, 20)])
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_a_second_implementation_agrees(path: Path, as_of: date | None) -> None:
    raw = path.read_bytes()

    assert second_implementation.payload_of(raw, as_of) == json.loads(
        canonical(build_payload(demand_plan(raw, PATH).plan, as_of))
    )
    assert second_implementation.digest(raw, as_of) == digest(raw, as_of)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_released_vectors_verify_for_ever(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    as_of = date.fromisoformat(expected["as_of"]) if expected["as_of"] else None
    raw = path.read_bytes()
    payload = build_payload(demand_plan(raw, PATH).plan, as_of)

    assert canonical(payload).decode() == expected["canonical"]
    assert compute_digest(payload) == expected["digest"]
    assert short_code(expected["digest"]) == expected["code"]
    assert second_implementation.digest(raw, as_of) == expected["digest"]


def test_there_are_vectors() -> None:
    assert len(VECTORS) >= 4


def leaves(
    node: Node,
    field: FieldShape | None,
    fields: Any,
    route: tuple[str | int, ...] = (),
    *,
    free: bool = False,
) -> list[tuple[tuple[str | int, ...], FieldShape, bool]]:
    """Give every scalar of the plan with its field and whether no signature covers it."""
    found = []
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            inner = fields[key.text] if fields is not None else field
            assert inner is not None
            below = inner.record.fields if inner.record is not None else None
            is_free = free or inner.progress or inner.unsigned
            found += leaves(value, inner, below, (*route, key.text), free=is_free)
    elif isinstance(node, Sequence):
        assert field is not None
        assert field.element is not None
        below = field.element.record.fields if field.element.record is not None else None
        for index, item in enumerate(node.items):
            found += leaves(item, field.element, below, (*route, index), free=free)
    elif isinstance(node, Scalar):
        assert field is not None
        found.append((route, field, free))
    return found


OTHER_VALUES = {
    "every": "3 weeks",
    "currency": "EUR",
    "language": "de",
    "url": "https://example.org/other",
    "path": "sessions/other.md",
    "slug": "somebody-else",
}


def changed_value(field: FieldShape, node: Scalar) -> object:
    """Return another value that the field can hold."""
    if field.kind == "date":
        return date(2026, 8, 8) if node.text != "2026-08-08" else date(2026, 8, 9)
    if field.kind in ("number", "measure", "integer"):
        return 4 if node.text != "4" else 5
    if field.kind == "flag":
        return node.text != "true"
    if field.kind == "choice":
        return next(one for one in field.choices if one != node.text)
    return OTHER_VALUES.get(field.kind, f"{node.text} and more")


def test_every_agreed_leaf_voids_and_no_other_does(capsys: pytest.CaptureFixture[str]) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    before = digest(text)
    root = YamlDocument.parse(text).root
    assert root is not None
    counts: Counter[str] = Counter()
    wrong = []
    for route, field, is_free in leaves(root, None, shape_of("plan").fields):
        node = YamlDocument.parse(text).find(route)
        assert isinstance(node, Scalar)
        if route == ("kamplan",) or (field.need == "R" and node.text == "null"):
            continue
        new = amend(text, [put(route, changed_value(field, node))])
        loaded = load_plan(new, PATH)
        assert loaded.file is not None
        assert not loaded.diagnostics, (route, loaded.diagnostics)
        is_same = compute_digest(build_payload(loaded.file.plan, SIGNED_ON)) == before
        counts["free" if is_free else "agreed"] += 1
        if is_same is not is_free:
            wrong.append(route)

    with capsys.disabled():
        print(f"\n{counts['agreed']} agreed leaves void, {counts['free']} progress leaves do not")
    assert wrong == []
    assert counts["agreed"] > 150
    assert counts["free"] > 60


def test_every_agreed_leaf_removed_voids_too() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    before = digest(text)
    root = YamlDocument.parse(text).root
    assert root is not None
    wrong = []
    for route, field, is_free in leaves(root, None, shape_of("plan").fields):
        node = YamlDocument.parse(text).find(route)
        assert isinstance(node, Scalar)
        is_empty = node.text in ("null", "")
        if field.need == "R" and isinstance(route[-1], str):
            continue
        loaded = load_plan(amend(text, [remove(route)]), PATH)
        assert loaded.file is not None
        if loaded.diagnostics:
            continue
        is_same = compute_digest(build_payload(loaded.file.plan, SIGNED_ON)) == before
        if is_same is not (is_free or is_empty):
            wrong.append(route)
    assert wrong == []


def reversed_lists(text: str) -> str:
    """Put every list whose order means nothing the other way round."""
    document = YamlDocument.parse(text)
    for route in [
        ("needs",),
        ("contacts",),
        ("contacts", 0, "roles"),
        ("checkpoints",),
        ("sessions",),
    ]:
        data = YamlDocument.parse(text).data()
        for step in route:
            data = data[step]  # type: ignore[index]
        assert isinstance(data, list)
        if len(data) > 1:
            text = amend(text, [put(route, data[::-1])])
    assert text != document.text
    return text


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: unicodedata.normalize("NFD", text.replace("booking", "bóoking")).replace("bo\u0301oking", "booking"),
        lambda text: text.replace("# R", "# required"),
        lambda text: "\n".join(line.partition("   #")[0] for line in text.split("\n")),
        lambda text: text.replace("value: 14,", "value: 14.00,"),
        lambda text: text.replace("notice_days: 90", "notice_days: 90.0"),
        lambda text: text.replace("start: 2026-01-12", "start: '2026-01-12'"),
        lambda text: text.replace("currency: GBP", 'currency: "GBP"'),
        lambda text: text.replace("corrections: []", "corrections:"),
        lambda text: text.replace("reports_to: null", "").replace("    met_on: null", "    # met_on"),
        reversed_lists,
    ],
    ids=["crlf", "bom", "nfd", "comment", "no-comments", "decimals", "integer", "quoted-date", "quotes", "empty", "null", "order"],
)  # fmt: skip
def test_a_cosmetic_rewrite_never_voids(rewrite: Any) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    new = rewrite(text)

    assert digest(new) == digest(text)


def test_nfc_and_nfd_are_one_text() -> None:
    text = REFERENCE.read_text(encoding="utf-8").replace("corridor queues", "Köln é ñ")

    assert digest(unicodedata.normalize("NFD", text)) == digest(unicodedata.normalize("NFC", text))


def test_text_cannot_move_between_fields_unseen() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    moved = text.replace(
        "what: Eight weeks of chair times without names", "what: Eight weeks of chair times"
    )
    moved = moved.replace("expertise: queues", "expertise: queues without names")

    assert digest(moved) != digest(text)


def test_a_need_heard_later_is_an_addition() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    later = text.replace(
        "said_on: 2025-09-16\n    priority: low", "said_on: 2026-05-01\n    priority: low"
    )
    without = digest(later)

    assert digest(later.replace("four pounds", "five pounds")) == without
    assert digest(later, None) != digest(later)
    plan = demand_plan(later, PATH).plan
    assert ("needs/parking-cost", "it was heard after the signature") in list_left_out(
        plan, SIGNED_ON
    )


def test_a_new_telephone_list_needs_no_new_signature() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    new = text.replace("phone: null", 'phone: "+44 20 7946 0000"').replace(
        "Medical director", "Chief of staff"
    )
    stranger = new.replace(
        "sessions:  ",
        "  - {id: nobody, party: customer, name: New Person, roles: [user]}\n\nsessions:  ",
    )

    assert digest(new) == digest(text)
    assert "New Person" in stranger
    assert digest(stranger) == digest(text)
