"""What must hold of every page, and of the map: each check fails with what is wrong."""

import hashlib

from playwright.sync_api import TimeoutError, expect

# Text that leaves the window or is cut, text that lies on other text, and labels of drawings that do.
LAYOUT = """() => {
  const problems = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    problems.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`);
  const say = (text) => JSON.stringify(text.trim().slice(0, 40));
  const scrolls = (node) => /auto|scroll/.test(getComputedStyle(node).overflowX);
  const cuts = (node) => /hidden|clip/.test(getComputedStyle(node).overflowX);
  const runs = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
    if (parent.closest("svg, script, style, select, canvas, noscript, .unseen, .skip, .map-tip")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    let [scroller, cutter] = [null, null];
    for (let above = parent; above && above !== document.body; above = above.parentElement) {
      if (scrolls(above)) { scroller = above; break; }
      if (cuts(above) && !cutter) cutter = above.getBoundingClientRect();
    }
    for (const box of boxes) {
      if (!scroller && (box.right > root.clientWidth + 1 || box.left < -1))
        problems.push(`${say(node.data)} leaves the window: ${Math.round(box.left)} to ${Math.round(box.right)} px`);
      if (cutter && (box.right > cutter.right + 1 || box.left < cutter.left - 1))
        problems.push(`${say(node.data)} is cut off`);
      if (!scroller) runs.push({ box, node });
    }
  }
  const overlap = (one, other) => Math.min(
    Math.min(one.right, other.right) - Math.max(one.left, other.left),
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
  // The box of a line of text is higher than its letters and digits.
  const ink = ({ left, right, top, bottom, height }) => (
    { left, right, top: top + 0.15 * height, bottom: bottom - 0.15 * height });
  runs.sort((one, other) => one.box.top - other.box.top);
  runs.forEach((run, index) => {
    for (let next = index + 1; next < runs.length && runs[next].box.top < run.box.bottom - 3; next++)
      if (runs[next].node !== run.node && overlap(run.box, runs[next].box) > 3)
        problems.push(`${say(run.node.data)} lies on ${say(runs[next].node.data)}`);
  });
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    if (!frame.width || !svg.checkVisibility()) continue;
    const labels = [...svg.querySelectorAll("text")].filter((label) => label.textContent.trim())
      .map((label) => ({ label, box: ink(label.getBoundingClientRect()) })).filter(({ box }) => box.right > box.left);
    for (const { label, box } of labels)
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        problems.push(`the label ${say(label.textContent)} leaves its drawing`);
    labels.forEach((one, index) => labels.slice(index + 1).forEach((other) => {
      if (overlap(one.box, other.box) > 1.5)
        problems.push(`the labels ${say(one.label.textContent)} and ${say(other.label.textContent)} overlap`);
    }));
  }
  return problems.slice(0, 20);
}"""


