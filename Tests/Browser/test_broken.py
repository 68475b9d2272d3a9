"""The checks see what is broken: each page here is broken on purpose, and a check must say so."""

import re

import pytest

BROKEN = {
    "a script that throws": ("</body>", "<script>throw new Error('broken')</script></body>", "check_quiet"),
    "something from the network": ("</body>", "<img src='http://127.0.0.1:9/x.png'/></body>", "check_quiet"),
    "too wide": ("</main>", "<p style='width:2000px'>x</p></main>", "check_layout"),
    "text cut off": (
        "</main>", "<p style='width:4em;overflow:hidden;white-space:nowrap'>a text that is cut</p></main>", "check_layout",
    ),
    "text on text": (
        "</main>", "<p>under it</p><p style='position:relative;top:-1.9em'>over it</p></main>", "check_layout",
    ),
    "labels on labels": (
        "</main>",
        "<svg width='90' height='30'><text x='5' y='20'>one</text><text x='9' y='20'>two</text></svg></main>",
        "check_layout",
    ),
    "a label outside its drawing": (
        "</main>", "<svg width='40' height='30'><text x='20' y='20'>a long label</text></svg></main>", "check_layout",
    ),
    "white in the dark": ("</head>", "<style>body{background:#fff!important}</style></head>", "check_scheme"),
    "faint text": ("</main>", "<p style='color:#999'>hard to read</p></main>", "check_accessibility"),
    "a heading left out": ("</main>", "<h5>too deep</h5></main>", "check_accessibility"),
    "faint labels": ("</head>", "<style>figure svg text{fill:#aaa!important}</style></head>", "check_drawings"),
    "a chart without its data": ("</main>", "<figure><svg></svg></figure></main>", "check_figures"),
    "no sign of the focus": ("</head>", "<style>:focus-visible{outline:none!important}</style></head>", "check_focus"),
    "an English word": ("</main>", "<p>a word too many</p></main>", "check_language"),
    "a chart over two sheets": (
        "</main>", "<figure style='height:1500px'>long</figure></main>", "check_paper",
    ),
    "a replay that stands": ("playing = requestAnimationFrame(frame)", "playing = 1", "check_plays"),
    "a canvas that is not drawn anew": ("function drawCells() {", "function drawCells() { return;", "check_plays"),
    "a map deaf to clicks": ('"pointerup"', '"pointless"', "check_click"),
    "a map deaf to keys": ('canvas.addEventListener("keydown"', 'canvas.addEventListener("k"', "check_keys"),
    "measures that do not colour": ("state.measure = measures[", "state.measure ??= measures[", "check_measures"),
    "a script that does not start": ('"use strict";', '"use strict"; return;', "check_plays"),
}


# What else the checks are called with.
ARGUMENTS = {"check_scheme": ["dark"], "check_language": [re.compile("no name at all")]}


@pytest.mark.parametrize("what", BROKEN)
def test_is_seen(opened, made, tmp_path, what):
    old, new, check = BROKEN[what]
    text = made("community", "zh" if check == "check_language" else "en").read_text()
    assert old in text
    file = tmp_path / "report.html"
    file.write_text(text.replace(old, new))
    watched = opened(file, width=768, color_scheme="dark" if check == "check_scheme" else "light")
    watched.page.wait_for_timeout(100)
    with pytest.raises(AssertionError):
        getattr(watched, check)(*ARGUMENTS.get(check, []))
