import os
from pathlib import Path

import pytest

from kamplan.workspace import find_lint_files
from tests.workspace.test_discovery import plant


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    plant(
        tmp_path,
        "accounts/b/plan.yaml",
        "accounts/a/plan.yaml",
        "accounts/a/archive/2025-01-01/plan.yaml",
        "accounts/a/sessions/notes.yaml",
        "drafts/deep/er/plan.yaml",
        "drafts/other.yaml",
        ".git/plan.yaml",
        ".venv/plan.yaml",
        ".kamplan/plan.yaml",
        "node_modules/x/plan.yaml",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(root: Path, *paths: str) -> tuple[list[str], list[str]]:
    files, errors = find_lint_files([Path(one) for one in paths], root)
    return [os.path.relpath(one, root) for one in files], [one.message for one in errors]


def test_no_path_means_every_account(root: Path) -> None:
    assert found(root) == (["accounts/a/plan.yaml", "accounts/b/plan.yaml"], [])


def test_a_folder_means_the_plans_below_it(root: Path) -> None:
    assert found(root, ".") == (
        ["accounts/a/plan.yaml", "accounts/b/plan.yaml", "drafts/deep/er/plan.yaml"],
        [],
    )


def test_a_file_is_itself_whatever_its_name(root: Path) -> None:
    assert found(root, "drafts/other.yaml", ".venv/plan.yaml")[0] == [
        "drafts/other.yaml",
        ".venv/plan.yaml",
    ]


def test_an_archive_is_judged_when_it_is_named(root: Path) -> None:
    archived = "accounts/a/archive/2025-01-01/plan.yaml"

    assert found(root, "accounts/a/archive")[0] == [archived]
    assert found(root, archived)[0] == [archived]


def test_a_file_named_twice_is_judged_once(root: Path) -> None:
    assert found(root, "accounts/a", "accounts/a/plan.yaml", "accounts")[0] == [
        "accounts/a/plan.yaml",
        "accounts/b/plan.yaml",
    ]
    assert found(root, "accounts/a/plan.yaml", str(root / "accounts"), "drafts/../accounts")[0] == [
        "accounts/a/plan.yaml",
        "accounts/b/plan.yaml",
    ]


def test_who_names_an_account_is_told_its_file(root: Path) -> None:
    plant(root, "accounts/st-brannocs/plan.yaml")

    for name in ("st-brannocs", "st-branocs"):
        (error,) = find_lint_files([Path(name)], root)[1]
        assert error.message == f"there is no file or folder `{name}`"
        assert error.hint == "kamplan lint accounts/st-brannocs/plan.yaml"
    (error,) = find_lint_files([Path("zzz")], root)[1]
    assert error.hint is None


def test_what_is_missing_does_not_hide_the_rest(root: Path) -> None:
    (root / "nowhere.yaml").symlink_to("gone")

    assert found(root, "none.yaml", "accounts/a", "nowhere.yaml") == (
        ["accounts/a/plan.yaml"],
        [
            "there is no file or folder `none.yaml`",
            "`nowhere.yaml` is a link that leads nowhere",
        ],
    )


def test_a_path_that_no_system_could_have_is_missing(root: Path) -> None:
    (message,) = found(root, "x" * 5000)[1]

    assert message.endswith("cannot be opened")


@pytest.mark.parametrize("paths", [[], ["accounts"], ["."]])
def test_links_among_the_accounts_are_told_and_the_rest_judged(
    root: Path, paths: list[str]
) -> None:
    (root / "accounts/c").symlink_to("a")
    (root / "accounts/d").mkdir()
    (root / "accounts/d/plan.yaml").symlink_to("../a/plan.yaml")

    files, errors = found(root, *paths)

    assert [one for one in files if one.startswith("accounts/")] == [
        "accounts/a/plan.yaml",
        "accounts/b/plan.yaml",
    ]
    assert errors == [
        "`accounts/c` is a link, and an account holds only its own files",
        "`accounts/d/plan.yaml` is a link, and an account holds only its own files",
    ]


def test_links_elsewhere_are_not_followed(root: Path) -> None:
    (root / "drafts/loop").symlink_to("..")
    (root / "drafts/plan.yaml").symlink_to("other.yaml")

    assert found(root, "drafts") == (["drafts/deep/er/plan.yaml"], [])
