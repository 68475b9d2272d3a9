"""The pages that are looked at in a real browser: add a line here, and every check of test_pages.py runs on it.

Each is made once a session by the program, into .build/browser/pages/<name>/, and found there as `file`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page: what `quartermaster` is called with, beside `--out`, and the file that it writes."""

    command: tuple[str, ...]
    file: str = "report.html"
    has_map: bool = False


PAGES = {
    "community": Page(("run", "scenarios/quickstart.yaml", "--quiet"), has_map=True),
    "city": Page(
        ("run", "scenarios/wuhan-2020.yaml", "--scale", "0.01", "--days", "50", "--quiet"), has_map=True
    ),
    "chinese": Page(
        ("run", "scenarios/quickstart.yaml", "--days", "6", "--lang", "zh", "--quiet"), has_map=True
    ),
    "town": Page(
        (
            "run", "Docs/guide/town/town.yaml", "--quiet", "--replications", "3", "--set",
            "shocks.storm={kind: crews_absent, size: 0.5, mean_days_between: 2, duration_hours: {exponential: {mean: 20}}}",
            "--set", "measures.deprivation.vegetables.log_scale=1.5", "--set",
            "measures.deprivation.vegetables.rate_per_hour=0.05", "--set", "geography.people.vulnerable_share=0.3",
            "--set", "targets={fill_rate: 0.95, order_to_door_hours: 36}",
        ),
        has_map=True,
    ),
    "comparison": Page(
        (
            "compare", "scenarios/quickstart.yaml", "--days", "8", "--vary", "handover.members=8,16,24", "--vary",
            "picking.pickers=1,3", "--replications", "4", "--quiet", "--store", ".build/browser/trials.sqlite",
        )
    ),
    "comparison in Chinese": Page(
        (
            "compare", "scenarios/textbook/newsvendor-normal.yaml", "--vary",
            "network.nodes.shop.policy.base_stock.level=40,56,60", "--lang", "zh", "--quiet", "--store",
            ".build/browser/trials.sqlite",
        )
    ),
    "stress": Page(
        (
            "stress", "scenarios/district.yaml", "--scale", "0.02", "--days", "16", "--outage", "1d,3d", "--replications",
            "2", "--quiet", "--store", ".build/browser/trials.sqlite",
        )
    ),
    "floor": Page(
        (
            "stress", "scenarios/quickstart.yaml", "--days", "12", "--outage", "2d", "--floor", "vegetables", "--step",
            "2", "--survive", "0.8", "--quiet", "--store", ".build/browser/trials.sqlite",
        )
    ),
    "capacity": Page(
        (
            "capacity", "scenarios/quickstart.yaml", "--days", "6", "--over", "handover.members=4..24", "--over",
            "picking.pickers=1..6", "--meet", "fill_rate>=0.85", "--meet", "order_to_door.mean<=36h", "--lang", "zh",
            "--quiet", "--store", ".build/browser/trials.sqlite",
        )
    ),
    "capacity of one key": Page(
        (
            "capacity", "scenarios/quickstart.yaml", "--days", "6", "--over", "handover.members=4..24", "--meet",
            "fill_rate>=0.85", "--in", "80%", "--quiet", "--store", ".build/browser/trials.sqlite",
        )
    ),
    "sweep": Page(
        (
            "sweep", "scenarios/quickstart.yaml", "--days", "6", "--over", "handover.members=8..40", "--over",
            "fleet.buses=1,2,3", "--design", "latin", "--points", "10", "--replications", "2", "--quiet", "--store",
            ".build/browser/trials.sqlite",
        )
    ),
    "screening": Page(
        (
            "sweep", "scenarios/quickstart.yaml", "--days", "6", "--over", "handover.members=8..40", "--over",
            "picking.pickers=1..6", "--design", "morris", "--trajectories", "4", "--replications", "2", "--lang", "zh",
            "--quiet", "--store", ".build/browser/trials.sqlite",
        )
    ),
    "network": Page(("run", "scenarios/textbook/newsvendor-normal.yaml", "--quiet")),
}
