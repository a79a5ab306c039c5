"""Records what `poetry export` and `pdm export` list for locks of the corpus, narrowed to four machines.

    python scripts/record/record-exports.py poetry pdm > fixtures/exports.json

with Poetry 2.5.1 (and poetry-plugin-export), PDM 2.25.9 and packaging 26.3 installed; the two arguments are the commands.
An export carries markers; packaging evaluates them for each machine. No index is asked.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CORPUS = pathlib.Path(__file__).parent.parent.parent / "fixtures" / "corpus"
MACHINES = [("3.11.9", "x86_64"), ("3.12.4", "aarch64"), ("3.13.1", "armv7l"), ("3.14.2", "i686")]
POETRY = {
    "--without dev": {},
    "--with dev": {"with": ["dev"]},
    "--only dev": {"only": ["dev"]},
    "--all-extras": {"allExtras": True},
    "--extras fast --with dev": {"with": ["dev"], "extras": ["fast"]},
}
PDM = {"--prod": {}, "--dev": {"with": ["dev"]}, "--prod -G fast": {"extras": ["fast"]}}
CASES = [
    # Not the 2.0 lock: Poetry 2.5.1's exporter loses uvloop there (a marker with `extra == "standard"`), which Poetry installs.
    ("fastapi-poetry-lock2.1", 0, ["export", "--without-hashes"], POETRY),
    ("fastapi-pdm", 1, ["export", "--no-hashes"], PDM),
    ("fastapi-pdm-static-urls", 1, ["export", "--no-hashes"], PDM),
]


def environment(python, machine):
    return {
        "os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": machine,
        "platform_python_implementation": "CPython", "implementation_name": "cpython", "implementation_version": python,
        "python_version": ".".join(python.split(".")[:2]), "python_full_version": python,
    }


def pins(lines, python, machine):
    found = set()
    for line in lines:
        if not line or line.startswith(("#", "-", " ")):
            continue
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(environment(python, machine)):
            (specifier,) = requirement.specifier
            found.add(f"{canonicalize_name(requirement.name)} {specifier.version}")
    return sorted(found)


def main():
    commands = sys.argv[1:3]
    rows = []
    for name, tool, words, choices in CASES:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(CORPUS / name, folder, dirs_exist_ok=True)
            for flags, selection in choices.items():
                line = [commands[tool], *words, *flags.split()]
                ran = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=True)
                for python, machine in MACHINES:
                    shown = " ".join([("poetry", "pdm")[tool], *words, flags])
                    rows.append({"case": name, "command": shown, "selection": selection, "python": python, "machine": machine,
                                 "installed": pins(ran.stdout.splitlines(), python, machine)})
    print("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]")


main()
