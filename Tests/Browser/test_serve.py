"""The live page, as people use it: pick, change, run, watch, stop, compare."""

import re

import pytest
from playwright.sync_api import expect

from checks import Watched
from pages import LANGUAGES, names_of
from serving import serving


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("serve")) as served:
        yield served


@pytest.fixture
def visit(browser, served):
    """Opens a page of the server; at the end nothing must have been said, and nothing asked for elsewhere."""
    contexts, pages = [], []

    def open_page(path="/", width=1440, **media):
        context = browser.new_context(viewport={"width": width, "height": 1000}, **media)
        contexts.append(context)
        watched = Watched(context.new_page())
        pages.append(watched)
        watched.page.goto(served.url + path.lstrip("/"))
        watched.page.wait_for_load_state("load")
        return watched

    yield open_page
    for watched in pages:
        # A refused order is a failed request, which Chromium notes.
        said = [text for text in watched.said if "422" not in text]
        assert not said, f"the page said: {said}"
        elsewhere = [url for url in watched.asked if not url.startswith((served.url, "data:"))]
        assert not elsewhere, f"the page asked for {elsewhere}"
    for context in contexts:
        context.close()


def options(page, **values):
    for name, value in values.items():
        page.locator(f"[data-run={name}]").fill(value)


def change(page, key, value):
    page.locator("#key-filter").fill(key)
    page.locator(f"[data-key='{key}']").fill(value)


def start(page):
    page.get_by_role("button", name="Run", exact=True).first.click()
    page.wait_for_url("**/runs/*")


def wait_for_end(page, state="finished"):
    expect(page.locator(f"#run[data-state={state}]")).to_be_attached(timeout=120_000)


@pytest.fixture(scope="module")
def finished(served):
    """Two finished runs to look at."""
    runs = []
    for members in ("24", "6"):
        status, answer = served.order(days="6", set={"handover.members": members})
        assert status == 201
        list(served.events(answer["id"]))
        runs.append(answer["id"])
    return runs


@pytest.fixture(scope="module")
def latest(served):
    """A run whose map is at hand still: that of older ones is in their reports only."""
    run = served.order(days="6")[1]["id"]
    list(served.events(run))
    return run


def test_pick_change_run_and_watch_it_fill(visit, served):
    watched = visit()
    page = watched.page
    page.get_by_role("link", name="Quickstart").click()
    options(page, days="60")
    change(page, "handover.members", "12")
    note = page.locator("[data-field='handover.members']").evaluate("(field) => field.dataset.note")
    assert note == "as in the file: 24"
    start(page)
    assert "handover.members=12" in page.locator("header").inner_text()
    watched.wait_for_map()
    expect(page.locator("#run")).to_have_attribute("data-shown", re.compile("[1-9]"), timeout=60_000)
    shown = page.locator("#run").get_attribute("data-shown")
    rows = page.locator("#live-charts #orders tbody tr").count()
    wait_for_end(page)
    expect(page.locator("#run")).to_have_attribute("data-shown", "60", timeout=60_000)
    expect(page.locator("#live-charts #orders tbody tr")).to_have_count(60)
    assert int(shown) < 60 and rows < 60, "the page did not fill while the run went on"
    assert watched.day == 59, "the map does not follow the days"
    expect(page.get_by_role("link", name="Open the report")).to_be_visible()
    assert page.locator("#run-stop").count() == 0
    with page.expect_download() as download:
        page.get_by_role("link", name="summary.json").click()
    assert '"handover.members=12"' in download.value.path().read_text()


def test_the_live_map_plays_and_answers_clicks(visit, finished):
    watched = visit(f"/runs/{finished[0]}")
    watched.wait_for_map()
    expect(watched.page.locator("#run")).to_have_attribute("data-shown", "6", timeout=60_000)
    watched.page.locator("[data-map=day]").evaluate(
        "(slider) => { slider.value = 0; slider.dispatchEvent(new Event('input')); }"
    )
    watched.check_plays()
    watched.check_click()
    watched.check_measures()


def test_stop(visit):
    page = visit("/scenarios/quickstart.yaml").page
    options(page, days="3650")
    start(page)
    expect(page.locator("#run")).to_have_attribute("data-shown", re.compile("[1-9]"), timeout=60_000)
    page.get_by_role("button", name="Stop").click()
    wait_for_end(page, "stopped")
    assert "stopped" in page.locator("#run-state").inner_text()


def test_a_second_run_waits_and_then_starts(visit):
    first = visit("/scenarios/quickstart.yaml").page
    options(first, days="3650")
    start(first)
    second = visit("/scenarios/quickstart.yaml").page
    options(second, days="2")
    start(second)
    expect(second.locator("#run-state")).to_contain_text("1 before it")
    first.get_by_role("button", name="Stop").click()
    wait_for_end(second)
    expect(second.locator("#outcome a[download]").first).to_be_visible()


