from pathlib import Path

import pytest

from kamplan.errors import KamplanError, PlanNotFoundError, UnreadableError
from kamplan.workspace import find_plan, find_plans, find_root, list_accounts, shown


def plant(root: Path, *paths: str) -> None:
    for path in paths:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("kamplan: 1\n")


@pytest.mark.parametrize(
    ("there", "start", "root"),
    [
        (["r/kamplan.yaml", "r/accounts/a/plan.yaml"], "r/accounts/a", "r"),
        (["r/accounts/a/plan.yaml", "r/.git/HEAD"], "r/accounts/a/sessions/none", "r"),
        # Settings above outweigh accounts that are nearer.
        (["kamplan.yaml", "r/accounts/a/plan.yaml"], "r/accounts/a", ""),
        (["r/.git/HEAD", "r/docs/x.md"], "r/docs", "r"),
        (["r/.git", "r/docs/x.md"], "r/docs", "r"),
        (["r/docs/x.md"], "r/docs", "r/docs"),
        (["r/docs/x.md"], "r/docs/x.md", "r/docs"),
        # Neither a folder called kamplan.yaml nor a file called accounts says anything.
        (["r/kamplan.yaml/x", "r/s/accounts", "r/s/t/x"], "r/s/t", "r/s/t"),
    ],
)
def test_the_root_is_found_by_settings_accounts_or_git(
    tmp_path: Path, there: list[str], start: str, root: str
) -> None:
    plant(tmp_path, *there)

    assert find_root(tmp_path / start) == tmp_path / root


def test_a_relative_start_is_taken_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "accounts/a/plan.yaml")
    monkeypatch.chdir(tmp_path / "accounts")

    assert find_root(Path()) == tmp_path
    assert find_root(Path("a")) == tmp_path


def test_plans_are_listed_by_account_without_archive_and_hidden_folders(tmp_path: Path) -> None:
    plant(
        tmp_path,
        "accounts/b/plan.yaml",
        "accounts/a/plan.yaml",
        "accounts/a/archive/2025-01-01/plan.yaml",
        "accounts/archive/plan.yaml",
        "accounts/.c/plan.yaml",
        "accounts/d/notes.md",
        "accounts/plan.yaml",
    )
    (tmp_path / "accounts/e/plan.yaml").mkdir(parents=True)

    assert find_plans(tmp_path) == [tmp_path / f"accounts/{one}/plan.yaml" for one in "ab"]
    assert list_accounts(tmp_path) == ["a", "b"]


def test_without_accounts_there_are_no_plans(tmp_path: Path) -> None:
    assert find_plans(tmp_path) == []

    plant(tmp_path, "accounts")

    assert find_plans(tmp_path) == []


@pytest.mark.parametrize("link", ["accounts", "accounts/b", "accounts/b/plan.yaml"])
def test_a_link_among_the_accounts_is_refused_by_name(tmp_path: Path, link: str) -> None:
    plant(tmp_path, "elsewhere/b/plan.yaml")
    where = tmp_path / link
    where.parent.mkdir(parents=True, exist_ok=True)
    where.symlink_to(tmp_path / link.replace("accounts", "elsewhere"))

    with pytest.raises(UnreadableError, match=rf"{link}` is a link"):
        find_plans(tmp_path)
    with pytest.raises(UnreadableError, match=rf"{link}` is a link"):
        find_plan("b", tmp_path)
    with pytest.raises(UnreadableError, match=rf"{link}` is a link"):
        find_plan(None, tmp_path)


@pytest.mark.parametrize("argument", ["b", "accounts/b", "accounts/b/plan.yaml", "accounts/b/"])
def test_an_argument_is_an_account_a_folder_or_a_plan(tmp_path: Path, argument: str) -> None:
    plant(tmp_path, "accounts/a/plan.yaml", "accounts/b/plan.yaml")

    found = find_plan(argument, tmp_path)

    assert found.root == tmp_path
    assert found.path == tmp_path / "accounts/b/plan.yaml"
    assert found.account == "b"


