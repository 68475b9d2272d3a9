"""What must hold of every page, and of the map: each check fails with what is wrong."""

import hashlib
import pathlib
import re

import axe_playwright_python
from playwright.sync_api import TimeoutError, expect

AXE = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js")

# What a Chinese page may have in Latin letters: units, formats and the names of methods, files and folders.
LATIN = set(
    "quartermaster csv html json sqlite yaml yml set seed km kg kcal t h d p r min mu sigma vs ci otif html pdf javascript "
    "morris sobol latin bonferroni hsu pareto campolongo cariboni saltelli colorbrewer ylorbr harrower brewer shift english scenarios "
    "holguin veras shocks others".split()
)
# What is cut short, keys with their values, paths of files, dates and versions.
NAMES = re.compile(r"\{[^}]*\}|\w*…|[\w./*-]*[a-z]_[\w./*-]*(=\S+)?|[\w-]+(\.[\w*-]+)+(=\S+)?|[\w-]+=\S+|\b[\w-]*\d[\w-]*\b|\S*/\S*")

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


# The least contrast of text in drawings against what lies behind it (WCAG 2.2, 1.4.3), by the colours that are computed.
CONTRAST = """() => {
  const parts = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = parts(colour).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  const problems = new Set();
  for (const svg of document.querySelectorAll("figure svg")) {
    if (!svg.checkVisibility()) continue;
    const fields = [];
    for (const node of svg.querySelectorAll("rect, text")) {
      const style = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      if (node.tagName === "rect") {
        const opacity = Number(style.opacity) * Number(style.fillOpacity) * (parts(style.fill)[3] ?? 1);
        if (opacity > 0.5) fields.push({ box, fill: style.fill });
        continue;
      }
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const under = fields.findLast(({ box }) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
      const found = ratio(style.fill, under?.fill ?? ground);
      if (found < 4.5) problems.add(`${node.textContent.slice(0, 30)}: ${style.fill} on ${under?.fill ?? ground}, ${found.toFixed(1)}:1`);
    }
  }
  return [...problems].slice(0, 10);
}"""

# Charts without a title, a text alternative or their data as a table.
FIGURES = """() => [...document.querySelectorAll("figure")].flatMap((figure) => {
  const name = figure.id || figure.textContent.trim().slice(0, 30);
  const drawings = [...figure.querySelectorAll("svg:not(.key)")];
  const has = [
    [drawings.length > 0 || figure.querySelector("canvas"), "no drawing"],
    [drawings.every((svg) => svg.getAttribute("role") === "img" && svg.getAttribute("aria-label")), "a drawing without a label"],
    [drawings.every((svg) => document.getElementById(svg.getAttribute("aria-describedby"))?.textContent.trim()), "no text"],
    [document.getElementById(figure.getAttribute("aria-labelledby"))?.textContent.trim(), "no title"],
    [figure.querySelector("table tbody tr"), "no table"],
  ];
  return has.filter(([holds]) => !holds).map(([, problem]) => `${name}: ${problem}`);
})"""