def test_bad_input_shows_its_error_at_the_field(visit):
    page = visit("/scenarios/quickstart.yaml").page
    change(page, "handover.members", "-3")
    options(page, days="0")
    page.get_by_role("button", name="Run", exact=True).first.click()
    alert = page.locator("#problems")
    expect(alert).to_be_visible()
    assert alert.locator("li").count() == 2
    for name in ("handover.members", "days"):
        field = page.locator(f"[data-field='{name}']")
        assert "must be" in field.locator(".bad").inner_text()
        assert field.locator("input").get_attribute("aria-invalid") == "true"
    assert "/scenarios/" in page.url
    options(page, days="2")
    page.locator("[data-key='handover.members']").fill("24")
    start(page)
    wait_for_end(page)


def test_other_changes_are_read_as_set_is(visit):
    page = visit("/scenarios/quickstart.yaml").page
    page.get_by_text("Other changes").first.click()
    page.locator("#other-changes").fill("handover.membres=3\n")
    page.get_by_role("button", name="Run", exact=True).first.click()
    expect(page.locator("[data-field='*'] .bad")).to_contain_text("did you mean 'members'?")


def test_compare(visit, finished):
    page = visit(f"/runs/{finished[1]}").page
    page.locator("select[name=a]").select_option(str(finished[0]))
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/compare*")
    row = page.locator("#differences tr", has=page.locator("th", has_text="order to door, mean")).first
    before, after, difference = (float(text.replace(",", "")) for text in row.locator("td").all_inner_texts())
    assert difference == pytest.approx(after - before, abs=1e-3) and difference > 0
    assert page.locator("#charts svg").count() > 0


def test_run_again_has_the_changes(visit, finished):
    page = visit(f"/runs/{finished[1]}").page
    page.get_by_role("link", name="Change and run again").click()
    assert page.locator("[data-key='handover.members']").input_value() == "6"
    assert page.locator("[data-run=days]").input_value() == "6"


def test_the_report_opens_and_works_in_its_sandbox(visit, finished):
    watched = visit(f"/runs/{finished[0]}/report")
    watched.wait_for_map()
    watched.check_plays()


def test_by_keyboard(visit):
    page = visit("/scenarios/quickstart.yaml").page
    options(page, days="2")
    page.locator("[data-run=days]").press("Enter")
    page.wait_for_url("**/runs/*")
    wait_for_end(page)


def test_the_token_is_asked_for(browser, tmp_path):
    with serving(tmp_path, "--token") as served:
        page = browser.new_page()
        page.goto(served.url)
        page.get_by_role("textbox", name="Token").fill("wrong")
        page.get_by_role("button", name="Enter").click()
        expect(page.get_by_role("alert")).to_be_visible()
        page.get_by_role("textbox", name="Token").fill(served.token)
        page.get_by_role("button", name="Enter").click()
        expect(page.get_by_role("link", name="Quickstart")).to_be_visible()
        page.close()


PAGES = {
    "home": "/", "form": "/scenarios/quickstart.yaml", "flagship": "/scenarios/wuhan-2020.yaml", "run": "/runs/{2}",
    "compare": "/compare?a={0}&b={1}", "nothing": "/nothing",
}


def address(name, language, runs):
    """The address that changes the language and leads on to a page."""
    path = PAGES[name].format(*runs)
    return f"/language?to={language}&back={path.replace('?', '%3F').replace('&', '%26')}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_overflows_or_overlaps(visit, finished, latest, name, language):
    watched = visit(address(name, language, (*finished, latest)))
    if name == "run":
        watched.wait_for_map()
    watched.page.wait_for_timeout(200)
    watched.said = [text for text in watched.said if "404" not in text]
    for width in (1440, 768, 390):
        watched.look(width)
        watched.check_layout()


@pytest.mark.parametrize("name", PAGES)
def test_is_accessible_and_in_chinese(visit, finished, latest, name):
    watched = visit(address(name, "zh", (*finished, latest)))
    watched.page.wait_for_timeout(200)
    watched.said = [text for text in watched.said if "404" not in text]
    for scheme in ("light", "dark"):
        watched.look(1440, scheme)
        watched.check_scheme(scheme)
        watched.check_accessibility()
        watched.check_drawings()
    watched.check_focus()
    watched.check_language(names_of(["scenarios/quickstart.yaml", "scenarios/wuhan-2020.yaml"]))


BROKEN = {
    "a map that does not fill": ("map.dispatchEvent(", "void ("),
    "charts that do not fill": ("charts.innerHTML = await answer.text();", "await answer.text();"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_page_that_does_not_fill_is_seen(browser, served, what):
    old, new = BROKEN[what]
    context = browser.new_context()

    def break_script(route):
        text = route.fetch().text()
        assert old in text
        route.fulfill(body=text.replace(old, new), content_type="text/javascript")

    context.route("**/app.js", break_script)
    page = context.new_page()
    page.goto(served.url + "scenarios/quickstart.yaml")
    options(page, days="30")
    start(page)
    wait_for_end(page)
    page.wait_for_timeout(1_000)
    rows = page.locator("#live-charts #orders tbody tr").count()
    day = int(page.locator("[data-map=day]").input_value()) if page.locator("[data-map=day]").count() else 0
    assert rows < 30 or day < 29
    context.close()
