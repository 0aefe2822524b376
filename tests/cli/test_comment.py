"""`kamplan comment`: one text with the whole story of a proposal, and nothing in it comes alive."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from examples.make_repository import build
from markdown_it import MarkdownIt

from kamplan.render.words import LANGUAGES
from tests.conftest import Cli, Repo

Snapshot = Callable[[str, str], None]
PLAN = "accounts/st-brannocs/plan.yaml"
TODAY = ("--today", "2026-01-12")
in_each = pytest.mark.parametrize("language", LANGUAGES)
PAGES = "https://forge.example.test/tessaly/plan/actions/runs/7#artifacts"


def change(repo: Repo, old: str, new: str) -> None:
    text = (repo.root / PLAN).read_text(encoding="utf-8")
    assert old in text
    repo.write(PLAN, text.replace(old, new, 1))


def tell(cli: Cli, *argv: object) -> str:
    done = cli("comment", *TODAY, *argv)
    assert done.code == 0, done.err
    assert done.out.startswith("<!-- kamplan comment -->\n")
    assert len(done.out) <= 60_000
    return done.out


@in_each
def test_what_both_signed_changes(
    agreed: Repo, cli: Cli, snapshot: Snapshot, language: str
) -> None:
    change(agreed, "due: 2026-01-30", "due: 2026-02-13")
    agreed.commit("Later")

    text = tell(cli, "--base", "main", "--head", "proposal", "--pages", PAGES, "--lang", language)

    snapshot("voids.md" if language == "en" else f"voids.{language}.md", text)
    if language == "en":
        assert "what both signed changes" in text
        assert "**No longer covered** by the signatures of `Dr Helena Strand` and `Ella" in text


@in_each
def test_how_words_that_were_touched_are_told(
    agreed: Repo, cli: Cli, snapshot: Snapshot, language: str
) -> None:
    change(agreed, "Mondays and Thursdays I've", "Mondays I've")
    change(agreed, "due: 2026-01-30", "due: 2025-02-13")
    change(agreed, "    rank: 2\n", "    rank: 3\n")
    agreed.write("README.md", "# Ours\n")
    agreed.commit("Oops")
    cli("mark", "chair-times", "done", "--on", "2026-01-10", *TODAY)
    agreed.commit("Done")

    text = tell(cli, "--base", "main", "--head", "proposal", "--lang", language)

    snapshot(f"words.{language}.md", text)


def test_progress_needs_no_signature(agreed: Repo, cli: Cli) -> None:
    cli("mark", "chair-times", "done", "--on", "2026-01-10", *TODAY)
    if "done_on: 2026-01-10" not in (agreed.root / PLAN).read_text(encoding="utf-8"):
        pytest.fail("the example has another commitment now")
    agreed.commit("Done")

    text = tell(cli, "--base", "main", "--head", "proposal")

    assert "**Next:** `Ella Marsh`: accept it. Nobody needs to sign again." in text
    assert "No longer covered" not in text


def test_words_of_the_customer_come_before_all_else(agreed: Repo, cli: Cli) -> None:
    change(agreed, "Mondays and Thursdays I've", "Mondays I've")
    change(agreed, "due: 2026-01-30", "due: 2025-02-13")
    agreed.commit("Oops")

    text = tell(cli, "--base", "main", "--head", "proposal")

    assert "words of the customer were changed or are missing" in text
    assert "ask the person who said it (`empty-chairs`)" in text
    assert "(`verbatim-changed`)" in text


def test_a_plan_that_cannot_be_read_is_told_by_place(agreed: Repo, cli: Cli) -> None:
    change(agreed, "kamplan: 1", "kamplan: 1\nmargin: 12")
    agreed.commit("Margin")

    text = tell(cli, "--base", "main", "--head", "proposal")

    assert "the plan cannot be read" in text
    assert f"`{PLAN}:4:1`" in text


def test_nothing_in_the_plan_changes(agreed: Repo, cli: Cli) -> None:
    agreed.write("README.md", "# Ours\n")
    agreed.commit("A page")

    text = tell(cli, "--base", "main", "--head", "proposal")

    assert "nothing in the plan changes" in text
    assert "- `README.md`" in text


def test_a_revision_and_the_same_work_tree_tell_the_same(agreed: Repo, cli: Cli) -> None:
    change(agreed, "due: 2026-01-30", "due: 2026-02-13")
    commit = agreed.commit("Later")

    told = tell(cli, "--base", "main", "--head", "proposal")
    here = tell(cli, "--base", "main")

    assert here.replace("this work tree", f"this proposal ({commit[:7]})") == told


def test_settings_of_a_proposal_do_not_judge_it(agreed: Repo, cli: Cli) -> None:
    change(agreed, "due: 2026-01-30", "due: 2027-02-13")
    agreed.commit("Far away")
    honest = tell(cli, "--base", "main", "--head", "proposal")
    agreed.write(
        "kamplan.yaml",
        "kamplan: 1\nlint:\n  levels: {date-outside-period: off, void-signature: off}\n",
    )
    agreed.commit("Be quiet")

    text = tell(cli, "--base", "main", "--head", "proposal")

    assert "(`date-outside-period`)" in honest
    assert "(`date-outside-period`)" in text
    assert "- `kamplan.yaml`" in text


def test_files_of_a_proposal_stay_in_git(agreed: Repo, cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_text("mine", encoding="utf-8")
    (agreed.root / "accounts/st-brannocs/sessions/x.md").symlink_to(target)
    agreed.write(".gitattributes", "*.yaml filter=evil diff=evil\n")
    agreed.write("accounts/st-brannocs/evil.sh", "#!/bin/sh\n")
    agreed.git("config", "filter.evil.smudge", "false")
    agreed.git("config", "diff.evil.textconv", "false")
    change(agreed, "due: 2026-01-30", "due: 2026-02-13")
    agreed.commit("Tricks")
    agreed.git("checkout", "--quiet", "main")

    text = tell(cli, "--base", "main", "--head", "proposal")

    assert "due 14 days later" in text
    assert "- `.gitattributes`" in text


HOSTILE = [
    "@everyone <img src=x onerror=alert(1)>",
    "[click](https://evil.example) ![x](https://evil.example/x.png)",
    "```` --> <!-- kamplan comment --> </details></details>",
    "| a | b |\\n# heading",
    "::error::x ##[error]y %0A",
    "#1 !2 &3 ~4 GH-5 0123456789abcdef www.evil.example",
]


@in_each
@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_plan_never_come_alive(
    agreed: Repo, cli: Cli, words: str, language: str
) -> None:
    text = (agreed.root / PLAN).read_text(encoding="utf-8")
    at = text.index("summary:")
    end = text.index("\n", at)
    agreed.write(PLAN, f"{text[:at]}summary: {json.dumps(words)}{text[end:]}")
    agreed.commit("Words")

    told = tell(cli, "--base", "main", "--head", "proposal", "--lang", language)

    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(told)
    inline = [child for one in tokens for child in one.children or ()]
    assert {one.type for one in inline} <= {
        "text", "code_inline", "softbreak", "strong_open", "strong_close", "html_inline",
    }  # fmt: skip
    spoken = " ".join(one.content for one in inline if one.type == "text")
    assert "@everyone" not in spoken
    assert "evil.example" not in spoken
    html = [one.content for one in (*tokens, *inline) if one.type.startswith("html")]
    assert not [one for one in html if "img" in one or "onerror" in one]
    assert not [one for one in tokens if one.type == "ordered_list_open"]
    assert told.count("<!-- kamplan comment -->") == 1 + ("kamplan comment" in words) * told.count(
        "</details></details>"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "not fit here"), ("de", "hier keinen Platz"), ("fr", "ne tiennent pas ici")],
)
def test_a_huge_proposal_fits_and_says_what_does_not(
    agreed: Repo, cli: Cli, language: str, said: str
) -> None:
    text = (agreed.root / PLAN).read_text(encoding="utf-8")
    needs = "".join(
        f'  - {{id: more-{n}, verbatim: "{"long words " * 60}{n}", kind: need, priority: high, '
        "said_by: penhale, said_on: 2025-09-16}\n"
        for n in range(150)
    )
    assert "\nneeds:\n" in text
    agreed.write(PLAN, text.replace("\nneeds:\n", f"\nneeds:\n{needs}", 1))
    agreed.commit("Many")

    told = tell(cli, "--base", "main", "--head", "proposal", "--lang", language)

    assert said in told
    assert told.rstrip().endswith("</sub>")


def test_json_is_what_a_forge_takes(agreed: Repo, cli: Cli) -> None:
    change(agreed, "due: 2026-01-30", "due: 2026-02-13")
    agreed.commit("Later")
    argv = ("comment", "--base", "main", "--head", "proposal", *TODAY)

    assert json.loads(cli(*argv, "--format", "json").out) == {"body": cli(*argv).out}


def test_our_own_comment_is_found_by_its_writer(agreed: Repo, cli: Cli) -> None:
    body = "<!-- kamplan comment -->\nstory"
    comments = [
        {"id": 1, "body": body, "user": {"login": "mallory"}},
        {"id": 2, "body": body, "user": {"login": "github-actions[bot]"}},
    ]
    path = agreed.write("comments.json", json.dumps(comments))

    assert cli("comment", "--find-in", path, "--by", "github-actions[bot]").out == "2\n"
    assert cli("comment", "--find-in", path, "--by", "nobody").out == ""
    assert cli("comment", "--find-in", path).code == 2


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "https://x) [y](https://z", "https://x/\n# h", "x", "https://x/<b>"],
)
def test_an_address_is_only_an_address(agreed: Repo, cli: Cli, url: str) -> None:
    del agreed

    assert cli("comment", "--base", "main", "--pages", url).code == 2


def test_without_a_repository_it_says_so(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = cli("comment")

    assert done.code == 2
    assert "git" in done.err


def test_the_example_year_tells_its_story(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    build("st-brannocs", tmp_path / "plan")
    monkeypatch.chdir(tmp_path / "plan")

    told = tell(cli, "--base", "agreed", "--head", "year-end")

    assert "what was agreed stands, and something was added to it" in told


def test_a_proposal_cannot_fill_the_disk(agreed: Repo, cli: Cli) -> None:
    large = "x" * (512 * 1024)
    for number in range(130):
        agreed.write(f"accounts/st-brannocs/sessions/{number}.md", f"{number}{large}")
    agreed.commit("Much")

    done = cli("comment", *TODAY, "--base", "main", "--head", "proposal")

    assert done.code == 2
    assert "more than 64 MiB" in done.err


def suggest(cli: Cli, *argv: object) -> list[dict[str, object]]:
    done = cli(
        "comment", *TODAY, "--base", "main", "--head", "proposal", "--suggestions", "github", *argv
    )
    assert done.code == 0, done.err
    review = json.loads(done.out)
    assert review["event"] == "COMMENT"
    found: list[dict[str, object]] = review["comments"]
    return found


def test_what_can_be_mended_is_suggested_where_the_proposal_changed_it(
    agreed: Repo, cli: Cli, tmp_path_factory: pytest.TempPathFactory
) -> None:
    change(agreed, "    rank: 2\n", '    rank: "2"\n')
    commit = agreed.commit("Rank as text")

    (one,) = suggest(cli)

    lines = (agreed.root / PLAN).read_text(encoding="utf-8").split("\n")
    assert one == {
        "path": PLAN,
        "line": lines.index('    rank: "2"') + 1,
        "side": "RIGHT",
        "body": one["body"],
    }
    assert str(one["body"]).endswith("\n\n```suggestion\n    rank: 2\n```")
    assert "(wrong-type at `initiatives/one-year-picture/rank`)" in str(one["body"])
    assert commit

    said = tmp_path_factory.mktemp("forge") / "said.json"
    ours = {"user": {"login": "bot"}, "path": one["path"], "body": one["body"]}
    said.write_text(json.dumps([{**ours, "user": {"login": "eve"}}]), encoding="utf-8")
    assert suggest(cli, "--said", said, "--by", "bot") == [one]
    said.write_text(json.dumps([ours]), encoding="utf-8")
    assert suggest(cli, "--said", said, "--by", "bot") == []


def test_what_stood_there_before_gets_no_suggestion(repo: Repo, agreed: Repo, cli: Cli) -> None:
    repo.git("checkout", "--quiet", "main")
    change(repo, "    rank: 2\n", '    rank: "2"\n')
    repo.commit("Rank as text")
    repo.git("checkout", "--quiet", "-B", "proposal")
    change(agreed, "due: 2026-01-30", "due: 2026-02-13")
    agreed.commit("Later")

    assert suggest(cli) == []


def suggest_on_gitlab(cli: Cli, *argv: object) -> list[dict[str, Any]]:
    done = cli("comment", *TODAY, "--base", "main", "--suggestions", "gitlab", *argv)
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def test_gitlab_gets_a_discussion_on_the_newest_version(
    agreed: Repo, cli: Cli, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = agreed.git("rev-parse", "main")
    change(agreed, "    rank: 2\n", '    rank: "2"\n')
    head = agreed.commit("Rank as text")
    folder = tmp_path_factory.mktemp("forge")
    version = {"base_commit_sha": base, "start_commit_sha": "5" * 40, "head_commit_sha": head}
    versions = folder / "versions.json"
    versions.write_text(json.dumps([{"id": 2, **version}, {"id": 1}]), encoding="utf-8")
    asked = ("--head", "proposal", "--versions", versions)

    (one,) = suggest_on_gitlab(cli, *asked)

    lines = (agreed.root / PLAN).read_text(encoding="utf-8").split("\n")
    assert one["position"] == {
        "position_type": "text",
        "base_sha": base,
        "start_sha": "5" * 40,
        "head_sha": head,
        "old_path": PLAN,
        "new_path": PLAN,
        "new_line": lines.index('    rank: "2"') + 1,
    }
    assert one["body"].endswith("\n\n```suggestion:-0+0\n    rank: 2\n```")

    for page in (1, 2):
        note = {"author": {"username": "bot"}, "body": one["body"], "position": one["position"]}
        notes = [note] if page == 2 else [{**note, "author": {"username": "eve"}}]
        (folder / f"{page}.json").write_text(json.dumps(notes), encoding="utf-8")
    known = ("--by", "bot", "--said", folder / "1.json")
    assert suggest_on_gitlab(cli, *asked, *known) == [one]
    assert suggest_on_gitlab(cli, *asked, *known, "--said", folder / "2.json") == []


def test_the_lines_are_those_that_gitlab_shows(agreed: Repo, cli: Cli) -> None:
    base = agreed.git("rev-parse", "main")
    change(agreed, "    rank: 2\n", '    rank: "2"\n')
    agreed.commit("Rank as text")
    change(agreed, "due: 2026-01-30", "due: 2026-02-13")
    head = agreed.commit("Later")
    version = {"base_commit_sha": base, "start_commit_sha": base, "head_commit_sha": head}
    Path("versions.json").write_text(json.dumps([{"id": 2, **version}]), encoding="utf-8")
    asked = ("--base", "proposal~1", "--head", "proposal")

    assert suggest_on_gitlab(cli, *asked) == []
    assert len(suggest_on_gitlab(cli, *asked, "--versions", "versions.json")) == 1


def test_an_older_version_gets_no_suggestions(agreed: Repo, cli: Cli) -> None:
    change(agreed, "    rank: 2\n", '    rank: "2"\n')
    agreed.commit("Rank as text")
    commits = {"base_commit_sha": "b" * 40, "start_commit_sha": "5" * 40}
    newest = [{"id": 2, **commits, "head_commit_sha": "c" * 40}]
    Path("versions.json").write_text(json.dumps(newest), encoding="utf-8")

    asked = ("--base", "main", "--head", "proposal", "--versions", "versions.json")
    done = cli("comment", *TODAY, "--suggestions", "gitlab", *asked)

    assert (done.code, done.out) == (0, "")
    assert done.err == "the proposal went on to ccccccc, whose own run makes the suggestions\n"


def test_a_plan_repository_inside_another_is_named_as_the_forge_knows_it(
    agreed: Repo, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed.git("checkout", "--quiet", "main")
    (agreed.root / "plans").mkdir()
    agreed.git("mv", "accounts", "plans/accounts")
    agreed.write("plans/kamplan.yaml", "kamplan: 1\n")
    agreed.commit("Move")
    agreed.git("checkout", "--quiet", "-B", "proposal")
    plan = agreed.root / "plans" / PLAN
    agreed.write(
        f"plans/{PLAN}", plan.read_text("utf-8").replace("    rank: 2\n", '    rank: "2"\n')
    )
    agreed.commit("Rank as text")
    monkeypatch.chdir(plan.parent)
    assert "Account plan `st-brannocs`" in tell(cli, "--base", "main", "--head", "proposal")

    (one,) = suggest(cli)
    (other,) = suggest_on_gitlab(cli, "--head", "proposal")

    assert one["path"] == other["position"]["new_path"] == f"plans/{PLAN}"
    assert one["line"] == other["position"]["new_line"]


@pytest.mark.parametrize(
    "given",
    [
        ("github", "--said", "x"),
        ("gitlab",),
        ("github", "--head", "main", "--said", "x"),
        ("github", "--head", "main", "--versions", "x"),
        ("github", "--head", "main", "--lang", "de"),
        ("gitlab", "--head", "main", "--versions", "fake.json"),
    ],
)
def test_suggestions_need_a_commit_our_name_and_what_the_forge_says(
    agreed: Repo, cli: Cli, given: tuple[str, ...]
) -> None:
    agreed.write("fake.json", "{}")
    done = cli("comment", *TODAY, "--suggestions", *given)

    assert done.code == 2
    assert "try: " in done.err
    assert agreed.root.is_dir()
