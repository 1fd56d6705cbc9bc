#!/usr/bin/env python3
"""Adds up the results of eng/test.sh: per suite, then failures, skips, measured numbers, and as the last line the sum.

A suite that left no result (it crashed, or ran into its time limit) counts as one failure. With --strict a skipped test is a failure too,
unless it says that it needs a clip and no folder of clips is there, or that this machine cannot do it (mount a disk, say).
"""
import os
import re
import sys
import xml.etree.ElementTree as ET

NS = {"t": "http://microsoft.com/schemas/VisualStudio/TeamTest/2010"}


def read_tap(path):
    text = open(path, encoding="utf-8", errors="replace").read() if os.path.exists(path) else ""
    counts = {name: sum(int(n) for n in re.findall(rf"^# {name} (\d+)$", text, re.M)) for name in ("tests", "pass", "fail", "cancelled", "skipped", "todo")}
    if not re.search(r"^# pass \d+$", text, re.M):
        return None, [("the browser modules' tests", text[-2000:])], [], []
    failed = [(name, "") for name in re.findall(r"^\s*not ok \d+ - (.*)$", text, re.M) if "# SKIP" not in name]
    return (counts["pass"], counts["fail"] + counts["cancelled"], counts["skipped"] + counts["todo"]), failed, [], []


def read_trx(path):
    try:
        root = ET.parse(path).getroot()
    except (OSError, ET.ParseError):
        return None, [(os.path.basename(path), "the suite ended without a result: crashed, or ran into its time limit")], [], []
    passed, failed, skipped, measured = 0, [], [], []
    for result in root.iterfind("t:Results/t:UnitTestResult", NS):
        name, outcome = result.get("testName", "?"), result.get("outcome")
        message = (result.findtext("t:Output/t:ErrorInfo/t:Message", "", NS) or "").strip()
        output = result.findtext("t:Output/t:StdOut", "", NS) or ""
        measured += [line.strip() for line in output.splitlines() if line.strip().startswith("measured:")]
        if outcome == "Passed":
            passed += 1
        elif outcome == "NotExecuted":
            skipped.append((name, message or output.strip()))
        else:
            failed.append((name, message))
    summary = root.find("t:ResultSummary", NS)
    if summary is not None and summary.get("outcome") not in ("Completed", "Passed") and not failed:
        failed.append((os.path.basename(path), f"the run ended as '{summary.get('outcome')}' with no failed test: it crashed or was stopped"))
    # A fixture that fails to clean up is in no test's result; only the exit code knows.
    code = open(path.removesuffix(".trx") + ".exit", encoding="utf-8").read().strip()
    if code != "0" and not failed:
        failed.append((os.path.basename(path), f"every test passed, but the run ended with {code}: a fixture's start or clean-up failed (see above)"))
    if passed + len(failed) + len(skipped) == 0:
        failed.append((os.path.basename(path), "no test ran"))
    return (passed, len(failed), len(skipped)), failed, skipped, measured


def is_excused(reason, has_clips):
    return reason.startswith("this machine cannot") or ("needs the clip" in reason and not has_clips)


def main():
    arguments = sys.argv[1:]
    strict = "--strict" in arguments
    folder, *suites = [a for a in arguments if a != "--strict"]
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    clips = os.environ.get("DAILYCAM_MEDIA") or os.path.join(root, "..", "shared", "media")
    total = [0, 0, 0]
    all_failed, all_skipped, all_measured = [], [], []
    print()
    for suite in suites:
        counts, failed, skipped, measured = read_tap(f"{folder}/node.tap") if suite == "node" else read_trx(f"{folder}/{suite}.trx")
        counts = counts or (0, max(1, len(failed)), 0)
        total = [a + b for a, b in zip(total, counts)]
        all_failed += failed
        all_skipped += skipped
        all_measured += measured
        print(f"{suite}: {counts[0]} passed, {counts[1]} failed, {counts[2]} skipped")
    for line in all_measured:
        print(line)
    for name, reason in all_skipped:
        print(f"skipped: {name}: {reason.splitlines()[0] if reason else 'no reason given'}")
    not_allowed = [n for n, reason in all_skipped if not is_excused(reason, os.path.isdir(clips))] if strict else []
    for name in not_allowed:
        print(f"not allowed here: {name} was skipped although this run has to run everything")
    for name, reason in all_failed:
        print(f"FAILED: {name}\n    " + "\n    ".join(reason.splitlines()[:6]))
    print(f"{total[0]} passed, {total[1]} failed, {total[2]} skipped")
    return 1 if total[1] or not_allowed else 0


sys.exit(main())
