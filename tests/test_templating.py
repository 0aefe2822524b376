"""The shipped templates: found, strict, and compiled once."""

from pathlib import Path

import jinja2
import pytest

from kamplan.templating import make_environment

NAME = "render/html/layout.html.j2"


def kept(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file()]


def test_a_misspelt_variable_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError, match="nmae"):
        make_environment().from_string("{{ nmae }}").render(name="Ann")


def test_values_are_escaped_whatever_the_template_is_called() -> None:
    environment = make_environment()

    assert environment.from_string("{{ one }}").render(one="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize("name", ["render/html/none.j2", "../pyproject.toml", "render"])
def test_only_what_lies_among_the_templates_is_loaded(name: str) -> None:
    with pytest.raises(jinja2.TemplateNotFound):
        make_environment().get_template(name)


def test_a_compiled_template_is_kept_and_used_again(tmp_path: Path) -> None:
    make_environment(cache=tmp_path).get_template(NAME)
    (file,) = kept(tmp_path)
    made = file.stat().st_mtime_ns

    make_environment(cache=tmp_path).get_template(NAME)

    assert file.stat().st_mtime_ns == made
    assert file.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("broken", [b"", b"j2", b"\x80garbage" * 50])
def test_a_broken_file_among_them_is_made_again(tmp_path: Path, broken: bytes) -> None:
    make_environment(cache=tmp_path).get_template(NAME)
    (file,) = kept(tmp_path)
    whole = file.read_bytes()
    # The beginning is what Jinja looks at first.
    file.write_bytes(whole[:20] + broken)

    make_environment(cache=tmp_path).get_template(NAME)

    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_made_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    found = make_environment(cache=tmp_path / "file").get_template(NAME)

    assert found.name == NAME
