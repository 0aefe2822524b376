"""Shipped templates filled in with the answers of somebody who sets up a repository."""

import re

from kamplan.collab.setup.answers import SetupAnswers
from kamplan.templating import make_environment, templates_root


def render_template(
    name: str, answers: SetupAnswers, version: str, *, is_guillemet: bool = False, **more: object
) -> str:
    """Return a shipped template filled in with the answers.

    Args:
        name: its path below `templates/`.
        answers: each is a variable of the same name.
        version: kamplan's own.
        is_guillemet: the template writes «value», since braces mean something in its file.
        more: further variables.

    """
    # No escaping: `value` writes YAML, `text` Markdown; the rest is our own text.
    environment = make_environment(autoescape=False, is_guillemet=is_guillemet)
    return environment.get_template(name).render(
        forge=answers.forge,
        audience=answers.audience,
        language=answers.language,
        main_branch=answers.main_branch,
        customer=answers.customer,
        supplier=answers.supplier,
        account=answers.account,
        action=answers.action,
        supplier_owners=answers.supplier_owners,
        customer_owners=answers.customer_owners,
        has_pages=answers.has_pages,
        version=version,
        value=_write_yaml,
        text=_write_markdown,
        **more,
    )


def read_template(name: str) -> str:
    """Return a shipped file that is written as it is."""
    return templates_root().joinpath(*name.split("/")).read_text(encoding="utf-8")


def _write_yaml(text: str) -> str:
    from kamplan.yamldoc.emit import emit_text

    return emit_text(text, in_flow=True)


def _write_markdown(text: str) -> str:
    """Return a name in which no Markdown, HTML or mention comes to life."""
    plain = text.replace("&", "&amp;").replace("@", "&#64;")
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~])", r"\\\1", plain)
