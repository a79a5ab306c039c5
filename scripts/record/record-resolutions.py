"""Records fixtures/resolve/pip-PYTHON.json: what pip would install for sets of requirements.

    python3.12 -m venv VENV && VENV/bin/pip install pip==26.3
    VENV/bin/python scripts/record/record-resolutions.py [NAME...]

Runs `pip install --dry-run --ignore-installed --report` in this interpreter for every set of scripts/data/resolution-sets.json,
or for those named, which then replace what was recorded of them. pip asks the index that it is configured with, and builds
metadata of sdists where it has to. record-resolution-index.mjs then records the index for the same sets, on the same day.
"""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SETS = ROOT / "scripts" / "data" / "resolution-sets.json"
PYTHON = ".".join(map(str, sys.version_info[:2]))
TABLE = ROOT / "fixtures" / "resolve" / f"pip-{PYTHON}.json"


def as_set(entry: list | dict) -> dict:
    if isinstance(entry, list):
        return {"name": entry[0], "lines": entry[1:], "constraints": [], "options": []}
    return {"constraints": [], "options": [], **entry}


def resolve(one: dict) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        report, lines, constraints = (Path(folder) / name for name in ("report.json", "requirements.txt", "constraints.txt"))
        lines.write_text("\n".join(one["lines"]) + "\n")
        constraints.write_text("\n".join(one["constraints"]) + "\n")
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet",
                   "--disable-pip-version-check", "--report", str(report), *one["options"], "-r", str(lines), "-c", str(constraints)]
        try:
            # Files that lie on this machine are nobody else's
            env = {name: value for name, value in os.environ.items() if name != "PIP_FIND_LINKS"}
            done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, env=env)
        except subprocess.TimeoutExpired:
            return {**one, "failed": "after 600 s without an answer"}
        if done.returncode == 0:
            installed = json.loads(report.read_text())["install"]
            files = {each["metadata"]["name"].lower().replace("_", "-").replace(".", "-"): each["download_info"]["url"].rsplit("/", 1)[-1].partition("#")[0]
                     for each in installed}
            versions = {each["metadata"]["name"].lower().replace("_", "-").replace(".", "-"): each["metadata"]["version"] for each in installed}
            return {**one, "answer": dict(sorted(versions.items())), "files": dict(sorted(files.items()))}
        error = done.stderr.strip().splitlines()
        if any(word in done.stderr for word in ("ResolutionImpossible", "No matching distribution")):
            return {**one, "answer": None}
        return {**one, "failed": error[-1] if error else "no words"}


def main() -> None:
    sets = [as_set(entry) for entry in json.loads(SETS.read_text())["sets"]]
    wanted = set(sys.argv[1:])
    before = {one["name"]: one for one in json.loads(TABLE.read_text())["sets"]} if TABLE.exists() else {}
    todo = [one for one in sets if not wanted or one["name"] in wanted]
    with ThreadPoolExecutor(2) as pool:
        before.update((one["name"], one) for one in pool.map(resolve, todo))
    pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    recorded = [before[one["name"]] for one in sets if one["name"] in before]
    head = {"python": sys.version.split()[0], "pip": pip, "recorded": datetime.date.today().isoformat(),
            "command": "pip install --dry-run --ignore-installed --report"}
    body = ",\n".join(json.dumps(one, separators=(",", ":")) for one in recorded)
    TABLE.write_text(json.dumps(head)[:-1] + ',\n"sets": [\n' + body + "\n]}\n")
    for one in todo:
        got = before[one["name"]]
        print(one["name"], got.get("failed") or (len(got["answer"]) if got["answer"] else "no solution"))


if __name__ == "__main__":
    main()