class Watched:
    """A page, with what it said to the console and which addresses it asked for."""

    def __init__(self, page):
        self.page = page
        self.said = []
        self.asked = []
        page.on("console", lambda message: self.said.append(message.text) if message.type in ("error", "warning") else 0)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def check_quiet(self):
        """No error, no warning, and nothing but the file itself loaded."""
        assert not self.said, f"the page said: {self.said}"
        others = [url for url in self.asked[1:] if not url.startswith("data:")]
        assert not others, f"the page asked for {others}"

    def check_layout(self):
        """Nothing overflows, is cut or lies on something else, with all parts closed and open."""
        for state in ("as it opens", "with all parts open"):
            if state != "as it opens":
                self.page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
                self.page.wait_for_timeout(50)
            problems = self.page.evaluate(LAYOUT)
            assert not problems, f"{state}: " + "; ".join(problems)

    def check_dark(self):
        """The ground is dark and the text light."""
        ground, ink = self.page.evaluate(
            "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
        )
        assert brightness(ground) < 60 and brightness(ink) > 180, f"{ink} on {ground}"

    # The map.

    def part(self, name):
        return self.page.locator(f"#map-replay [data-map={name}]")

    def wait_for_map(self):
        try:
            self.page.wait_for_selector("#map-replay[data-ready=true]", timeout=10_000)
        except TimeoutError as error:
            raise AssertionError("the map does not start") from error

    @property
    def day(self):
        return int(self.part("day").input_value())

    @property
    def picture(self):
        """What the canvas shows, as a fingerprint."""
        return hashlib.sha256(self.part("canvas").evaluate("(canvas) => canvas.toDataURL()").encode()).hexdigest()

    def check_plays(self):
        """The day advances, the date with it, and the canvas shows something else; then it stops."""
        self.wait_for_map()
        day, date, picture = self.day, self.part("date").inner_text(), self.picture
        self.part("play").click()
        try:
            self.page.wait_for_function(
                "(day) => Number(document.querySelector('[data-map=day]').value) > day + 1", arg=day, timeout=5_000
            )
        except TimeoutError as error:
            raise AssertionError("the replay does not advance") from error
        if self.part("play").get_attribute("aria-pressed") == "true":
            self.part("play").click()
        assert self.part("date").inner_text() != date, "the date stays"
        assert self.picture != picture, "the canvas stays as it was"
        stopped = self.day
        self.page.wait_for_timeout(300)
        assert self.day == stopped, "the replay does not stop"

    def find_cell(self):
        """Moves the pointer until a cell's figures are shown; gives the place and the cell."""
        self.part("canvas").scroll_into_view_if_needed()
        box = self.part("canvas").bounding_box()
        for row in range(1, 20):
            for column in range(1, 20):
                x, y = box["x"] + box["width"] * column / 20, box["y"] + box["height"] * row / 20
                self.page.mouse.move(x, y)
                if self.part("tip").locator("strong").is_visible():
                    return x, y, self.part("tip").locator("strong").inner_text()
        raise AssertionError("no cell is under the pointer anywhere")

    def check_click(self):
        """A click on a cell shows its curve, its figures and its days as a table."""
        self.wait_for_map()
        x, y, name = self.find_cell()
        self.page.mouse.click(x, y)
        assert self.part("cell").is_visible(), "a click shows no cell"
        assert self.part("cell-name").inner_text() == name, "a click shows another cell"
        assert self.part("curve").locator("path").count() == 2 and self.part("curve").get_attribute("aria-label")
        self.part("cell-data").locator("summary").click()
        days = int(self.part("day").get_attribute("max")) + 1
        expect(self.part("cell-table").locator("tbody tr"), "the table lacks days").to_have_count(days)

    def check_keys(self):
        """The map is used by keyboard alone."""
        self.wait_for_map()
        self.part("canvas").focus()
        self.page.keyboard.press("Home")
        assert self.day == 0
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("ArrowLeft")
        assert self.day == 1, "the arrows do not change the day"
        before = self.picture
        self.page.keyboard.press("+")
        closer = self.picture
        assert closer != before, "+ does not zoom"
        self.page.keyboard.press("Shift+ArrowRight")
        assert self.picture != closer, "shift and arrow do not move"
        self.page.keyboard.press("0")
        assert self.picture == before, "0 does not show all again"
        self.page.keyboard.press(" ")
        assert self.part("play").get_attribute("aria-pressed") == "true", "space does not play"
        self.page.keyboard.press(" ")
        assert self.part("play").get_attribute("aria-pressed") == "false", "space does not stop"
        self.page.keyboard.press("End")
        assert self.day == int(self.part("day").get_attribute("max"))
        worst = self.part("worst").locator("button").first
        worst.focus()
        self.page.keyboard.press("Enter")
        assert self.part("cell-name").inner_text() == worst.inner_text(), "Enter on a worst cell does not choose it"

    def check_measures(self):
        """Every measure colours the map in its own way, with its legend, whose counts are all cells, and its worst."""
        self.wait_for_map()
        cells = self.page.evaluate("JSON.parse(document.getElementById('map-data').textContent).map.households.length")
        pictures, titles = set(), set()
        options = self.part("measure").locator("option").count()
        self.part("day").evaluate(
            "(slider) => { slider.value = Math.floor(slider.max / 2); slider.dispatchEvent(new Event('input')); }"
        )
        for index in range(options):
            self.part("measure").select_option(index=index)
            pictures.add(self.picture)
            titles.add(self.part("worst-title").inner_text())
            counts = self.part("legend").locator(".map-count").all_inner_texts()
            assert sum(int(count.replace(",", "")) for count in counts) == cells, f"the legend counts {counts}"
        assert len(titles) == options, f"{len(titles)} lists of the worst for {options} measures"
        assert len(pictures) > options / 2, f"{len(pictures)} pictures for {options} measures"


def brightness(colour):
    """The mean of the parts of `rgb(r, g, b)`."""
    parts = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    return sum(parts) / 3
