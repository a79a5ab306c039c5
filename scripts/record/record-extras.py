"""Records fixtures/packaging/extras.json: which extras pips of several ages take, by how these are spelled.

    python3 scripts/record/record-extras.py PYTHON3.9 PYTHON3.11 PYTHON3.12

Every project provides one extra under some spelling, and its line of Requires-Dist names it under some spelling; `pip download` of all of
them, with the extra asked for under another, fetches what the extra brings or does not. The pips are fetched from the index.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ASKED = ["Foo_Bar", "foo_bar", "foo-bar", "foo.bar", "FOO-BAR", "foo--bar"]
FORMS = ["Foo_Bar", "foo_bar", "foo-bar", "foo.bar", "foo--bar"]
# What is provided, and what the line of Requires-Dist compares `extra` with.
PROJECTS = [*((form, form) for form in FORMS), ("Foo_Bar", "foo-bar"), ("foo-bar", "Foo_Bar"), ("foo_bar", "foo-bar"), ("foo-bar", "foo_bar"),
            ("foo.bar", "foo-bar"), ("Foo_Bar", "foo_bar"), (None, "foo-bar"), (None, "foo_bar")]
PIPS = {"3.9": ["20.3.4", "21.3.1", "22.3.1", "23.2.1", "23.3.2", "24.0", "24.1"], "3.11": ["22.1.2", "22.3.1", "23.2.1", "23.3.2", "24.0", "24.1"], "3.12": ["26.3"]}


def make(folder: Path, name: str, lines: list[str]) -> None:
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{info}/METADATA", "\n".join(["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0", *lines, "", ""]))
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


def taken(python: str, pip: Path, files: Path, asked: str) -> str:
    env = {**{name: value for name, value in os.environ.items() if not name.startswith("PIP_")}, "PYTHONPATH": str(pip)}
    with tempfile.TemporaryDirectory() as folder:
        wanted = [f"demo{at}[{asked}]" for at in range(len(PROJECTS))]
        subprocess.run([python, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-index", "--find-links", str(files), "-d", folder, *wanted],
                       check=True, capture_output=True, env=env)
        return "".join(str(int((Path(folder) / f"dep{at}-1.0-py3-none-any.whl").exists())) for at in range(len(PROJECTS)))


def main() -> None:
    pythons = dict(zip(PIPS, sys.argv[1:]))
    with tempfile.TemporaryDirectory() as top, ThreadPoolExecutor(2) as pool:
        files = Path(top) / "files"
        files.mkdir()
        for at, (provided, named) in enumerate(PROJECTS):
            make(files, f"demo{at}", [*([f"Provides-Extra: {provided}"] if provided else []), f'Requires-Dist: dep{at}; extra == "{named}"'])
            make(files, f"dep{at}", [])
        rows = []
        for minor, pips in PIPS.items():
            for version in pips:
                pip = Path(top) / f"{minor}-{version}"
                subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(pip), f"pip=={version}"], check=True)
                answers = pool.map(lambda asked: taken(pythons[minor], pip, files, asked), ASKED)
                rows.append({"python": minor, "pip": version, "taken": dict(zip(ASKED, answers))})
                print(minor, version, flush=True)
    table = ROOT / "fixtures" / "packaging" / "extras.json"
    projects = [{"provided": provided, "named": named} for provided, named in PROJECTS]
    body = ",\n".join(json.dumps(row) for row in rows)
    table.write_text('{ "command": "scripts/record/record-extras.py",\n"projects": ' + json.dumps(projects) + ',\n"rows": [\n' + body + "\n]}\n")


if __name__ == "__main__":
    main()