# Where the keyboard is: what has the focus, whether that shows, and whether it stands after what had it before.
FOCUS = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const style = getComputedStyle(node);
  const before = window.lastFocus;
  window.lastFocus = node;
  return {
    name: `${node.tagName.toLowerCase()} ${(node.getAttribute("aria-label") ?? node.textContent).trim().slice(0, 30)}`,
    shows: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inOrder: !before || Boolean(before.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""

# All words of a page, those that are read aloud among them, but not what is marked as another language or as code, what a
# form lets one choose, or what the scenario says in its own words: its title and its remarks.
WORDS = """() => {
  const own = "script, style, code, h1, option, textarea, [lang=en], #leaves-out details table, .live-shelf li, header p:has(> code) + p";
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if ((node.nodeType === 1 ? node : node.parentElement).closest(own)) continue;
    if (node.nodeType === 3) words.push(node.data);
    else for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext"])
      if (node.hasAttribute(name)) words.push(node.getAttribute(name));
  }
  return [...new Set(words.map((text) => text.trim()).filter((text) => /[A-Za-z]{2}/.test(text)))];
}"""

# Charts, figures and rows that are higher than a sheet, and what has no place on paper.
PAPER = """(height) => [
  ...[...document.querySelectorAll("figure:not(:has(.panels)), .panel, .tiles li, .callout, tr")].filter((part) => part.checkVisibility())
    .filter((part) => part.getBoundingClientRect().height > height)
    .map((part) => `${part.id || part.textContent.trim().slice(0, 30)} is ${Math.round(part.getBoundingClientRect().height)} px high`),
  ...[...document.querySelectorAll("nav, button, select, input, .skip")]
    .filter((part) => part.checkVisibility() && !part.closest("#map-replay"))
    .map((part) => `${part.tagName.toLowerCase()} ${part.textContent.trim().slice(0, 30)} is on paper`),
  ...[...document.querySelectorAll("figure:not(:has(.panels)), .panel")].filter((part) => part.checkVisibility())
    .filter((part) => !/avoid/.test(getComputedStyle(part).breakInside)).map((part) => `${part.id} may be cut`),
]"""


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

    def look(self, width, scheme="light", media="screen"):
        """Changes the width of the window, the colours and the medium, and waits until the page has followed."""
        self.page.emulate_media(color_scheme=scheme, media=media)
        self.page.set_viewport_size({"width": width, "height": 1000})
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def check_layout(self):
        """Nothing overflows, is cut or lies on something else, with all parts as they open and with all open."""
        for state in ("as it opens", "with all parts open"):
            if state != "as it opens":
                closed = self.page.evaluate_handle("[...document.querySelectorAll('details:not([open])')]")
                closed.evaluate("(closed) => closed.forEach((part) => (part.open = true))")
                self.page.wait_for_timeout(50)
            problems = self.page.evaluate(LAYOUT)
            width = self.page.viewport_size["width"]
            assert not problems, f"{state}, {width} px: " + "; ".join(problems)
        closed.evaluate("(closed) => closed.forEach((part) => (part.open = false))")

    def check_scheme(self, scheme):
        """In the dark the ground is dark and the text light, and else the other way round."""
        ground, ink = self.page.evaluate(
            "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
        )
        dark, light = (ground, ink) if scheme == "dark" else (ink, ground)
        assert brightness(dark) < 60 and brightness(light) > 180, f"{ink} on {ground}"

    def check_drawings(self):
        """Text in drawings stands out from what lies behind it."""
        problems = self.page.evaluate(CONTRAST)
        assert not problems, "; ".join(problems)

    def check_figures(self):
        """Each chart has a title, a text alternative and its data as a table."""
        problems = self.page.evaluate(FIGURES)
        assert not problems, "; ".join(problems)

    def check_accessibility(self):
        """The rules of axe-core: contrast, headings, labels, landmarks, names, what the keyboard reaches."""
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(
            "axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
            " 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations.map(({ id, help, nodes }) =>"
            " `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120) + ' ' +"
            " (node.any[0]?.message ?? '')).join(' | ')}`))"
        )
        assert not found, "; ".join(found)

    def check_focus(self, steps=40):
        """The tabulator goes through the page from top to bottom, and one sees where it is."""
        self.page.evaluate("window.lastFocus = null; document.activeElement?.blur(); scrollTo(0, 0)")
        self.page.locator("body").evaluate("(body) => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex'); }")
        seen = 0
        for _ in range(steps):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(FOCUS)
            if at is None:
                break
            assert at["shows"], f"one does not see that {at['name']} has the focus"
            if not at["inOrder"]:
                break
            seen += 1
        assert seen >= min(steps, self.page.locator("a:visible, button:visible, summary:visible").count()), (
            f"the tabulator stops after {seen} places at {at}"
        )

    def check_language(self, names):
        """No word is English but units, files, methods and what a scenario names (a pattern)."""
        found = {}
        for text in self.page.evaluate(WORDS):
            for word in re.findall(r"[A-Za-z]{2,}", NAMES.sub(" ", names.sub(" ", text))):
                if word.lower() not in LATIN:
                    found.setdefault(word, text)
        assert not found, "; ".join(f"{word}: {text[:80]}" for word, text in list(found.items())[:40])

    def check_paper(self):
        """Nothing is higher than a sheet of A4, or cut between two, and what one clicks is left out."""
        problems = self.page.evaluate(PAPER, 1000)
        assert not problems, "; ".join(problems)

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
