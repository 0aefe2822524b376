"""`junit`: valid against the schema that Jenkins uses."""

from xml.etree import ElementTree as ET

import pytest
from xmlschema import XMLSchema

from tests.reporters.conftest import CLEAN, FINDINGS, REPORTS, SCHEMAS, render

SCHEMA = XMLSchema(SCHEMAS / "junit-10.xsd")


@pytest.mark.parametrize("reports", [None, (), (CLEAN,)], ids=["nasty", "nothing", "clean"])
def test_it_is_valid(reports: tuple[()] | None) -> None:
    text = render("junit") if reports is None else render("junit", reports)

    SCHEMA.validate(text)


def test_every_file_is_a_suite_and_every_finding_a_test() -> None:
    root = ET.fromstring(render("junit"))  # noqa: S314 - our own

    suites = root.findall("testsuite")
    assert len(suites) == len(REPORTS)
    assert len(root.findall("testsuite/testcase")) == len(FINDINGS) + 1
    assert [(one.get("tests"), one.get("failures"), one.get("skipped")) for one in suites[:2]] == [
        ("1", "0", "0"),
        ("4", "2", "2"),
    ]


def test_only_errors_fail() -> None:
    root = ET.fromstring(render("junit"))  # noqa: S314 - our own
    first = root.findall("testsuite")[1]

    assert [case[0].tag for case in first] == ["failure", "failure", "skipped", "skipped"]
    assert [case[0].get("type") for case in first] == ["error", "error", "warning", "info"]
    assert first[0][0].text == (
        "accounts/a,b:c%d.yaml:2:11: `a,b:c%d.yaml` is wrong; write something else"
    )
