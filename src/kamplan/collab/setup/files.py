"""The files of a plan repository as text, from what its owner answered."""

import json
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from kamplan.collab.setup.answers import SetupAnswers
from kamplan.collab.setup.filling import read_template, render_template

Build = Callable[[], str]


def build_files(answers: SetupAnswers, version: str) -> dict[PurePosixPath, str]:
    """Return every file of the repository, the settings first: they make it one.

    Args:
        answers: what its owner said.
        version: kamplan's own, which the checks install.

    Returns:
        text by path, from the repository's root on.

    """
    files = {PurePosixPath(name): build() for name, build in _list_common(answers, version)}
    if answers.forge != "none":
        from kamplan.collab.setup.forges import build_forge_files

        files |= build_forge_files(answers, version)
    return files


def _list_common(answers: SetupAnswers, version: str) -> Iterator[tuple[str, Build]]:
    def template(name: str) -> Build:
        return lambda: render_template(f"setup/{name}", answers, version)

    yield "kamplan.yaml", template("kamplan.yaml.j2")
    yield "README.md", template(f"{answers.language}/take-part.md.j2")
    yield ".kamplan/plan.schema.json", lambda: _build_schema("plan")
    yield ".kamplan/settings.schema.json", lambda: _build_schema("settings")
    yield ".kamplan/allowed_signers", lambda: read_template("setup/allowed-signers")
    yield ".gitattributes", lambda: read_template("setup/gitattributes")
    yield ".gitignore", lambda: read_template("setup/gitignore")
    yield ".editorconfig", lambda: read_template("setup/editorconfig")
    yield ".pre-commit-config.yaml", template("pre-commit.yaml.j2")
    yield ".vscode/settings.json", lambda: read_template("setup/vscode-settings.json")
    yield ".vscode/extensions.json", lambda: read_template("setup/vscode-extensions.json")


def _build_schema(kind: str) -> str:
    from kamplan.model.jsonschema import build_schema

    schema = build_schema("plan" if kind == "plan" else "settings")
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
