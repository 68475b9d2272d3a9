"""Every page in every language, at the widths of a desktop, a tablet and a telephone, light and dark, on screen and on paper."""

import pytest

from pages import LANGUAGES, PAGES, names_of

WIDTHS = [1440, 768, 390]

each_page = pytest.mark.parametrize("name", PAGES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
@each_page
def test_nothing_overflows_or_overlaps(shown, name, language):
    for width in WIDTHS:
        watched = shown(name, language, width)
        watched.check_layout()
        watched.check_quiet()


@each_page
def test_colours_can_be_read(shown, name):
    for scheme in ("light", "dark"):
        watched = shown(name, scheme=scheme)
        watched.check_scheme(scheme)
        watched.check_drawings()
    watched.check_quiet()


@each_language
@each_page
def test_is_accessible(shown, name, language):
    for width, scheme in ((1440, "light"), (390, "dark")):
        watched = shown(name, language, width, scheme)
        watched.check_accessibility()
    watched.check_figures()
    watched.check_focus()


@each_page
def test_chinese_pages_are_in_chinese(shown, name):
    shown(name, "zh").check_language(names_of(PAGES[name].scenarios))


@each_page
def test_without_script(opened, made, name):
    watched = opened(made(name), java_script_enabled=False)
    assert len(watched.page.locator("main").inner_text()) > 500


@each_language
@each_page
def test_prints(shown, name, language):
    watched = shown(name, language, width=718, media="print")
    watched.check_paper()
    assert watched.page.pdf(format="A4").startswith(b"%PDF")
    watched.check_quiet()
