#!/usr/bin/env python3
"""What sed, grep and their like make of texts: python3 scripts/record/record-edits.py [BUSYBOX]

Runs every command of fixtures/edits/cases.json twice, by the GNU programs of this machine and by busybox (its program named
as the argument, or found), in the locale C, and writes what each prints, with its exit code, into fixtures/edits/expected.json.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

folder = Path(__file__).resolve().parents[2] / "fixtures" / "edits"
asked = json.loads((folder / "cases.json").read_text())
busybox = sys.argv[1] if len(sys.argv) > 1 else shutil.which("busybox")


def run(words: list[str], text: str) -> dict:
    with tempfile.TemporaryDirectory() as place:
        in_place = "sed" in words and any(word.startswith("-i") or word == "--in-place" for word in words)
        file = Path(place, "in.txt")
        file.write_bytes(text.encode())
        done = subprocess.run(
            [*words, "in.txt"] if in_place else words,
            cwd=place,
            input=None if in_place else text.encode(),
            capture_output=True,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            timeout=20,
        )
        made = file.read_bytes() if in_place else done.stdout
        return {"exit": done.returncode, "text": made.decode()}


def version(words: list[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True)
    return (done.stdout + done.stderr).splitlines()[0]


made = []
for case in asked["cases"]:
    words, text = case["words"], asked["texts"][case["text"]]
    made.append({"gnu": run(words, text), "busybox": run([busybox, *words], text)})

versions = {
    "gnu": [version([name, "--version"]) for name in ("sed", "grep", "sort")],
    "busybox": [version([busybox])],
}
(folder / "expected.json").write_text(json.dumps({"versions": versions, "made": made}, indent=1) + "\n")
