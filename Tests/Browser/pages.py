"""The pages that are looked at in a real browser: add a line here, and every check of test_pages.py runs on it.

Each is made once a session by the program, into .build/browser/pages/<name>/, and drawn anew in Chinese from what it wrote.
"""

import csv
import pathlib
import re
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]
STORE = ".build/browser/pages/trials.sqlite"
LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Page:
    """A page: what `quartermaster` is called with, beside `--out`, and the file that it writes."""

    command: tuple[str, ...]
    has_map: bool = False
    # Pages that must be made before.
    after: tuple[str, ...] = ()

    @property
    def scenarios(self):
        """The scenarios whose names the page may show."""
        own = [pathlib.Path(part) for part in self.command if part.endswith(".yaml")]
        return own + [file for name in self.after for file in PAGES[name].scenarios]


def names_of(scenarios):
    """A pattern of what scenarios name: themselves, goods, places, phases; not the keys that all scenarios have."""
    keys = set(re.findall(r"^\| `([a-z_0-9]+)`", (ROOT / "Docs/reference/scenario.md").read_text(), re.MULTILINE))
    names, waiting = set(), [pathlib.Path(file) for file in scenarios]
    while waiting:
        file = waiting.pop()
        text = re.sub(r"#.*", "", (ROOT / file).read_text())
        names |= set(re.findall(r"([a-z][a-z0-9_-]*):", text)) - keys
        names |= {name.strip() for name in re.findall(r"^name: (.*)$", text, re.MULTILINE)}
        waiting += [file.parent / other.strip() for other in re.findall(r"^extends: (.*)$", text, re.MULTILINE)]
        for table in re.findall(r"[\w/-]+\.csv", text):
            lines = (ROOT / file).parent.joinpath(table).read_text().splitlines()
            for row in csv.DictReader(line for line in lines if not line.startswith("#")):
                names |= {row[column] for column in ("district", "community", "cell", "street") if row.get(column)}
    spoken = names | {name.replace("_", " ") for name in names}
    return re.compile(r"(?<![A-Za-z])(" + "|".join(map(re.escape, sorted(spoken, key=len, reverse=True))) + r")(?![A-Za-z])")


def study(command, *arguments, store=".build/browser/pages/studies.sqlite"):
    """A command that answers a question, whose trials are kept."""
    return (command, *arguments, "--quiet", "--store", store)


QUICKSTART = "scenarios/quickstart.yaml"
NEWSVENDOR = "scenarios/textbook/newsvendor-normal.yaml"

PAGES = {
    "community": Page(("run", QUICKSTART, "--quiet", "--replications", "2"), has_map=True),
    "city": Page(
        ("run", "scenarios/wuhan-2020.yaml", "--scale", "0.005", "--days", "40", "--quiet"), has_map=True
    ),
    "town": Page(
        (
            "run", "Docs/guide/town/town.yaml", "--quiet", "--replications", "3", "--set",
            "shocks.growers={kind: source_down, sources: [growers], size: 0.5, mean_days_between: 2, "
            "duration_hours: {exponential: {mean: 20}}}",
            "--set", "measures.deprivation.vegetables.log_scale=1.5", "--set",
            "measures.deprivation.vegetables.rate_per_hour=0.05", "--set", "geography.people.vulnerable_share=0.3",
            "--set", "targets={fill_rate: 0.95, order_to_door_hours: 36}", "--set", "handover.members=24",
        ),
        has_map=True,
    ),
    "network": Page(("run", "scenarios/textbook/serial-3.yaml", "--quiet")),
    "comparison": Page(
        study(
            "compare", QUICKSTART, "--days", "8", "--vary", "handover.members=8,16,24", "--vary", "picking.pickers=1,3",
            "--replications", "4", store=STORE,
        )
    ),
    "comparison of networks": Page(
        study(
            "compare", NEWSVENDOR, "--set", "network.periods=200", "--replications", "10", "--vary", "network.nodes.shop.policy.base_stock.level=40,56,60",
            store=STORE,
        )
    ),
    "stress": Page(
        study(
            "stress", "scenarios/district.yaml", "--scale", "0.01", "--days", "12", "--outage", "1d,3d", "--replications",
            "2",
        )
    ),
    "floor": Page(
        study(
            "stress", QUICKSTART, "--days", "9", "--outage", "2d", "--floor", "vegetables", "--step", "2", "--survive",
            "0.8",
        )
    ),
    "capacity": Page(
        study(
            "capacity", QUICKSTART, "--days", "4", "--over", "handover.members=4..24", "--over", "picking.pickers=1..6",
            "--meet", "fill_rate>=0.5", "--meet", "order_to_door.mean<=36h",
        )
    ),
    "capacity of one key": Page(
        study(
            "capacity", QUICKSTART, "--days", "4", "--over", "handover.members=4..24", "--meet", "fill_rate>=0.5", "--in",
            "80%",
        )
    ),
    "sweep": Page(
        study(
            "sweep", QUICKSTART, "--days", "6", "--over", "handover.members=8..40", "--over", "fleet.buses=1,2,3",
            "--design", "latin", "--points", "10", "--replications", "2", store=STORE,
        )
    ),
    "screening": Page(
        study(
            "sweep", QUICKSTART, "--days", "6", "--over", "handover.members=8..40", "--over", "picking.pickers=1..6",
            "--design", "morris", "--trajectories", "4", "--replications", "2",
        )
    ),
    "calibration": Page(
        study(
            "calibrate", "Docs/guide/town/town.yaml", "--observed", "Docs/guide/town/observed.csv", "--over",
            "handover.delivery_share=0.05..0.5", "--over", "picking.pickers=2..12", "--replications", "3", "--most", "48",
        )
    ),
    "fork": Page(
        (
            "fork", QUICKSTART, "--at", "4", "--vary", "fleet.buses=1,2", "--vary", "handover.members=12,48",
            "--replications", "3", "--quiet",
        )
    ),
    # Drawn from the trials of the other pages.
    "store": Page(("report", STORE), after=("comparison", "comparison of networks", "sweep")),
}
