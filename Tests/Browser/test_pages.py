"""Every page, at the widths of a desktop, a tablet and a telephone, light and dark."""

import pytest

from pages import PAGES


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1440, 768, 390])
def test_nothing_overflows_or_overlaps(opened, made, name, width):
    watched = opened(made(name), width=width)
    watched.check_layout()
    watched.check_quiet()


@pytest.mark.parametrize("name", PAGES)
def test_dark(opened, made, name):
    watched = opened(made(name), color_scheme="dark")
    watched.check_dark()
    watched.check_quiet()


@pytest.mark.parametrize("name", PAGES)
def test_without_script(opened, made, name):
    watched = opened(made(name), java_script_enabled=False)
    assert len(watched.page.locator("main").inner_text()) > 500


@pytest.mark.parametrize("name", PAGES)
def test_prints(opened, made, name):
    watched = opened(made(name))
    assert watched.page.pdf(format="A4").startswith(b"%PDF")
    watched.check_quiet()
