"""Records fixtures/resolve/pip-NAME.json: what pip would install for sets of requirements.

    node scripts/record/keep-index.mjs FOLDER --port 18912 &
    python3.12 -m venv VENV && VENV/bin/pip install pip==26.3
    PIP_INDEX_URL=http://127.0.0.1:18912/simple VENV/bin/python scripts/record/record-resolutions.py 3.12 [SET...]

Where a set names a file by its address, RESOLUTION_FILES is what stands for https://files.example there: the host of the index's files,
behind that index (http://127.0.0.1:18912/files/https/HOST).

Runs `pip install --dry-run --ignore-installed --report` in this interpreter for every set of scripts/data/resolution-sets.json,
or for those named, which then replace what was recorded of them. pip builds the metadata of sdists where it has to. The index that
keeps its answers (keep-index.mjs) lets uv and wheelcheck be asked on the very same ones: compare-resolutions.mjs.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent.parent
SETS = ROOT / "scripts" / "data" / "resolution-sets.json"
FILES = os.environ.get("RESOLUTION_FILES", "https://files.example")
TABLE = ROOT / "fixtures" / "resolve" / f"pip-{sys.argv[1]}.json"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def as_set(entry: list | dict) -> dict:
    if isinstance(entry, list):
        return {"name": entry[0], "lines": entry[1:], "constraints": [], "options": []}
    return {"constraints": [], "options": [], **entry}


def resolve(one: dict) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        report, lines, constraints = (Path(folder) / name for name in ("report.json", "requirements.txt", "constraints.txt"))
        lines.write_text("\n".join(one["lines"]).replace("https://files.example", FILES) + "\n")
        constraints.write_text("\n".join(one["constraints"]) + "\n")
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet",
                   "--disable-pip-version-check", "--report", str(report), *one["options"], "-r", str(lines), "-c", str(constraints)]
        try:
            # Files that lie on this machine are nobody else's
            env = {**{name: value for name, value in os.environ.items() if name != "PIP_FIND_LINKS"}, "PIP_NO_CACHE_DIR": "1"}
            done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False, env=env)
        except subprocess.TimeoutExpired:
            return {**one, "failed": "after 240 s without an answer"}
        if done.returncode == 0:
            installed = json.loads(report.read_text())["install"]
            files = {normal(each["metadata"]["name"]): unquote(each["download_info"]["url"].rsplit("/", 1)[-1].partition("#")[0]) for each in installed}
            versions = {normal(each["metadata"]["name"]): each["metadata"]["version"] for each in installed}
            return {**one, "answer": dict(sorted(versions.items())), "files": dict(sorted(files.items()))}
        error = done.stderr.strip().splitlines()
        if any(word in done.stderr for word in ("ResolutionImpossible", "No matching distribution")):
            return {**one, "answer": None}
        return {**one, "failed": error[-1] if error else "no words"}


def main() -> None:
    sets = [as_set(entry) for entry in json.loads(SETS.read_text())["sets"]]
    wanted = set(sys.argv[2:])
    before = {one["name"]: one for one in json.loads(TABLE.read_text())["sets"]} if TABLE.exists() else {}
    todo = [one for one in sets if not wanted or one["name"] in wanted]
    with ThreadPoolExecutor(2) as pool:
        for one in pool.map(resolve, todo):
            before[one["name"]] = one
            print(one["name"], one.get("failed") or (len(one["answer"]) if one["answer"] else "no solution"), flush=True)
    pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    recorded = [before[one["name"]] for one in sets if one["name"] in before]
    head = {"python": sys.version.split()[0], "pip": pip, "libc": "glibc-" + platform.libc_ver()[1], "recorded": datetime.date.today().isoformat(),
            "command": "pip install --dry-run --ignore-installed --report"}
    body = ",\n".join(json.dumps(one, separators=(",", ":")) for one in recorded)
    TABLE.write_text(json.dumps(head)[:-1] + ',\n"sets": [\n' + body + "\n]}\n")


if __name__ == "__main__":
    main()
