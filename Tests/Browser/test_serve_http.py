"""The live page's server as programs see it: `quartermaster serve` itself, asked over a socket on this machine."""

import json
import signal
import socket
import subprocess

import pytest

from serving import PROGRAM, ROOT, serving

LONG = {"days": "3650"}
QUICK = {"days": "3", "scale": "0.5"}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("serve")) as served:
        yield served


def test_pages_and_their_headers(served):
    for path in ("/", "/scenarios/quickstart.yaml", "/scenarios/textbook/serial-3.yaml", "/app.js", "/map.js", "/style.css"):
        status, headers, body = served.ask("GET", path)
        assert status == 200 and len(body) > 500, path
        assert "default-src 'none'" in headers["Content-Security-Policy"], path
        assert "http" not in headers["Content-Security-Policy"], path
        assert headers["X-Content-Type-Options"] == "nosniff", path
    assert served.ask("HEAD", "/")[0] == 200
    assert served.ask("GET", "/nothing")[0] == 404


def test_it_listens_to_this_machine_alone(served):
    assert served.url.startswith("http://127.0.0.1:") and served.token is None
    with socket.socket() as other:
        # Another address of this machine's own network of loopback addresses: nobody listens there.
        assert other.connect_ex(("127.0.0.2", served.port)) != 0


def test_a_run_to_its_end(served):
    status, answer = served.order(replications="2", **QUICK)
    assert status == 201
    run = answer["id"]
    events = list(served.events(run))
    days = [data for kind, data in events if kind == "day"]
    assert [day["date"] for day in days] == ["2020-02-16", "2020-02-17", "2020-02-18"]
    assert days[0]["placed"] > 0 and days[1]["order_to_door_hours"] > 0
    shares = [data["share"] for kind, data in events if kind == "standing"]
    assert shares == sorted(shares) and shares[-1] == 1
    assert events[-1][1]["state"] == "finished" and events[-1][1]["complete"] == 2
    summary = served.ask("GET", f"/runs/{run}/files/summary.json")[2]
    assert json.loads(summary)["conservation"]["exact"] is True
    # What the command line gives for the same.
    command = [PROGRAM, "run", "scenarios/quickstart.yaml", "--days", "3", "--scale", "0.5", "--replications", "2", "--json"]
    folder = served.process.args[served.process.args.index("--results") + 1]
    alone = subprocess.run([*command, "--out", f"{folder}/alone"], cwd=ROOT, capture_output=True, check=True, timeout=300)
    assert alone.stdout == summary
    for name in ("daily.csv", "cells.csv", "report.html", "report.json"):
        status, headers, body = served.ask("GET", f"/runs/{run}/files/{name}")
        assert status == 200 and "attachment" in headers["Content-Disposition"] and len(body) > 100
    assert served.ask("GET", f"/runs/{run}/report")[1]["Content-Security-Policy"].startswith("sandbox allow-scripts")


def test_a_stream_goes_on_where_it_broke_off(served):
    run = served.order(**QUICK)[1]["id"]
    list(served.events(run))
    again = [data["day"] for kind, data in served.events(run, {"Last-Event-ID": "0"}) if kind == "day"]
    assert again == [1, 2]


def test_runs_queue_and_stop(served):
    first, second, third = (served.order(**part)[1]["id"] for part in (LONG, LONG, QUICK))
    standing = lambda run: json.loads(served.ask("GET", f"/runs/{run}/standing")[2])
    assert standing(third)["state"] == "queued" and standing(third)["ahead"] == 2
    assert json.loads(served.ask("POST", f"/runs/{second}/stop")[2])["state"] == "stopped"
    stream = served.events(first)
    assert next(kind for kind, _ in stream if kind == "day")
    assert served.ask("POST", f"/runs/{first}/stop")[0] == 200
    assert [data["state"] for kind, data in stream if kind == "standing"][-1] == "stopped"
    assert [data["state"] for kind, data in served.events(third) if kind == "standing"][-1] == "finished"


