"""Writes fixtures/packaging/requirement-lines.json: which lines of a requirements file each pip reads.

    python3.12 -m venv VENV
    for pip in 24.0 24.1.2 …; do VENV/bin/pip install pip==$pip && VENV/bin/python scripts/record/record-requirement-lines.py; done

Each run writes the column of its own pip; 20.2.4 and 21.0.1 need Python 3.9. Asks no network.
"""

import json
import warnings
from pathlib import Path

import pip
from pip._internal.exceptions import InstallationError
from pip._internal.req.constructors import install_req_from_line

from packaging_inputs import LEGACY_REQUIREMENTS, REQUIREMENT_LINES

TABLE = Path(__file__).resolve().parent.parent.parent / "fixtures" / "packaging" / "requirement-lines.json"
LINES = [*LEGACY_REQUIREMENTS, *REQUIREMENT_LINES]


def reads(line):
    try:
        install_req_from_line(line)
    except (InstallationError, ValueError):
        return "0"
    return "1"


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    table = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {"lines": LINES, "pips": {}}
    if table["lines"] != LINES:
        table = {"lines": LINES, "pips": {}}
    # One character a line: 1 where the pip reads it.
    table["pips"][pip.__version__] = "".join(map(reads, LINES))
    pips = sorted(table["pips"], key=lambda version: [int(part) for part in version.split(".")])
    rows = ",\n".join("    " + json.dumps(line) for line in LINES)
    columns = ",\n".join(f'    "{version}": "{table["pips"][version]}"' for version in pips)
    TABLE.write_text(
        f'{{\n  "madeBy": "scripts/record/record-requirement-lines.py",\n  "lines": [\n{rows}\n  ],\n  "pips": {{\n{columns}\n  }}\n}}\n',
        encoding="utf-8",
    )
