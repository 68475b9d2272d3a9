#!/usr/bin/env python3
"""Compares the routes of `quartermaster route` with those of PyVRP on random problems.

    python3 -m venv .build/pyvrp && .build/pyvrp/bin/pip install pyvrp
    make build
    .build/pyvrp/bin/python tools/compare-pyvrp.py --seconds 60

For 100, 200 and 500 stops it draws three problems each, always the same ones: stops and depot on a square of 1,000 by
1,000, demands from 1 to 100, and room on a vehicle for 8, 15 and 25 stops on average; the depot lies anywhere, in the
middle and in a corner. Distances are rounded, as in the benchmark sets. It prints a table in Markdown: the cost of PyVRP
after so many seconds, and by how much each method costs more. Docs/reference/routing.md keeps one.
"""

import argparse
import json
import math
import pathlib
import random
import subprocess
import tempfile
import time

METHODS = [
    ("sweep", "sweep", 0),
    ("savings", "savings", 0),
    ("local search", "savings-local-search", 0),
    ("50,000 rounds", "savings-local-search", 50_000),
    ("500,000 rounds", "savings-local-search", 500_000),
]


def problem(stops, number):
    """Points, demands and capacity of a problem; the depot comes first."""
    draw = random.Random(f"{stops}-{number}")
    points = [(draw.randint(0, 1000), draw.randint(0, 1000)) for _ in range(stops + 1)]
    points[0] = (points[0], (500, 500), (0, 0))[number - 1]
    demands = [0] + [draw.randint(1, 100) for _ in range(stops)]
    capacity = sum(demands) // stops * (8, 15, 25)[number - 1]
    return points, demands, capacity


def distance(a, b):
    return int(math.hypot(a[0] - b[0], a[1] - b[1]) + 0.5)


def pyvrp_cost(points, demands, capacity, seconds):
    from pyvrp import Model
    from pyvrp.stop import MaxRuntime

    model = Model()
    locations = [model.add_location(*point) for point in points]
    model.add_depot(locations[0])
    for location, demand in zip(locations[1:], demands[1:]):
        model.add_client(location, delivery=demand)
    model.add_vehicle_type(len(points) - 1, capacity=capacity)
    for i, start in enumerate(points):
        for j, end in enumerate(points):
            if i != j:
                model.add_edge(locations[i], locations[j], distance=distance(start, end))
    result = model.solve(stop=MaxRuntime(seconds), seed=1, display=False)
    if not result.is_feasible():
        raise SystemExit("PyVRP found no feasible routes")
    return result.cost()


def write(path, name, points, demands, capacity):
    lines = [
        f"NAME : {name}", "TYPE : CVRP", f"DIMENSION : {len(points)}", "EDGE_WEIGHT_TYPE : EUC_2D",
        f"CAPACITY : {capacity}", "NODE_COORD_SECTION",
    ]
    lines += [f"{i + 1} {x} {y}" for i, (x, y) in enumerate(points)]
    lines += ["DEMAND_SECTION"] + [f"{i + 1} {demand}" for i, demand in enumerate(demands)]
    lines += ["DEPOT_SECTION", "1", "-1", "EOF", ""]
    path.write_text("\n".join(lines))


def check(routes, points, demands, capacity):
    """The cost of routes, counted anew; every stop is served once and no vehicle is too full."""
    assert sorted(stop for route in routes for stop in route) == list(range(2, len(points) + 1))
    assert all(sum(demands[stop - 1] for stop in route) <= capacity for route in routes)
    tours = ([0] + [stop - 1 for stop in route] + [0] for route in routes)
    return sum(distance(points[a], points[b]) for tour in tours for a, b in zip(tour, tour[1:]))


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quartermaster", default=".build/release/quartermaster", help="the program")
    options.add_argument("--seconds", type=float, default=60, help="how long PyVRP may search (default: 60)")
    options.add_argument("--stops", type=int, nargs="+", default=[100, 200, 500], help="sizes (default: 100 200 500)")
    options = options.parse_args()

    print(f"| problem | PyVRP, {options.seconds:g} s | " + " | ".join(name for name, _, _ in METHODS) + " |")
    print("|---|---" + "|---" * len(METHODS) + "|")
    gaps = {name: [] for name, _, _ in METHODS}
    seconds = {name: 0.0 for name, _, _ in METHODS}
    with tempfile.TemporaryDirectory() as folder:
        for stops in options.stops:
            for number in (1, 2, 3):
                points, demands, capacity = problem(stops, number)
                path = pathlib.Path(folder) / f"random-{stops}-{number}.vrp"
                write(path, path.stem, points, demands, capacity)
                peer = pyvrp_cost(points, demands, capacity, options.seconds)
                cells = []
                for name, method, iterations in METHODS:
                    command = [options.quartermaster, "route", str(path), "--method", method]
                    start = time.monotonic()
                    output = subprocess.run(
                        command + ["--iterations", str(iterations), "--json"], check=True, capture_output=True).stdout
                    seconds[name] = max(seconds[name], time.monotonic() - start)
                    plan = json.loads(output)
                    cost = check([route["stops"] for route in plan["routes"]], points, demands, capacity)
                    assert cost == plan["cost"]
                    gaps[name].append(cost / peer - 1)
                    cells.append(f"{cost / peer - 1:+.1%}")
                print(f"| {stops}-{number} | {peer} | " + " | ".join(cells) + " |", flush=True)
    print("| largest | | " + " | ".join(f"{max(gaps[name]):+.1%}" for name, _, _ in METHODS) + " |")
    print("| mean | | " + " | ".join(f"{sum(g) / len(g):+.1%}" for g in gaps.values()) + " |")
    print("| longest run | | " + " | ".join(f"{seconds[name]:.2f} s" for name, _, _ in METHODS) + " |")


if __name__ == "__main__":
    main()
