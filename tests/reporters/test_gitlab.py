"""`gitlab`: a code quality report, as GitLab's documentation demands it."""

import json
from typing import Any

from tests.reporters.conftest import CLEAN, FINDINGS, NASTY, render


def assert_valid(report: list[dict[str, Any]]) -> None:
    """Check what GitLab needs, and leaves out a finding for, where it is not there.

    Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    """
    for one in report:
        assert isinstance(one["description"], str)
        assert isinstance(one["check_name"], str)
        assert isinstance(one["fingerprint"], str)
        assert one["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not one["location"]["path"].startswith(("./", "/"))
        begin, end = (one["location"]["positions"][key] for key in ("begin", "end"))
        assert 1 <= begin["line"] <= end["line"]
        assert begin["column"] >= 1
        assert end["column"] >= 1
    prints = [one["fingerprint"] for one in report]
    assert len(set(prints)) == len(prints)


def test_it_is_what_gitlab_demands() -> None:
    report = json.loads(render("gitlab"))

    assert_valid(report)
    assert len(report) == len(FINDINGS)
    assert {one["location"]["path"] for one in report} == {
        *(f"accounts/{name}" for name in NASTY),
        "binary.yaml",
    }


def test_nothing_found_is_an_empty_list() -> None:
    assert json.loads(render("gitlab", (CLEAN,))) == []


def test_the_severities_are_gitlabs() -> None:
    report = json.loads(render("gitlab"))

    assert [one["severity"] for one in report[:4]] == ["major", "major", "minor", "info"]
