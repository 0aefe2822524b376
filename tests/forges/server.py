"""A forge on this machine: the few calls of the APIs of GitHub and GitLab that kamplan's steps make."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.forges.gitlab_project import BOT as GITLAB_BOT
from tests.forges.gitlab_project import REPORTER_TOKEN, TOKEN, Project

BOT = "github-actions[bot]"
_SHAS = ("base_sha", "start_sha", "head_sha")


class Forge:
    """What the forge holds."""

    def __init__(self) -> None:
        self.address = ""
        self.pulls: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.issues: list[dict[str, Any]] = []
        self.suggested: list[dict[str, Any]] = []
        self.versions: list[dict[str, Any]] = []
        self.added: dict[str, set[int]] = {}
        """The lines of each file that GitLab shows as added."""
        self.commands: list[str] = []
        """What GitLab took for quick actions."""
        self.project = Project()
        """What GitLab holds of issues and of merge requests made from them."""
        self.calls: list[tuple[str, str]] = []
        self._next = 100

    def ask(self, method: str, target: str, body: Any) -> tuple[int, Any]:
        """Answer a call; the project comes first."""
        parts = urlsplit(target)
        below = re.fullmatch(r"/api/v4/projects/1(/.*)", parts.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        answer = self.project.answer(method, below[1], query, body) if below else None
        return answer or self.answer(method, target, body)

    def answer(  # noqa: PLR0911 - one a call
        self, method: str, target: str, body: Any
    ) -> tuple[int, Any]:
        """Answer a call as the forge would."""
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        path = parts.path
        self.calls.append((method, path))
        if re.fullmatch(r"/api/v4/user|/api/v4/.*/(?:versions|discussions)", path):
            return self._answer_gitlab(path, body)
        if path == "/repos/tessaly/plan/pulls":
            if method == "POST":
                self.pulls.append(body)
                return 201, {"number": 9}
            return 200, [one for one in self.pulls if one["asked"] == query["head"]]
        if path == "/repos/tessaly/plan/issues":
            if method == "POST":
                self.issues.append({**body, "user": {"login": BOT}})
                return 201, {"number": len(self.issues)}
            assert query["creator"] == BOT
            return 200, self.issues
        if path.startswith("/repos/tessaly/plan/pulls/"):
            return self._answer_review(path, body)
        if re.fullmatch(r"/repos/tessaly/plan/issues/\d+/comments|/api/v4/.*/notes", path):
            if method == "POST":
                self._next += 1
                who = {"user": {"login": BOT}, "author": {"username": GITLAB_BOT}}
                key = "author" if "/api/v4/" in path else "user"
                self.comments.append({"id": self._next, "body": body["body"], key: who[key]})
                return 201, self.comments[-1]
            start = (int(query["page"]) - 1) * int(query["per_page"])
            return 200, self.comments[start : start + int(query["per_page"])]
        one = re.fullmatch(r"(?:/repos/tessaly/plan/issues/comments|/api/v4/.*/notes)/(\d+)", path)
        if one and method in ("PATCH", "PUT"):
            (found,) = [each for each in self.comments if each["id"] == int(one[1])]
            found["body"] = body["body"]
            return 200, found
        return 404, {"message": "Not Found"}

    def _answer_gitlab(self, path: str, body: Any) -> tuple[int, Any]:
        """Answer as GitLab does; a discussion begins only beside a line that the diff shows."""
        if path.endswith("/user"):
            return 200, {"id": 1, "username": GITLAB_BOT}
        if path.endswith("/versions"):
            return 200, self.versions[::-1]
        place = body["position"]
        missing = {"base_sha", "start_sha", "head_sha", "position_type"} - {*place}
        if missing:
            return 400, {"error": ", ".join(f"position[{one}] is missing" for one in missing)}
        shas = [{key: one[f"{key[:-4]}_commit_sha"] for key in _SHAS} for one in self.versions]
        # An added line has no old number; with one, GitLab looks for an unchanged line.
        is_found = "old_line" not in place and place["new_line"] in self.added[place["new_path"]]
        if {key: place[key] for key in _SHAS} not in shas or not is_found:
            why = """{:line_code=>["can't be blank", "must be a valid line code"]}"""
            return 400, {"message": f"400 Bad request - Note {why}"}
        self.commands += re.findall(r"^/\w+", body["body"], re.MULTILINE)
        self._next += 1
        note = {"id": self._next, "type": "DiffNote", "body": body["body"].rstrip()}
        self.comments.append({**note, "author": {"username": GITLAB_BOT}, "position": place})
        return 201, {"id": f"{self._next:040x}", "notes": [note]}

    def _answer_review(self, path: str, body: Any) -> tuple[int, Any]:
        if path.endswith("/reviews"):
            assert body["event"] == "COMMENT"
            self.suggested += [{**one, "user": {"login": BOT}} for one in body["comments"]]
            return 200, {"id": 1}
        return 200, self.suggested


@contextmanager
def serve() -> Iterator[Forge]:
    """Give a forge that answers on this machine as long as it is needed."""
    forge = Forge()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.path.startswith("/tessaly/plan.git/"):
                self._reply(
                    *forge.project.serve_git(self.command, self.path, dict(self.headers), sent)
                )
                return
            given = (self.headers.get("Authorization"), self.headers.get("PRIVATE-TOKEN"))
            known = ((f"Bearer {TOKEN}", None), (None, TOKEN), (None, REPORTER_TOKEN))
            if given not in known:
                status, answer = 401, {"message": "Unauthorized"}
            else:
                status, answer = forge.ask(self.command, self.path, self._read_body(sent))
            self._reply(status, {}, json.dumps(answer).encode())

        def _read_body(self, sent: bytes) -> Any:
            # Both of what curl is told to send are also called a form, and only one is one.
            if sent and self.path.startswith("/api/v4/projects/1/") and sent[:1] != b"{":
                pairs = parse_qs(sent.decode("ascii"), strict_parsing=True, keep_blank_values=True)
                return {key: one for key, (one,) in pairs.items()}
            return json.loads(sent) if sent else None

        def _reply(self, status: int, fields: dict[str, str], content: bytes) -> None:
            self.send_response(status)
            for name, value in fields.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_PATCH = do_PUT = do_GET  # noqa: N815 - the names that the server looks for

        def log_message(self, *_: Any) -> None:
            """Keep silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    forge.address = f"http://127.0.0.1:{server.server_address[1]}"
    # Asked often whether it should end: every test waits for that.
    thread = threading.Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
