"""The settings that git keeps for this clone alone."""

from kamplan.errors import RevisionError
from kamplan.vcs.process import git_words
from kamplan.vcs.repository import Repository

_NOT_SET = 1
_NOTHING_TO_UNSET = 5


def get_config(repository: Repository, key: str) -> str | None:
    """Return a setting of this clone, such as `diff.kamplan.textconv`, or None where unset."""
    done = repository.git.run("config", "--local", "--null", "--get", key)
    if done.code == _NOT_SET and not done.err:
        return None
    if done.code:
        raise _refused(key, done.err)
    return done.out.decode("utf-8", "surrogateescape").removesuffix("\0")


def set_config(repository: Repository, key: str, value: str) -> None:
    """Give a setting of this clone one value, in place of all it had."""
    done = repository.git.run("config", "--local", "--replace-all", key, value)
    if done.code:
        raise _refused(key, done.err)


def unset_config(repository: Repository, key: str) -> None:
    """Remove a setting of this clone; one that is not set is no error."""
    done = repository.git.run("config", "--local", "--unset-all", key)
    if done.code not in (0, _NOTHING_TO_UNSET):
        raise _refused(key, done.err)


def _refused(key: str, err: str) -> RevisionError:
    return RevisionError(f"git does not take the setting `{key}`: {git_words(err)}")
