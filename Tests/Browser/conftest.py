"""Makes the pages and opens them in Debian's Chromium: one browser, and one page of each, for all tests."""

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
    """Gives the file of a page by its name and language; each is made when it is first asked for."""
    files = {}

    def call(*arguments):
        subprocess.run([PROGRAM, *arguments], cwd=ROOT, check=True, timeout=600, stdout=subprocess.DEVNULL)

    def make(name, language="en"):
        if (name, language) not in files:
            page, folder = PAGES[name], MADE / name
            file = folder / f"report.{language}.html"
            for other in page.after:
                make(other)
            if page.command[0] == "report":
                folder.mkdir(parents=True, exist_ok=True)
                call(*page.command, "--lang", language, "--out", str(file))
            elif language == "en":
                call(*page.command, "--out", str(folder))
                file = folder / "report.html"
            else:
                make(name)
                call("report", str(folder), "--lang", language, "--out", str(file))
            files[name, language] = file
        return files[name, language]

    return make


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shown(browser, made):
    """Gives a page that is open already, or opens it; for checks that change nothing but how it is looked at."""
    pages = {}

    def show(name, language="en", width=1440, scheme="light", media="screen"):
        if (name, language) not in pages:
            page = browser.new_context(viewport={"width": width, "height": 1000}).new_page()
            pages[name, language] = Watched(page)
            page.goto(made(name, language).as_uri())
            page.wait_for_load_state("load")
        watched = pages[name, language]
        watched.look(width, scheme, media)
        return watched

    return show


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
