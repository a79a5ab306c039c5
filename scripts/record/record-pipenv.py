"""Records what pipenv would install of the locks in fixtures/manifests/Pipfile.lock/.

    python3.11 -m venv V && V/bin/pip install pipenv==2026.10
    V/bin/python scripts/record/record-pipenv.py

Beside each Pipfile.lock stands expected.json. `runs`: for Pythons, machines and sections, what `pipenv install` would hand to pip, and
from which index (the loop of `batch_install`: the markers of the lock, then the entry's index or the first one). `lists`: the lines of
`pipenv requirements` with each choice of sections. The locks are written by hand and hold what real ones do; no network is needed.
"""

import contextlib
import io
import itertools
import json
import os
import shutil
import tempfile
from pathlib import Path

from pipenv import __version__
from pipenv.project import Project
from pipenv.routines.requirements import generate_requirements

PYTHONS = ["3.8.20", "3.9.1", "3.12.14", "3.14.0"]
MACHINES = ["x86_64", "aarch64"]
FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "manifests" / "Pipfile.lock"


def environment(python: str, machine: str) -> dict:
    return {
        "os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": machine, "platform_python_implementation": "CPython",
        "implementation_name": "cpython", "implementation_version": python, "python_version": ".".join(python.split(".")[:2]), "python_full_version": python,
        "platform_release": "", "platform_version": "", "extra": "",
    }


def installed(project: Project, section: str, marker_environment: dict) -> list:
    lockfile = project.get_or_create_lockfile(categories=[section])
    entries, rows = lockfile[section], []
    for requirement, line in lockfile.get_requirements(dev=True, only=False, categories=[section]):
        if requirement.markers and not requirement.markers.evaluate(environment=marker_environment):
            continue
        entry = entries.get(requirement.name, {})
        index = entry.get("index") if isinstance(entry, dict) else None
        sources = {source["name"]: source["url"] for source in project.sources.all}
        where = "" if requirement.link else f" from {sources[index or project.sources.default['name']]}"
        rows.append(line.split(" --hash=")[0].split(";")[0].strip() + where)
    return sorted(rows)


def listed(project: Project, **choice) -> list:
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.suppress(SystemExit):
        generate_requirements(project, **choice)
    return [line for line in text.getvalue().splitlines() if not line.startswith(("-i ", "--extra-index-url "))]


def record(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "project"
        shutil.copytree(folder, root)
        os.chdir(root)
        project = Project()
        sections = [key for key in json.loads((root / "Pipfile.lock").read_text()) if key != "_meta"]
        runs = [
            {"python": python, "machine": machine, "section": section, "installed": installed(project, section, environment(python, machine))}
            for python, machine, section in itertools.product(PYTHONS, MACHINES, sections)
        ]
        lists = {"main": listed(project), "dev": listed(project, dev_only=True)}
        os.chdir("/")
    rows = ",\n  ".join(json.dumps(run) for run in runs)
    (folder / "expected.json").write_text(
        f'{{\n "madeBy": "scripts/record/record-pipenv.py with pipenv {__version__}",\n "lists": {json.dumps(lists)},\n "runs": [\n  {rows}\n ]\n}}\n'
    )


for project in sorted(path.parent for path in FOLDER.glob("*/Pipfile.lock")):
    record(project)
    print(project.name)