def test_errors_are_those_of_the_file(served):
    status, answer = served.order(set={"picking.pickers": "-1", "picking.pikkers": "2"}, days="0")
    assert status == 422
    problems = {problem["field"]: problem["message"] for problem in answer["problems"]}
    assert set(problems) == {"picking.pickers", "picking.pikkers", "days"}
    told = subprocess.run(
        [PROGRAM, "validate", "scenarios/quickstart.yaml", "--set", "picking.pickers=-1"],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    ).stderr
    assert problems["picking.pickers"] in told


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.7.7:80", ""])
def test_other_names_are_refused(served, host):
    assert served.ask("GET", "/", headers={"Host": host})[0] in (400, 403)


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Content-Type": "text/plain"}],
)
def test_what_another_site_sends_is_not_done(served, headers):
    body = json.dumps({"scenario": "quickstart.yaml"})
    status, _, _ = served.ask("POST", "/runs", body, {"Content-Type": "application/json", **headers})
    assert status in (403, 415)


def test_too_much_too_deep_and_nonsense(served):
    json_type = {"Content-Type": "application/json"}
    assert served.ask("POST", "/runs", b"[" * 200_000, json_type)[0] == 400
    assert served.ask("POST", "/runs", b"x", json_type)[0] == 400
    for path in ("/%ff", "/%0d%0aX:1", "/runs/1/files/..%2f..%2fREADME.md", "/scenarios/..%2f..%2fREADME.md", "/scenarios/%2fetc%2fpasswd"):
        assert served.ask("GET", path)[0] in (400, 404), path
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as connection:
        head = f"POST /runs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Content-Length: 300000000\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 413")
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as connection:
        # A body whose length is not told beforehand.
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        answer = b""
        try:
            for _ in range(40):
                connection.sendall(b"4000\r\n" + b" " * 0x4000 + b"\r\n")
            answer = connection.recv(100)
        except (BrokenPipeError, ConnectionResetError):
            answer = answer or b"HTTP/1.1 413"
        assert answer.startswith(b"HTTP/1.1 413")
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as connection:
        connection.sendall(b"\x16\x03\x01nonsense\r\n\r\n")
        assert not connection.recv(100).startswith(b"HTTP/1.1 200")
    assert served.ask("GET", "/")[0] == 200


def test_a_port_in_use_is_told(served, tmp_path):
    command = [PROGRAM, "serve", "--port", str(served.port), "--results", str(tmp_path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert told.returncode == 74 and "the port is in use" in told.stderr and "--port" in told.stderr


def test_a_folder_that_is_not_there_is_told(tmp_path):
    command = [PROGRAM, "serve", str(tmp_path / "none"), "--port", "0"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert told.returncode == 65 and "there is no such folder" in told.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_with_a_run_going_on_and_a_page_looking(tmp_path, number):
    with serving(tmp_path) as served:
        run = served.order(**LONG)[1]["id"]
        stream = served.events(run)
        next(stream)
        assert served.end(number) == 0
        assert [data["state"] for kind, data in stream if kind == "standing"][-1:] in (["stopped"], ["stopping"])


def test_others_need_the_token(tmp_path):
    # 127.0.0.1 is not asked for it; "0.0.0.0" would listen to the network, which no test does.
    with serving(tmp_path, "--host", "localhost") as served:
        assert served.token is None
    with serving(tmp_path, "--host", "127.0.0.1", "--token") as served:
        assert len(served.token) == 48
        assert served.ask("GET", "/")[0] == 401
        assert served.ask("GET", "/login?token=" + "0" * 48)[0] == 401
        assert served.order(headers={"Authorization": f"Bearer {served.token}"}, **QUICK)[0] == 201
        status, headers, _ = served.ask("GET", f"/login?token={served.token}")
        assert status == 303 and "HttpOnly; SameSite=Strict" in headers["Set-Cookie"]
        assert served.ask("GET", "/", headers={"Cookie": headers["Set-Cookie"].split(";")[0]})[0] == 200
