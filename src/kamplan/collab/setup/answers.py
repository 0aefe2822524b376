"""What somebody who sets up a plan repository has to say."""

import re
from dataclasses import dataclass, replace

from kamplan.errors import KamplanError

FORGES = ("github", "gitlab", "none")
AUDIENCES = ("shared", "supplier")
LANGUAGES = ("en", "de", "fr")
"""Those in which the customer's pages and forms are written."""

# https://docs.github.com/repositories: a code owner is a user, a team or an e-mail address.
_OWNER = re.compile(r"@[A-Za-z0-9][\w.-]*(?:/[\w.-]+)*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BRANCH = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NO_ACTION = "none"
"""What is said in place of an action to go without one again."""


@dataclass(frozen=True, slots=True)
class SetupAnswers:
    """The answers that the files of a repository are made from."""

    forge: str = "none"
    """One of `FORGES`."""
    audience: str = "shared"
    """One of `AUDIENCES`."""
    language: str = "en"
    """The customer's, one of `LANGUAGES`."""
    main_branch: str = "main"
    customer: str | None = None
    """The customer's name."""
    supplier: str | None = None
    account: str | None = None
    """The id of the one account, where it is known."""
    action: str | None = None
    """The pinned action that checks plans on GitHub; None where the workflows install kamplan."""
    supplier_owners: tuple[str, ...] = ()
    """Who of the supplier is asked about every proposal, as `@marsh` or by e-mail."""
    customer_owners: tuple[str, ...] = ()
    has_pages: bool = False
    """Whether the agreed version is published as a web site of the forge."""


def check_answers(answers: SetupAnswers) -> SetupAnswers:
    """Return the answers, once each of them may stand in the files.

    Raises:
        KamplanError: one of them may not; it names the option.

    """
    from kamplan.scaffold.build import check_name

    for option, text, allowed in (
        ("--forge", answers.forge, FORGES),
        ("--audience", answers.audience, AUDIENCES),
        ("--language", answers.language, LANGUAGES),
    ):
        if text not in allowed:
            raise KamplanError(
                f"{option} is one of {', '.join(allowed)}", hint=f"{option} {allowed[0]}"
            )
    if not _BRANCH.fullmatch(answers.main_branch):
        raise KamplanError("the main branch has a name that workflows cannot hold")
    if answers.account is not None and not _SLUG.fullmatch(answers.account):
        raise KamplanError(
            "--account is an account's id: lower-case letters a-z, digits and hyphens",
            hint="--account st-brannocs",
        )
    return replace(
        answers,
        customer=answers.customer and check_name(answers.customer, "--customer"),
        supplier=answers.supplier and check_name(answers.supplier, "--supplier"),
        action=check_action(answers.action) if answers.action else None,
        supplier_owners=tuple(
            check_owner(one, "--supplier-owner") for one in answers.supplier_owners
        ),
        customer_owners=tuple(
            check_owner(one, "--customer-owner") for one in answers.customer_owners
        ),
    )


def check_owner(text: str, option: str) -> str:
    """Return somebody who is asked about proposals.

    Raises:
        KamplanError: the text is neither an account on a forge nor an e-mail address.

    """
    owner = text.strip()
    if not _OWNER.fullmatch(owner):
        raise KamplanError(
            f"{option}: that is neither an account on a forge nor an e-mail address",
            hint=f"{option} @marsh, or {option} marsh@example.org",
        )
    return owner


def check_action(text: str) -> str | None:
    """Return an action that is pinned by the full hash of a commit; None if none is wanted.

    Raises:
        KamplanError: it is not; tags and branches can be moved by whoever owns them.

    """
    from kamplan.model.shape import shape_of

    action = text.strip()
    if action == NO_ACTION:
        return None
    field = shape_of("settings").fields["forge_action"]
    is_short = len(action) <= (field.max_length or 0)
    if not is_short or not re.search(field.pattern or "", action):
        raise KamplanError(
            "--action names an action by the full hash of a commit, since a tag can be moved",
            hint="--action OWNER/REPO@HASH, with the 40 characters that "
            f"`git rev-parse TAG^{{commit}}` prints; --action {NO_ACTION} goes without",
        )
    return action
