"""Writes fixtures/packaging/uv-lines.json: which lines of a requirements file uv reads.

    python3 -m venv VENV && VENV/bin/pip install uv==0.13.9
    PATH=VENV/bin:$PATH python3 scripts/record/record-uv-lines.py

Asks no network.
"""

import json
import subprocess
import tempfile
from pathlib import Path

from packaging_inputs import LEGACY_REQUIREMENTS, REQUIREMENT_LINES

TABLE = Path(__file__).resolve().parent.parent.parent / "fixtures" / "packaging" / "uv-lines.json"
UV_LINES = ["name", "name ()", "name()", "name_", "name_==1.0", "name-", "name;", "name==1.0;", "name ; ", "name===foo"]
UV_LINES += ["name===1.0", "name===1.0*", "name[]", "name==1.0,", "name (>=1.0,)", "name[a] ()", "name_[a]", "name==1.0 ()"]
LINES = [*UV_LINES, *LEGACY_REQUIREMENTS, *REQUIREMENT_LINES]


def reads(line):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "requirements.txt")
        file.write_text(line + "\n", encoding="utf-8")
        command = ["uv", "pip", "compile", "-q", "--offline", "--no-deps", "--no-cache", "--python-version", "3.12", str(file)]
        said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stderr
    return "0" if "Couldn't parse requirement" in said or "Unexpected" in said else "1"


if __name__ == "__main__":
    version = subprocess.run(["uv", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    table = {"madeBy": "scripts/record/record-uv-lines.py", "uv": version, "reads": {line: reads(line) == "1" for line in LINES}}
    TABLE.write_text(json.dumps(table, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
