#!/usr/bin/env python3
"""Prints one table of the items that eng/bench.sh ran, and writes them together into bench.json."""
import json
import os
import sys


def number(value):
    return "" if value is None or isinstance(value, str) else f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def main():
    folder, *names = sys.argv[1:]
    items, lines, missing = [], [("item", "who", "what", "median", "min to max", "target", "")], []
    for name in names:
        path = os.path.join(folder, f"{name}.json")
        if not os.path.exists(path):
            missing.append(name)
            lines.append((name, "", "not measured: see above", "", "", "", "FAILED"))
            continue
        item = json.load(open(path, encoding="utf-8"))
        items.append(item)
        for row in item["rows"]:
            verdict = {True: "met", False: "MISSED", None: ""}[row["met"]]
            spread = f"{number(row['min'])} to {number(row['max'])}" if number(row["min"]) else ""
            lines.append((name, row["who"], row["what"], f"{number(row['median'])} {row['unit']}".strip(), spread, row["target"], verdict))
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
    with open(os.path.join(folder, "bench.json"), "w", encoding="utf-8") as out:
        json.dump({"items": items, "notMeasured": missing}, out, indent=2, ensure_ascii=False)
    return 1 if missing else 0


sys.exit(main())
