#!/usr/bin/env python3
"""Adds up what axe found on the pages that the tests asked it about (artifacts/axe.tsv): a table in artifacts/axe.md, and one line."""
import collections
import os
import re
import sys

ID = re.compile(r"/[2-9bcdfghjkmnpqrstvwxyz]{12}(?=/|$)")
DATE = re.compile(r"/\d{4}-\d{2}(-\d{2})?(?=/|$)")


def page_of(path):
    return re.sub(r"^/s/.*", "/s/{link}", DATE.sub("/{date}", ID.sub("/{id}", path)))


def main():
    folder = sys.argv[1]
    source = os.path.join(folder, "axe.tsv")
    if not os.path.exists(source):
        return
    pages = collections.defaultdict(lambda: [set(), 0, 0, 0])
    with open(source, encoding="utf-8") as lines:
        for line in lines:
            path, look, serious, critical = line.rstrip("\n").split("\t")
            page = pages[page_of(path)]
            page[0].add(look)
            page[1] += 1
            page[2] += int(serious)
            page[3] += int(critical)
    with open(os.path.join(folder, "axe.md"), "w", encoding="utf-8") as out:
        out.write("| page | looks | asked | serious | critical |\n| --- | --- | ---: | ---: | ---: |\n")
        for path in sorted(pages):
            looks, asked, serious, critical = pages[path]
            out.write(f"| `{path}` | {', '.join(sorted(looks))} | {asked} | {serious} | {critical} |\n")
    looks = set().union(*(page[0] for page in pages.values()))
    asked, serious, critical = (sum(page[n] for page in pages.values()) for n in (1, 2, 3))
    print(f"axe: {len(pages)} pages in {len(looks)} looks, asked {asked} times: {serious} serious, {critical} critical (artifacts/axe.md)")


main()
