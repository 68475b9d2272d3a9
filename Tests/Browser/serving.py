"""Starts the real program on a free port of this machine, and talks to it."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("QUARTERMASTER", str(ROOT / ".build" / "debug" / "quartermaster"))


class Served:
    """A server that runs, by its address."""

    def __init__(self, process, lines):
        self.process = process
        self.lines = lines
        self.url = re.search(r"http://\S+/", lines[0]).group()
        self.host, port = re.match(r"http://(.+):(\d+)/", self.url).groups()
        self.port = int(port)
        token = [line for line in lines if "token=" in line]
        self.token = token[0].rsplit("token=", 1)[1].strip() if token else None

    def ask(self, method, path, body=None, headers=None, host="127.0.0.1"):
        """One request; its status, headers and body."""
        connection = http.client.HTTPConnection(host, self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

    def order(self, scenario="quickstart.yaml", headers=None, **more):
        """Asks for a run; the status and what was answered."""
        body = json.dumps({"scenario": scenario, **more})
        status, _, answer = self.ask("POST", "/runs", body, {"Content-Type": "application/json", **(headers or {})})
        return status, json.loads(answer)

    def events(self, run, headers=None):
        """The events of a run as they come, each a kind and its data, until the stream ends."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        with contextlib.closing(connection):
            connection.request("GET", f"/runs/{run}/events", headers=headers or {})
            answer = connection.getresponse()
            assert answer.status == 200 and answer.getheader("Content-Type").startswith("text/event-stream")
            kind = ""
            for line in answer:
                if line.startswith(b"event: "):
                    kind = line[7:].decode().strip()
                if line.startswith(b"data: "):
                    yield kind, json.loads(line[6:])

    def end(self, number=signal.SIGTERM):
        """Stops the server; its exit code."""
        self.process.send_signal(number)
        return self.process.wait(timeout=60)


@contextlib.contextmanager
def serving(results, *arguments, folder="scenarios"):
    """Serves a folder while the block lasts."""
    process = subprocess.Popen(
        [PROGRAM, "serve", folder, "--port", "0", "--results", str(results), *arguments],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    try:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Ctrl-C"):
                break
        assert lines, process.stderr.read()
        yield Served(process, lines)
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
        process.stdout.close()
        process.stderr.close()
