"""The map's replay, as people use it."""

import json
import os
import pathlib

import pytest

from pages import PAGES

MAPS = [(name, "en") for name, page in PAGES.items() if page.has_map] + [("community", "zh")]


@pytest.fixture(params=MAPS, ids=" ".join)
def watched(request, opened, made):
    watched = opened(made(*request.param))
    watched.wait_for_map()
    yield watched
    watched.check_quiet()


def test_plays(watched):
    watched.check_plays()


def test_click_shows_a_cell(watched):
    watched.check_click()


def test_keyboard(watched):
    watched.check_keys()


def test_each_measure_has_its_colours(watched):
    watched.check_measures()


def test_text_alternative_follows_the_day(watched):
    summary = watched.part("summary")
    assert summary.get_attribute("aria-live") == "polite"
    assert watched.part("date").inner_text() in summary.inner_text()
    watched.part("next").click()
    assert watched.part("date").inner_text() in summary.inner_text()
    assert watched.part("day").get_attribute("aria-valuetext") == watched.part("date").inner_text()


def test_buttons_zoom_and_the_wheel_only_with_focus(watched):
    whole = watched.picture
    box = watched.part("canvas").bounding_box()
    watched.page.mouse.move(box["x"] + 2, box["y"] + 2)
    watched.page.mouse.wheel(0, -200)
    watched.page.wait_for_timeout(100)
    assert watched.picture == whole
    watched.part("closer").click()
    assert watched.picture != whole
    watched.part("whole").click()
    assert watched.picture == whole
    watched.part("canvas").focus()
    watched.part("canvas").hover()
    watched.page.mouse.wheel(0, -200)
    watched.page.wait_for_timeout(100)
    assert watched.picture != whole


def test_finds_a_cell_by_name(watched):
    name = watched.part("worst").locator("button").last.inner_text()
    watched.part("find").fill(name)
    watched.part("find").press("Enter")
    assert watched.part("cell-name").inner_text() == name
    watched.part("find").fill("no such cell")
    watched.part("find").press("Enter")
    assert watched.part("found").inner_text() != ""


WIDTHS = (1440, 768, 390)


@pytest.mark.parametrize("width", WIDTHS)
def test_warehouses_are_drawn_named_and_reached_by_keyboard(opened, made, width):
    watched = opened(made("town"), width=width)
    watched.wait_for_map()
    shown = watched.picture
    watched.part("warehouses").uncheck()
    assert watched.picture != shown, "the warehouse is not drawn"
    watched.part("warehouses").check()
    assert watched.picture == shown
    assert watched.part("warehouses").locator("xpath=..").locator("svg.map-sign").is_visible(), "no sign in the legend"
    listed = watched.part("warehouse-list")
    listed.locator("summary").click()
    button = listed.locator("button").first
    assert button.inner_text() == "market" and "given" in listed.inner_text()
    watched.check_layout()
    button.focus()
    watched.page.keyboard.press("Enter")
    assert watched.picture != shown, "the map does not move to the warehouse"
    watched.part("canvas").scroll_into_view_if_needed()
    box = watched.part("canvas").bounding_box()
    named = False
    for dx in range(-60, 61, 6):
        for dy in range(-60, 61, 6):
            watched.page.mouse.move(box["x"] + box["width"] / 2 + dx, box["y"] + box["height"] / 2 + dy)
            sites = watched.part("tip").locator(".map-site")
            if sites.count() and "Warehouse of market: 2 stores, 6,534 residents" in sites.first.inner_text():
                named = True
                break
        if named:
            break
    assert named, "no sign of a warehouse says what it is"
    watched.check_quiet()


@pytest.mark.parametrize("width", WIDTHS)
def test_given_outlines_are_drawn(opened, made, width):
    watched = opened(made("town"), width=width)
    watched.wait_for_map()
    corners = watched.page.evaluate(
        "atob(JSON.parse(document.getElementById('map-data').textContent).map.districts[0].outline[0]).length / 4"
    )
    assert 8 < corners < 18
    shown = watched.picture
    watched.part("outlines").uncheck()
    assert watched.picture != shown, "the outline is not drawn"
    assert "outlines as given" in watched.part("outlines").locator("xpath=..").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_random_shocks_are_marked_and_named(opened, made, width):
    watched = opened(made("town"), width=width)
    watched.wait_for_map()
    events = watched.page.evaluate("JSON.parse(document.getElementById('map-data').textContent).events")
    spells = [event for event in events if event["kind"] == "shock"]
    assert len(spells) > 1 and all(event["name"] == "growers" for event in spells)
    ticks = watched.page.locator(".map-ticks i.shock")
    assert ticks.count() == len(spells)
    track = watched.page.locator(".map-ticks").bounding_box()
    for index in range(ticks.count()):
        tick = ticks.nth(index).bounding_box()
        assert tick["x"] > track["x"] - 3 and tick["x"] + tick["width"] < track["x"] + track["width"] + 3
    watched.part("day").evaluate(
        "(slider, day) => { slider.value = day; slider.dispatchEvent(new Event('input')); }", spells[0]["day"]
    )
    assert "growers" in watched.part("events").inner_text()
    timeline = watched.page.locator("#timeline")
    assert "in the first replication" in timeline.inner_text()
    for name in ("orders", "goods", "stages-by-day", "buses-by-day"):
        figure = watched.page.locator(f"#{name}")
        assert figure.locator(".mark.shock").count() > 0, f"{name} has no mark"
        figure.locator("details.data > summary").click()
        assert "growers" in figure.locator("table").inner_text(), f"the table of {name} names no shock"


