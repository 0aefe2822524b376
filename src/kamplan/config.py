"""The settings of a repository: `kamplan.yaml` as a value, checked as plans are."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from kamplan.diagnostics import Diagnostic
from kamplan.errors import SettingsError
from kamplan.model.shape import shape_of
from kamplan.records import build_record, fault_diagnostic, text_diagnostics
from kamplan.yamldoc import YamlDocument

if TYPE_CHECKING:
    from kamplan.model import Settings

FILE_NAME = "kamplan.yaml"


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings as far as they could be read, and what is wrong with the file."""

    settings: "Settings"
    diagnostics: tuple[Diagnostic, ...] = ()


def load_settings(content: bytes | str | None, path: PurePosixPath) -> LoadedSettings:
    """Read the settings; never raise for what the file holds.

    Args:
        content: the file's bytes or text; None where there is no file.
        path: how to name the file in what is reported.

    """
    if content is None:
        return LoadedSettings(_default())
    document = (
        YamlDocument.parse(content)
        if isinstance(content, str)
        else YamlDocument.from_bytes(content)
    )
    found = text_diagnostics(document, path)
    if document.root is None:
        return LoadedSettings(_default(), tuple(found))
    built = build_record(document.root, shape_of("settings"))
    found += [fault_diagnostic(document, path, one) for one in built.faults]
    if built.record is None:
        return LoadedSettings(_default(), tuple(found))
    return LoadedSettings(cast("Settings", built.record), tuple(found))


def demand_settings(content: bytes | str | None, path: PurePosixPath) -> "Settings":
    """Return the settings of a file without any problem, for all commands but lint.

    Raises:
        SettingsError: the first problem.

    """
    loaded = load_settings(content, path)
    if loaded.diagnostics:
        first = loaded.diagnostics[0]
        raise SettingsError(
            f"{path}:{first.span.line}:{first.span.column}: {first.message}", hint=first.cure
        )
    return loaded.settings


def _default() -> "Settings":
    document = YamlDocument.parse("kamplan: 1\n")
    return cast("Settings", build_record(document.root, shape_of("settings")).record)
