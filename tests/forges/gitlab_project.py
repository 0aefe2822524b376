"""What a project on GitLab answers about issues, notes and merge requests, and takes by git.

It refuses what GitLab's documentation says that it refuses, and remembers what GitLab would take
for more than text: quick actions, mentions, and orders to close an issue.
"""

import base64
import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

TOKEN = "a-token-of-the-job"  # noqa: S105 - of a forge that is none
REPORTER_TOKEN = "a-token-that-may-not-push"  # noqa: S105 - the same
BOT = "project_1_bot"
_CODE = re.compile(r"^```.+?\n```$", re.MULTILINE | re.DOTALL)
# The default of `issue_closing_pattern`, for references to issues of the project.
_CLOSES = re.compile(
    r"\b(?:[Cc]los(?:e[sd]?|ing)|[Ff]ix(?:e[sd]|ing)?|[Rr]esolv(?:e[sd]?|ing)"
    r"|[Ii]mplement(?:s|ed|ing)?):? +(?:issues? +)?(?:#|GL-|https?://\S+/issues/)(\d+)"
)


def find_closed(text: str) -> set[int]:
    """Return the issues that a message of a commit, or a merge request's text, closes."""
    return {int(one) for one in _CLOSES.findall(text)}


class Project:
    """The one project that the forge holds."""

    def __init__(self) -> None:
        self.issues: list[dict[str, Any]] = []
        self.notes: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self.requests: list[dict[str, Any]] = []
        self.branches_of = Path()
        """The bare repository."""
        self.commands: list[str] = []
        self.mentioned: list[str] = []
        self.pushed_by: set[str] = set()
        self.fails: set[str] = set()
        """Calls, as `POST /merge_requests`, that the next time end in an error of the server."""

    def tell(self, number: int, text: str | None, **more: Any) -> dict[str, Any]:
        """Open an issue; who writes it, and under which title, is hostile."""
        name = "$(touch pwned) @all\n/close `touch pwned`"
        issue = {
            "iid": number,
            "id": 1000 + number,
            "project_id": 1,
            "state": "opened",
            "title": f"{name} Closes #1",
            "description": text,
            "labels": [],
            "author": {"id": 8, "username": "$(touch pwned)", "name": name},
            "service_desk_reply_to": None,
            **more,
        }
        self.issues.append(issue)
        return issue

    def answer(
        self, method: str, path: str, query: Mapping[str, str], body: Mapping[str, Any] | None
    ) -> tuple[int, Any] | None:
        """Answer a call, or give None where it is about something else."""
        if f"{method} {path}" in self.fails:
            self.fails.remove(f"{method} {path}")
            return 500, {"message": "500 Internal Server Error"}
        one = re.fullmatch(r"/issues/(\d+)/notes", path)
        if path not in ("/issues", "/merge_requests") and not one:
            return None
        if method == "GET":
            return self._list(path, int(one[1]) if one else 0, query)
        return self._note(int(one[1]), body or {}) if one else self._open(body or {})

    def _list(self, path: str, number: int, query: Mapping[str, str]) -> tuple[int, Any]:
        wrong = [
            f"{key} does not have a valid value"
            for key, known in (
                ("state", ["opened", "closed", "locked", "merged", "all"]),
                ("sort", ["asc", "desc"]),
                ("order_by", ["created_at", "updated_at"]),
            )
            if query.get(key, known[0]) not in known
        ]
        if wrong:
            return 400, {"error": ", ".join(wrong)}
        found = {"/issues": self.issues, "/merge_requests": self.requests}.get(path)
        if found is None:
            if not any(one["iid"] == number for one in self.issues):
                return 404, {"message": "404 Not found"}
            found = self.notes[number]
        state, branch = query.get("state", "all"), query.get("source_branch")
        found = [
            one
            for one in found
            if state == "all" or one["state"] == state
            if branch is None or one["source_branch"] == branch
        ]
        # Kept in the order of their making; the newest come first unless asked for otherwise.
        found = found if query.get("sort") == "asc" else found[::-1]
        size = min(int(query.get("per_page", "20")), 100)
        start = (int(query.get("page", "1")) - 1) * size
        return 200, found[start : start + size]

    def _read(self, text: str) -> str:
        """Return a text as GitLab keeps it: without quick actions."""
        outside = _CODE.sub("", text)
        self.commands += re.findall(r"^/\w+.*", outside, re.MULTILINE)
        for block in MarkdownIt("commonmark").parse(text):
            for part in block.children or []:
                if part.type == "text":
                    self.mentioned += re.findall(r"@\w+|#\d+", part.content)
        return text.rstrip()

    def _note(self, number: int, body: Mapping[str, Any]) -> tuple[int, Any]:
        text = body.get("body")
        if not isinstance(text, str):
            return 400, {"error": "body is missing"}
        if not text.strip() or len(text) > 1_000_000:
            return 400, {"message": "400 Bad request - Note can't be blank"}
        note = {
            "id": 300 + sum(map(len, self.notes.values())),
            "body": self._read(text),
            "author": {"username": BOT},
            "system": False,
            "internal": False,
        }
        self.notes[number].append(note)
        return 201, note

    def _open(self, body: Mapping[str, Any]) -> tuple[int, Any]:
        missing = {"title", "source_branch", "target_branch"} - body.keys()
        if missing:
            return 400, {"error": ", ".join(f"{one} is missing" for one in sorted(missing))}
        asked = dict(body)
        for key in ("source_branch", "target_branch"):
            if not (self.branches_of / "refs/heads" / asked[key]).is_file():
                return 409, {"message": [f"{key} does not exist"]}
        if any(
            one["source_branch"] == asked["source_branch"] and one["state"] == "opened"
            for one in self.requests
            if one["source_project_id"] == 1
        ):
            return 409, {"message": ["Another open merge request already exists"]}
        asked["description"] = self._read(asked.get("description", ""))
        asked |= {"iid": 70 + len(self.requests), "state": "opened", "source_project_id": 1}
        self.requests.append(asked)
        return 201, asked

    def serve_git(
        self, method: str, target: str, headers: Mapping[str, str | None], content: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        """Answer git as GitLab does by HTTP: whoever pushes says by a token who it is."""
        path, _, query = target.partition("?")
        kind, _, given = (headers.get("Authorization") or "").partition(" ")
        token = base64.b64decode(given).decode().partition(":")[2] if kind == "Basic" else ""
        if token not in (TOKEN, REPORTER_TOKEN):
            return 401, {"WWW-Authenticate": 'Basic realm="GitLab"'}, b"HTTP Basic: Access denied"
        if "git-receive-pack" in target and token != TOKEN:
            return 403, {}, b"You are not allowed to push code to this project."
        if path.endswith("/git-receive-pack"):
            self.pushed_by.add(token)
        done = subprocess.run(
            ["git", "http-backend"],
            input=content,
            env={
                **os.environ,
                "GIT_PROJECT_ROOT": str(self.branches_of),
                "GIT_HTTP_EXPORT_ALL": "1",
                "PATH_INFO": path.partition("/tessaly/plan.git")[2],
                "QUERY_STRING": query,
                "REQUEST_METHOD": method,
                "CONTENT_TYPE": headers.get("Content-Type") or "",
                "CONTENT_LENGTH": str(len(content)),
                "HTTP_CONTENT_ENCODING": headers.get("Content-Encoding") or "",
                "GIT_PROTOCOL": headers.get("Git-Protocol") or "",
                "REMOTE_USER": BOT,
            },
            check=True,
            stdout=subprocess.PIPE,
        )
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        status = fields.pop("Status", "200")
        return int(status.split()[0]), fields, body
