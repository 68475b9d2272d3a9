#!/usr/bin/env python3
"""Lists public declarations without a doc comment, from symbol graphs; fails if there is any.

    tools/undocumented.py .build/docs/graphs/*/*.symbols.json

`make docs` makes the graphs and calls this. What a doc comment is inherited for, such as a protocol's requirement, counts as
documented.
"""
import json
import sys

found = 0
for path in sys.argv[1:]:
    with open(path) as file:
        symbols = json.load(file)["symbols"]
    for symbol in symbols:
        if "docComment" in symbol:
            continue
        found += 1
        place = symbol.get("location", {})
        line = place.get("position", {}).get("line", -1) + 1
        print(f"{place.get('uri', path).removeprefix('file://')}:{line}: {'.'.join(symbol['pathComponents'])}")
print(f"{found} public declarations without a doc comment")
sys.exit(1 if found else 0)
