"""A conversation with yaml-language-server over its standard input and output, as an editor holds it."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from tests.tools import ROOT, absent, program

PACKAGE = Path(__file__).parent / "node_modules/yaml-language-server/bin/yaml-language-server"
LONGEST_ANSWER = 120  # seconds until a server that says nothing is ended, so that no test waits for ever
FIRST = "content/nowhere/prefecture.yaml"  # asked until it is marked: then the schemas are there
Message = dict[str, Any]


@dataclass(slots=True)
class Server:
    """The server, what it knows of the workspace, and the diagnostics it has published."""

    process: subprocess.Popen[bytes]
    settings: Message
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    told: dict[str, list[Message]] = field(default_factory=dict)

    def ask(self, method: str, params: Message) -> Any:
        """Return the answer to a request."""
        number = next(self.numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, params: Message) -> None:
        """Say something that has no answer."""
        self._send({"method": method, "params": params})

    def open(self, path: str, text: str) -> str:
        """Show a file of the repository with this text, saved or not, and return its address."""
        uri = (ROOT / path).as_uri()
        shown = {"uri": uri, "languageId": "yaml", "version": next(self.numbers), "text": text}
        self.tell("textDocument/didOpen", {"textDocument": shown})
        return uri

    def diagnostics(self, texts: Mapping[str, str]) -> dict[str, list[Message]]:
        """Return what is marked in each text, when it stands in the file of this name; nothing stays open."""
        opened = {path: self.open(path, text) for path, text in texts.items()}
        self._until_told(opened.values())
        found = {path: self.told[uri] for path, uri in opened.items()}
        self._close(*opened.values())
        return found

    def _close(self, *files: str) -> None:
        """Close files; the server takes their marks back, which must not be taken for the next answer."""
        self.told.clear()
        for uri in files:
            self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        self._until_told(files)
        self.told.clear()

    def _until_told(self, files: Iterable[str]) -> None:
        while not self.told.keys() >= set(files):
            self._read()

    def at(self, method: str, path: str, text: str) -> Any:
        """Return the answer about the place of a text where ‸ stands."""
        before = text.partition("‸")[0]
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        uri = self.open(path, text.replace("‸", ""))
        self._until_told([uri])
        place = {"line": line, "character": column}
        answer = self.ask(method, {"textDocument": {"uri": uri}, "position": place})
        self._close(uri)
        return answer

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> Message:
        """Return the next message, after doing what an editor does with it."""
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            assert line or self.process.poll() is None, "the server has ended"
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: Message = json.loads(self.process.stdout.read(length))
        if "method" in message and "id" in message:
            items = message.get("params", {}).get("items", ())
            wanted = [self.settings.get(item["section"]) for item in items]
            answer: Any = wanted if message["method"] == "workspace/configuration" else None
            self._send({"id": message["id"], "result": answer})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message


@contextmanager
def running(locale: str = "ja") -> Iterator[Server]:
    """Yield a server that has the repository open with the settings of .vscode/, in a language."""
    node = program("Node.js", "apt-get install nodejs", "node")
    if not PACKAGE.exists():
        absent("yaml-language-server", "npm install --prefix tests/editors")
    process = subprocess.Popen([node, PACKAGE, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    watch = threading.Timer(LONGEST_ANSWER, process.kill)
    watch.start()
    server = Server(process, _sections())
    folder = {"uri": ROOT.as_uri(), "name": "dxplan"}
    can = {"workspace": {"configuration": True, "workspaceFolders": True}, "textDocument": _understood()}
    try:
        start = {"processId": None, "rootUri": ROOT.as_uri(), "locale": locale, "workspaceFolders": [folder]}
        server.ask("initialize", {**start, "capabilities": can})
        server.tell("initialized", {})
        server.tell("workspace/didChangeConfiguration", {"settings": {}})
        while not server.diagnostics({FIRST: "unknown: x"})[FIRST]:
            pass  # until the settings have arrived
        yield server
    finally:
        watch.cancel()
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()
        process.wait()


def _sections() -> Message:
    """Return the settings of the workspace by section, as VS Code hands them over."""
    flat = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    found: Message = {name: value for name, value in flat.items() if name.startswith("[")}
    for name, value in flat.items():
        *above, last = name.split(".") if not name.startswith("[") else (name,)
        part = found
        for section in above:
            part = part.setdefault(section, {})
        part[last] = value
    return found


def _understood() -> Message:
    item = {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}
    return {"completion": {"completionItem": item}, "hover": {"contentFormat": ["markdown"]}}