def test_a_file_of_any_name_is_a_plan_when_it_is_named(tmp_path: Path) -> None:
    plant(tmp_path, "accounts/a/plan.yaml", "drafts/norrvik.yaml")

    found = find_plan("../drafts/norrvik.yaml", tmp_path / "accounts")

    assert (found.path, found.account) == (tmp_path / "drafts/norrvik.yaml", "norrvik")


def test_an_account_outweighs_a_file_of_the_same_name(tmp_path: Path) -> None:
    plant(tmp_path, "accounts/a/plan.yaml", "a")

    assert find_plan("a", tmp_path).path == tmp_path / "accounts/a/plan.yaml"


def test_a_named_path_may_be_a_link_since_reading_does_no_harm(tmp_path: Path) -> None:
    plant(tmp_path, "drafts/plan.yaml")
    (tmp_path / "short.yaml").symlink_to("drafts/plan.yaml")

    assert find_plan("short.yaml", tmp_path).path == tmp_path / "short.yaml"


def test_the_only_account_need_not_be_named(tmp_path: Path) -> None:
    plant(tmp_path, "accounts/a/plan.yaml", "docs/x.md")

    assert find_plan(None, tmp_path / "docs").account == "a"


def test_in_an_accounts_folder_it_is_the_one_that_is_meant(tmp_path: Path) -> None:
    plant(tmp_path, "accounts/a/plan.yaml", "accounts/b/sessions/x.md", "accounts/b/plan.yaml")

    assert find_plan(None, tmp_path / "accounts/b/sessions").account == "b"


def failure(argument: str | None, start: Path) -> tuple[str, str]:
    with pytest.raises(PlanNotFoundError) as raised:
        find_plan(argument, start)
    return raised.value.message, raised.value.hint or ""


def test_several_accounts_are_listed_up_to_ten(tmp_path: Path) -> None:
    plant(tmp_path, *(f"accounts/a{n:02}/plan.yaml" for n in range(12)))

    message, hint = failure(None, tmp_path)

    assert message.startswith("there are 12 accounts here, so name the one you mean: a00, a01, ")
    assert message.endswith(", a09 and 2 more")
    assert hint == "for example `a00`"


def test_an_unknown_account_names_the_nearest(tmp_path: Path) -> None:
    plant(tmp_path, "accounts/st-brannocs/plan.yaml", "accounts/dornbach/plan.yaml")

    assert failure("st-branocs", tmp_path) == (
        "there is no account `st-branocs`; there is dornbach, st-brannocs",
        "did you mean `st-brannocs`?",
    )
    assert failure("zzz", tmp_path)[1] == "for example `dornbach`"
    assert failure("x" * 5000, tmp_path)[1] == "for example `dornbach`"


@pytest.mark.parametrize("argument", [None, "norrvik"])
def test_where_nothing_is_yet_the_way_to_begin_is_told(
    tmp_path: Path, argument: str | None
) -> None:
    message, hint = failure(argument, tmp_path)

    assert "no account" in message
    assert hint == "`kamplan new NAME` starts one"


def test_a_path_without_a_plan_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "accounts/a/plan.yaml")
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)

    assert failure("docs", tmp_path) == ("there is no plan.yaml in `docs`", "accounts here: a")
    assert failure("docs/plan.yaml", tmp_path)[0] == "there is no file `docs/plan.yaml`"
    assert failure("plan.yml", tmp_path)[0] == "there is no file `plan.yml`"


def test_every_error_is_one_that_people_can_solve() -> None:
    assert issubclass(PlanNotFoundError, KamplanError)
    assert issubclass(UnreadableError, KamplanError)


def test_a_path_is_shown_as_seen_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "accounts/a/plan.yaml", "accounts/b/plan.yaml")
    monkeypatch.chdir(tmp_path / "accounts/a")

    assert str(shown(tmp_path / "accounts/a/plan.yaml")) == "plan.yaml"
    assert str(shown(tmp_path / "accounts/b/plan.yaml")) == "../b/plan.yaml"
    assert str(shown(Path("plan.yaml"))) == "plan.yaml"
    assert str(shown(Path("/x"))) == "/x"


def test_a_path_is_shown_in_full_where_here_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here").rmdir()

    assert str(shown(tmp_path / "plan.yaml")) == str(tmp_path / "plan.yaml")
