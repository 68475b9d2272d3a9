#!/usr/bin/env python3
"""Draws Docs/images/wuhan-2020.svg, the README's picture, from a run's daily.csv. Standard library only.

    tools/readme-picture.py results/wuhan-2020/daily.csv Docs/images/wuhan-2020.svg
"""
import csv
import math
import sys
from datetime import date

STAGES = ["round", "stock", "picking", "bus", "travel", "crew", "delivery"]
GOODS = [("pork", 3), ("vegetables", 4), ("eggs", 14)]
# Okabe and Ito (2008), safe for the colour-blind.
COLOURS = ["#999999", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00"]
WIDTH, PANEL, LEFT, RIGHT, TOP, GAP = 860, 190, 52, 128, 34, 58


def panel(top, height, highest, title, unit, step):
    """Frame, grid and title; returns a function from a value to its height on the page."""
    def y(value):
        return top + height - height * value / highest
    out = [f'<text x="{LEFT}" y="{top - 12}" class="title">{title}</text>']
    value = 0
    while value <= highest:
        out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(value):.1f}" y2="{y(value):.1f}" class="grid"/>')
        out.append(f'<text x="{LEFT - 6}" y="{y(value) + 4:.1f}" class="tick" text-anchor="end">{value}</text>')
        value += step
    out.append(f'<text x="{LEFT - 6}" y="{top - 12}" class="tick" text-anchor="end">{unit}</text>')
    return y, out


def main(source, target):
    with open(source, newline="") as file:
        rows = list(csv.DictReader(file))
    days = [date.fromisoformat(row["date"]) for row in rows]
    span = (WIDTH - LEFT - RIGHT) / len(rows)

    def x(day):
        return LEFT + span * (day + 0.5)

    out = []
    longest = max(sum(float(row[f"mean_{stage}_hours"] or 0) for stage in STAGES) for row in rows)
    step = 12 if longest <= 60 else 24
    y, frame = panel(TOP, PANEL, step * math.ceil(longest / step),
                     "Hours from order to door, by what the order waited for", "h", step)
    out += frame
    base = [0.0] * len(rows)
    for stage, colour in zip(STAGES, COLOURS):
        top = [b + float(row[f"mean_{stage}_hours"] or 0) for b, row in zip(base, rows)]
        served = [i for i, row in enumerate(rows) if row["mean_round_hours"]]
        points = [f"{x(i):.1f},{y(top[i]):.1f}" for i in served] + [f"{x(i):.1f},{y(base[i]):.1f}" for i in served[::-1]]
        out.append(f'<polygon points="{" ".join(points)}" fill="{colour}"/>')
        base = top
    for place, (stage, colour) in enumerate(reversed(list(zip(STAGES, COLOURS)))):
        at = TOP + 8 + 18 * place
        out.append(f'<rect x="{WIDTH - RIGHT + 12}" y="{at}" width="11" height="11" fill="{colour}"/>')
        out.append(f'<text x="{WIDTH - RIGHT + 29}" y="{at + 10}" class="tick">{stage}</text>')

    second = TOP + PANEL + GAP
    y, frame = panel(second, PANEL, 20, "Days of cover in warehouses and stores; dashed: the floor", "d", 4)
    out += frame
    for (good, floor), colour in zip(GOODS, ["#D55E00", "#009E73", "#0072B2"]):
        cover = [float(row[f"{good}_cover_days"]) for row in rows]
        points = " ".join(f"{x(i):.1f},{y(min(20, value)):.1f}" for i, value in enumerate(cover))
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(floor):.1f}" y2="{y(floor):.1f}" stroke="{colour}" '
                   'stroke-dasharray="5 4"/>')
    for place, ((good, floor), colour) in enumerate(zip(GOODS, ["#D55E00", "#009E73", "#0072B2"])):
        at = second + 8 + 18 * place
        out.append(f'<rect x="{WIDTH - RIGHT + 12}" y="{at + 4}" width="11" height="3" fill="{colour}"/>')
        out.append(f'<text x="{WIDTH - RIGHT + 29}" y="{at + 10}" class="tick">{good}, {floor}</text>')

    bottom = second + PANEL
    for i, day in enumerate(days):
        if day.day in (1, 15):
            out.append(f'<text x="{x(i):.1f}" y="{bottom + 18}" class="tick" text-anchor="middle">'
                       f'{day.day} {day.strftime("%b")}</text>')
    height = bottom + 30
    style = (".title{font:600 13px 'DejaVu Sans',Verdana,sans-serif;fill:#222}"
             ".tick{font:11px 'DejaVu Sans',Verdana,sans-serif;fill:#444}.grid{stroke:#ddd}")
    with open(target, "w") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
                   'aria-label="Hours from order to door by stage, and days of cover, day by day">'
                   f'<style>{style}</style><rect width="100%" height="100%" fill="#fff"/>{"".join(out)}</svg>\n')


if __name__ == "__main__":
    main(*sys.argv[1:3])
