"""Makes the pages and opens them in Debian's Chromium."""

import contextlib
import os
import pathlib
import subprocess

import pytest
from playwright.sync_api import sync_playwright

from checks import Watched
from pages import PAGES

ROOT = pathlib.Path(__file__).resolve().parents[2]
MADE = ROOT / ".build" / "browser" / "pages"
PROGRAM = os.environ.get("QUARTERMASTER", str(ROOT / ".build" / "debug" / "quartermaster"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="session")
def made():
    """Gives the file of a page by its name; each is made when it is first asked for."""
    files = {}

    def make(name):
        if name not in files:
            page = PAGES[name]
            folder = MADE / name
            subprocess.run([PROGRAM, *page.command, "--out", str(folder)], cwd=ROOT, check=True, timeout=600)
            files[name] = folder / page.file
        return files[name]

    return make


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        )
        yield browser
        browser.close()


@pytest.fixture
def opened(browser):
    """Opens a file, and gives its page with what it said and asked for."""
    with contextlib.ExitStack() as stack:

        def open_file(file, width=1440, height=1000, **media):
            context = browser.new_context(viewport={"width": width, "height": height}, **media)
            stack.callback(context.close)
            page = context.new_page()
            watched = Watched(page)
            page.goto(pathlib.Path(file).as_uri())
            page.wait_for_load_state("load")
            return watched

        yield open_file
