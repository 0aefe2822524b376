"""Templates of one's own: what they may replace, and what they cannot do."""

import mmap
import shutil
from pathlib import Path

import pytest

from kamplan.errors import KamplanError
from kamplan.render.confined import Limits, run_confined
from kamplan.render.own_templates import check_folder, list_shipped, read_shipped
from kamplan.render.plan import FORMATS, render_plan
from kamplan.render.view_page import complete_page
from tests.conftest import ROOT
from tests.render.filled import fill
from tests.render.pages import Page
from tests.render.test_html import HOSTILE
from tests.render.test_plan import GOOD, TODAY, read

MASTHEAD = "html/plan/masthead.html.j2"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "house"
    (folder / "html/plan").mkdir(parents=True)
    (folder / "markdown").mkdir()
    return folder


def render(own: Path, to: str = "html") -> str:
    return render_plan(read(GOOD[-1]), to=to, today=TODAY, own_templates=own)


def refuse(own: Path, template: str) -> str:
    (own / MASTHEAD).write_text(template, encoding="utf-8")
    with pytest.raises(KamplanError) as caught:
        render(own)
    return caught.value.message.replace(str(own), "")


def test_one_template_is_replaced_and_all_others_stay(own: Path) -> None:
    shipped = read_shipped(MASTHEAD)
    (own / MASTHEAD).write_text("<p>Our house, {{ plan.supplier.name }}</p>\n" + shipped)

    whole = render_plan(read(GOOD[-1]), to="html", today=TODAY)
    html = render(own)

    assert html.replace("<p>Our house, Tessaly Biologics</p>\n", "") == whole
    assert render(own, "markdown") == render_plan(read(GOOD[-1]), to="markdown", today=TODAY)


@pytest.mark.parametrize("to", FORMATS)
def test_the_shipped_templates_do_in_the_sandbox_what_they_do_outside(own: Path, to: str) -> None:
    shutil.copytree(ROOT / "templates/render", own, dirs_exist_ok=True)
    plan = fill().load()

    assert render_plan(plan, to=to, today=TODAY, own_templates=own) == render_plan(
        plan, to=to, today=TODAY
    )


def test_values_are_escaped_in_templates_of_one_s_own_too(own: Path) -> None:
    (own / MASTHEAD).write_text("<p>{{ plan.summary }}{{ say('{x}', x=plan.summary) }}</p>")
    for text in HOSTILE:
        plan = fill(lambda number, _field, text=text: f"{number} {text}").load()  # type: ignore[misc]
        page = Page(render_plan(plan, to="html", today=TODAY, own_templates=own))

        assert page.tags & {"script", "img"} == set()
        assert page.misplaced == []


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ plan.__class__ }}", "line 1: access to attribute '__class__'"),
        ("\n{{ ''.__class__.__mro__ }}", "line 2: access to attribute '__class__'"),
        ("{{ say.__globals__ }}", "access to attribute '__globals__'"),
        ("{{ [1] | map(attribute='__class__') | join }}", "access to attribute '__class__'"),
        ("{{ '{0.__class__}'.format(1) }}", "access to attribute '__class__'"),
        ("{{ say('{x.__class__}', x=1) }}", "in braces stands a name and nothing else"),
        ("{{ count('{n[0]}', '{n[0]}', 1) }}", "in braces stands a name and nothing else"),
        ("{{ titles.update({}) }}", "access to attribute 'update'"),
        ("{{ plan._replace(today=1) }}", "access to attribute '_replace'"),
        ("{% include 'render/../../../../etc/passwd' %}", "there is no template"),
        ("{% for n in range(10000000) %}{% endfor %}", "Range too big"),
        ("{{ plan }}", "a template prints PlanView, which is no text"),
        ("{{ plan.nothing }}", "has no attribute 'nothing'"),
        ("{% if %}", "masthead.html.j2` line 1: Expected an expression"),
    ],
)
def test_what_a_template_must_not_do_is_refused_with_its_place(
    own: Path, template: str, said: str
) -> None:
    assert said in refuse(own, template)


def test_a_template_outside_of_the_folder_is_not_read(own: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("secret")
    (own / "html/plan/link.html.j2").symlink_to(tmp_path / "secret.j2")

    assert "there is no template" in refuse(own, "{% include 'render/html/plan/link.html.j2' %}")
    assert "there is no template" in refuse(own, "{% include 'render/../secret.j2' %}")


def test_a_template_that_is_no_text_or_far_too_long_is_refused(own: Path) -> None:
    (own / MASTHEAD).write_bytes(b"\xff\xfe")
    with pytest.raises(KamplanError, match="not a text in UTF-8"):
        render(own)
    assert "longer than 256 KB" in refuse(own, "x" * 300_000)


@pytest.mark.parametrize(
    "work",
    [
        lambda: b"x" * (3 * 2**20),  # more text than it may make
        lambda: b"x" * len([0] * 10**9),  # more memory
        lambda: bytes(sum(1 for _ in iter(int, 1))),  # more time
    ],
    ids=["text", "memory", "time"],
)
def test_what_goes_beyond_the_limits_is_ended(work: object) -> None:
    with pytest.raises(KamplanError, match="the templates take more than 1 seconds"):
        run_confined(work, Limits(seconds=1, megabytes=1024, output=2))  # type: ignore[arg-type]


def test_what_the_process_began_with_does_not_count() -> None:
    with mmap.mmap(-1, 2 * 2**30):  # mapped, and never touched
        assert run_confined(lambda: bytes(10**6), Limits(megabytes=256)) == bytes(10**6)


def test_nothing_is_written_by_a_confined_process(tmp_path: Path) -> None:
    def write() -> bytes:
        (tmp_path / "file").write_text("text")
        return b""

    with pytest.raises(KamplanError, match="File too large"):
        run_confined(write)
    assert run_confined(lambda: b"done") == b"done"


def test_names_that_replace_nothing_are_told(own: Path) -> None:
    (own / MASTHEAD).write_text("")
    (own / "html/plan/masthaed.html.j2").write_text("")
    (own / "notes.txt").write_text("")

    assert check_folder(own) == ["html/plan/masthaed.html.j2"]


def test_a_folder_without_templates_says_how_to_begin(own: Path) -> None:
    for folder in (own, own / "nowhere"):
        with pytest.raises(KamplanError) as caught:
            check_folder(folder)
        assert caught.value.hint == f"kamplan render --templates {folder} --copy {MASTHEAD}"


def test_only_templates_of_plans_can_be_replaced() -> None:
    assert {MASTHEAD, "html/style.css", "html/paper.css", "markdown/plan.md.j2"} <= set(
        list_shipped()
    )
    with pytest.raises(KamplanError, match="kamplan has no template") as e:
        read_shipped("html/plan/mast.html.j2")
    assert e.value.hint == f"--copy {MASTHEAD}"


def test_the_page_about_the_views_is_current() -> None:
    page = (ROOT / "docs/templates.md").read_text(encoding="utf-8")

    assert complete_page(page) == page, "python -m kamplan.render.view_page"
    assert "| `verbatim` | text |" in page
