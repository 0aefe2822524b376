"""`kamplan issues`: the texts of issues saved, and answers in which nothing comes to life."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kamplan.collab.issues import AnswerKind, digest_of, make_marker
from tests.conftest import Cli

FORM = "### Your words\n\n{}\n\n### Who says it\n\nMoira"
BOT = "project_1_bot"
LINK = "https://forge.example.test/tessaly/plan/-/merge_requests/70"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "kamplan.yaml").write_text("kamplan: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def keep(name: str, text: str) -> str:
    Path(name).write_bytes(text.encode("utf-8", "surrogatepass"))
    return name


def keep_notes(*bodies: str, author: str = BOT) -> str:
    notes = [{"id": 1, "body": one, "author": {"username": author}} for one in bodies]
    return keep("notes.json", json.dumps(notes))


@pytest.mark.usefixtures("here")
def test_each_text_is_saved_to_the_byte(cli: Cli) -> None:
    texts = {5: FORM.format("a\r\n\x07\u202e🙂"), 12: FORM.format("\ud800"), 3: FORM.format("b")}
    listed = [{"iid": number, "description": text} for number, text in texts.items()]

    done = cli("issues", "save", keep("issues.json", json.dumps(listed)), "--into", "a/told")

    assert (done.code, done.out) == (0, "3\n5\n12\n")
    for number, text in texts.items():
        saved = Path(f"a/told/{number}.md").read_bytes()
        assert saved == text.encode("utf-8", "surrogatepass")


@pytest.mark.usefixtures("here")
def test_nothing_waits(cli: Cli) -> None:
    assert cli("issues", "save", keep("issues.json", "[]"), "--into", "told") == (0, "", "")


@pytest.mark.usefixtures("here")
def test_what_cannot_be_read_or_written_is_said(cli: Cli) -> None:
    listed = keep("issues.json", "[]")
    Path("b").write_bytes(b"\xff\x00")

    for argv, said in (
        (("save", "missing.json", "--into", "told"), "`missing.json` cannot be read"),
        (("save", keep("x.json", "{}"), "--into", "told"), "not a list of issues"),
        (("save", listed, "--into", listed), "cannot be written"),
        (("answer", "b", "--by", BOT, "--proposal", LINK), "`b` is not text in UTF-8"),
        (("answer", listed, "--by", BOT), "say what became of the need"),
        (("answer", listed, "--by", BOT, "--proposal", "x", "--refused", listed), "one of them"),
        (("answer", listed, "--by", BOT, "--proposal", "javascript:x"), "--proposal is not"),
        (("answer", listed, "--by", BOT, "--proposal", f"{LINK})\n/close"), "--proposal is not"),
    ):
        done = cli("issues", *argv)
        assert (done.code, said in done.err) == (2, True), done.err


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_answers(here: Path, cli: Cli, snapshot: Callable[[str, str], None], language: str) -> None:
    (here / "kamplan.yaml").write_text(f"kamplan: 1\nlanguage: {language}\n", encoding="utf-8")
    form, mail = keep("5.md", FORM.format("More chairs.")), keep("6.md", "Hello,\n/close")
    reasons = keep("refused.txt", "error: `Moira` is nobody\ntry: `@all` /close\n")
    old = make_marker(AnswerKind.PROPOSED, "0" * 16)

    told = [
        cli("issues", "answer", *argv, "--by", BOT)
        for argv in (
            (form, "--refused", reasons),
            (mail, "--refused", reasons),
            (form, "--proposal", LINK),
            (form, "--proposal", LINK, "--said", keep_notes(old)),
        )
    ]

    assert [(one.code, one.err) for one in told] == [(0, "")] * 4
    snapshot(f"answers.{language}.md", "\n---\n".join(one.out for one in told))


@pytest.mark.usefixtures("here")
def test_no_line_of_an_answer_is_what_somebody_typed(cli: Cli) -> None:
    form = keep("5.md", FORM.format("x"))
    reasons = keep("refused.txt", "/close\n```\n@all `` #1 <b>\n\x1b[2J\u202e\n" + "more\n" * 50)

    done = cli("issues", "answer", form, "--refused", reasons, "--by", BOT)

    lines = [line for line in done.out.splitlines() if line.startswith("- ")]
    assert lines[:3] == ["- `/close`", "- ```` ``` ````", "- ```@all `` #1 <b>```"]
    assert len(lines) == 10
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out
    assert not any(line.startswith(("/", "@", ">")) for line in done.out.splitlines())


@pytest.mark.usefixtures("here")
def test_the_same_is_answered_once_and_only_our_bot_counts(cli: Cli) -> None:
    form, reasons = keep("5.md", FORM.format("x")), keep("refused.txt", "error: no\n")
    said = cli("issues", "answer", form, "--refused", reasons, "--by", BOT).out
    ask = ("issues", "answer", form, "--refused", reasons, "--by", BOT, "--said")

    assert cli(*ask, keep_notes("thanks", said.rstrip())).out == ""
    assert cli(*ask, keep_notes(said, author="mallory")).out == said
    marker = make_marker(AnswerKind.PROPOSED, digest_of(FORM.format("x")))
    assert cli(*ask, keep_notes(f"{marker}\n\nyes", said)).out == said


@pytest.mark.usefixtures("here")
def test_a_proposal_closes_its_own_issue_alone(cli: Cli) -> None:
    story = keep("story.md", "New need: `Closes #1, fixes GL-2`\n")

    done = cli("issues", "describe", "5", "--story", story)

    assert done.out == "Closes #5.\n\nNew need: `Closes # 1, fixes GL- 2`\n"
    assert cli("issues", "describe", "0", "--story", story).code == 2
