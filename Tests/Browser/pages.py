"""The pages that are looked at in a real browser: add a line here, and every check of test_pages.py runs on it.

Each is made once a session by the program, into .build/browser/pages/<name>/, and found there as `file`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page: what `quartermaster` is called with, beside `--out`, and the file that it writes."""

    command: tuple[str, ...]
    file: str = "report.html"
    has_map: bool = False


PAGES = {
    "community": Page(("run", "scenarios/quickstart.yaml", "--quiet"), has_map=True),
    "city": Page(
        ("run", "scenarios/wuhan-2020.yaml", "--scale", "0.01", "--days", "50", "--quiet"), has_map=True
    ),
    "chinese": Page(
        ("run", "scenarios/quickstart.yaml", "--days", "6", "--lang", "zh", "--quiet"), has_map=True
    ),
    "network": Page(("run", "scenarios/textbook/newsvendor-normal.yaml", "--quiet")),
}