@pytest.mark.parametrize("width", WIDTHS)
def test_deprivation_cost_stands_beside_person_days(opened, made, width):
    watched = opened(made("town"), width=width)
    figure = watched.page.locator("#deprivation")
    assert "person-days" in figure.locator("figcaption").inner_text()
    figure.locator("details.data > summary").click()
    head = figure.locator("thead").inner_text()
    assert "vegetables, person-days" in head and "cost of lacking vegetables" in head
    assert figure.locator("tbody tr").count() == 2
    assert watched.page.locator(".tiles .goal").all_inner_texts().count("No target set") == 2
    watched.check_layout()


def test_a_chosen_cell_is_drawn_at_every_width_without_overlap(opened, made):
    for width in (1440, 768, 390):
        watched = opened(made("city"), width=width)
        watched.wait_for_map()
        watched.part("worst").locator("button").first.click()
        for index in range(watched.part("measure").locator("option").count()):
            watched.part("measure").select_option(index=index)
            watched.check_layout()


def test_lines_and_stores_can_be_shown_and_hidden(opened, made):
    watched = opened(made("city"))
    watched.wait_for_map()
    watched.part("day").focus()
    watched.page.keyboard.press("End")
    pictures = {watched.picture}
    for name in ("lines", "stores", "outlines"):
        watched.part(name).click()
        pictures.add(watched.picture)
    assert len(pictures) == 4


def test_a_phase_shows_its_day(opened, made):
    watched = opened(made("city"))
    watched.wait_for_map()
    watched.page.locator("#map-replay details", has=watched.page.locator(".map-events")).locator("summary").click()
    button = watched.page.locator(".map-events button").last
    button.click()
    assert watched.day == int(button.get_attribute("data-day"))
    assert watched.part("date").inner_text() == button.inner_text()
    assert watched.part("events").inner_text() != ""


def test_dark_and_light_differ_and_paper_is_light(opened, made):
    light = opened(made("city"))
    light.wait_for_map()
    dark = opened(made("city"), color_scheme="dark")
    dark.wait_for_map()
    assert light.picture != dark.picture
    dark.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert light.picture == dark.picture
    dark.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert light.picture != dark.picture


def test_paper_has_the_map_and_no_controls(opened, made):
    watched = opened(made("city"))
    watched.wait_for_map()
    watched.page.emulate_media(media="print")
    assert watched.part("canvas").is_visible() and watched.part("date").is_visible()
    assert not watched.part("play").is_visible() and not watched.part("closer").is_visible()


def test_reduced_motion_starts_slowly(opened, made):
    watched = opened(made("community"), reduced_motion="reduce")
    watched.wait_for_map()
    assert watched.part("speed").input_value() == "1"


def test_frames_while_playing(opened, made):
    """Measures; asserts no time. FLAGSHIP names a report of the whole city."""
    file = os.environ.get("FLAGSHIP") or made("city")
    watched = opened(file)
    watched.wait_for_map()
    watched.part("speed").select_option("30")
    watched.part("play").click()
    measured = watched.page.evaluate(
        """async () => {
          const canvas = document.querySelector("[data-map=canvas]");
          const begin = performance.now();
          const [drawn, times] = [Number(canvas.dataset.frames), []];
          const play = document.querySelector("[data-map=play]");
          while (play.ariaPressed === "true") {
            await new Promise(requestAnimationFrame);
            times.push(performance.now());
          }
          const seconds = (performance.now() - begin) / 1000;
          const gaps = times.slice(1).map((time, index) => time - times[index]).sort((one, other) => one - other);
          const load = performance.getEntriesByType("navigation")[0];
          return { seconds, frames: times.length / seconds, days: (canvas.dataset.frames - drawn) / seconds,
            longestGap: gaps.at(-1), gap95: gaps[Math.floor(gaps.length * 0.95)], loaded: load.loadEventEnd };
        }"""
    )
    print(f"\n{pathlib.Path(file).parent.name}: {json.dumps({name: round(value, 1) for name, value in measured.items()})}")
    assert measured["frames"] > 0 and watched.day == int(watched.part("day").get_attribute("max"))
