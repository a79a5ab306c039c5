"""Locks the projects of fixtures/manifests/pdm.lock/ with PDM itself and records what it would install of them.

    python3.11 -m venv V && V/bin/pip install uv && V/bin/uv pip install --python V/bin/python --exclude-newer 2025-09-01 pdm==2.25.9
    V/bin/python scripts/record/record-pdm.py

A project is a folder with pyproject.toml and index.toml, whose releases are made into empty wheels in a temporary folder: no network is
needed. `[[lock]]` of index.toml names the locks to make and the `pdm lock` commands for each; without it there are two, with the groups
in the lock (`inherited`) and without (`resolved`). A lock without commands is not made: its pdm.lock is kept as it is (those of older
PDMs). Beside each lock stands expected.json: for Pythons, machines and groups what `pdm sync` would install (`resolve_from_lockfile` and
the synchronizer's own choice among rows of one name), or that it refuses.

    V/bin/python scripts/record/record-pdm.py PROJECT LOCK    prints such a list for any project and lock, for trying real ones
"""

import itertools
import json
import os
import re
import shutil
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

os.environ["PDM_CHECK_UPDATE"] = "0"
os.environ["PDM_USE_VENV"] = "0"

from pdm.__version__ import __version__
from pdm.cli.actions import resolve_from_lockfile
from pdm.core import Core
from pdm.exceptions import PdmException
from pdm.models.markers import EnvSpec
from pdm.models.requirements import strip_extras

PYTHONS = ["3.9.20", "3.11.4", "3.12.14", "3.14.0"]
PLATFORMS = ["manylinux_2_36_x86_64", "manylinux_2_36_aarch64", "musllinux_1_2_x86_64"]
FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "manifests" / "pdm.lock"
LOCKS = [
    {"name": "inherited", "commands": [["-G", ":all"]]},
    {"name": "resolved", "commands": [["-G", ":all", "--strategy", "no_inherit_metadata"]]},
]


def make_wheel(folder: Path, release: dict) -> None:
    name, version, tag = release["name"], release["version"], release.get("tag", "py3-none-any")
    requires = release.get("requires", [])
    extras = sorted(set(re.findall(r"""extra\s*==\s*["']([^"']+)""", " ".join(requires))))
    metadata = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    metadata += [f"Requires-Python: {release['python']}"] if "python" in release else []
    metadata += [f"Provides-Extra: {extra}" for extra in extras] + [f"Requires-Dist: {line}" for line in requires]
    stem = f"{re.sub(r'[-_.]+', '_', name)}-{version}"
    files = {"METADATA": metadata, "WHEEL": ["Wheel-Version: 1.0", "Root-Is-Purelib: true", f"Tag: {tag}"], "RECORD": []}
    with zipfile.ZipFile(folder / f"{stem}-{tag}.whl", "w") as wheel:
        for file, lines in files.items():
            wheel.writestr(zipfile.ZipInfo(f"{stem}.dist-info/{file}", (2020, 1, 1, 0, 0, 0)), "\n".join(lines) + "\n")


def selections(project) -> list:
    """Groups as `pdm sync -G` has them; an extra only along with the default group, where wheelcheck can ask for it."""
    locked = project.lockfile.groups or list(project.iter_groups())
    extras = {re.sub(r"[-_.]+", "-", name).lower() for name in project.pyproject.metadata.get("optional-dependencies", {})}
    others = sorted(group for group in locked if group != "default")
    dev = [group for group in others if group not in extras]
    chosen = [["default"], *(["default", group] for group in others), *([group] for group in dev), ["default", *others]]
    return [list(groups) for groups in dict.fromkeys(map(tuple, chosen))]


def installed(project, groups: list, spec: EnvSpec) -> list:
    dependencies = project._resolve_dependencies(groups)
    requirements = list(itertools.chain.from_iterable(project.get_dependencies(group, dependencies) for group in groups))
    packages = resolve_from_lockfile(project, requirements, groups=groups, env_spec=spec)
    candidates = {package.candidate.identify(): package.candidate for package in packages}
    return sorted({f"{strip_extras(key)[0]} {candidate.version}" for key, candidate in candidates.items()})


def runs(root: Path, lock: str) -> list:
    found = []
    for python, platform in itertools.product(PYTHONS, PLATFORMS):
        spec = EnvSpec.from_spec(requires_python=f"=={python}", platform=platform, implementation="cpython")
        for groups in selections(open_project(root, lock)):
            run = {"python": python, "platform": platform, "groups": groups}
            try:
                found.append({**run, "installed": installed(open_project(root, lock), groups, spec)})
            except PdmException as error:
                found.append({**run, "refused": str(error).split(":")[0]})
    return found


def open_project(root: Path, lock: str):
    project = Core().create_project(root)
    project.core.ui.set_verbosity(-1)
    project.set_lockfile(root / lock)
    return project


def lock_with(root: Path, wheels: Path, commands: list) -> str:
    pyproject = root / "pyproject.toml"
    written = pyproject.read_text()
    pyproject.write_text(written + f'\n[[tool.pdm.source]]\nname = "pypi"\ntype = "find_links"\nurl = "{wheels.as_uri()}"\n')
    for arguments in commands:
        Core().main(["lock", "-q", "-p", str(root), *arguments], prog_name="pdm")
    pyproject.write_text(written)
    return re.sub(r'(content_hash = "sha256:)\w+', r"\g<1>0", (root / "pdm.lock").read_text())


def record(folder: Path) -> None:
    index = tomllib.loads((folder / "index.toml").read_text())
    for lock in index.get("lock", LOCKS):
        target = folder / lock["name"]
        target.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory() as temporary:
            wheels, root = Path(temporary) / "wheels", Path(temporary) / "project"
            wheels.mkdir()
            # PDM remembers metadata by name and version, and the projects here use the same ones
            os.environ["PDM_CACHE_DIR"] = str(Path(temporary) / "cache")
            for release in index.get("release", []):
                make_wheel(wheels, release)
            shutil.copytree(folder, root)
            (root / ".pdm-python").write_text(sys.executable)
            if lock.get("commands"):
                (target / "pdm.lock").write_text(lock_with(root, wheels, lock["commands"]))
            shutil.copy(target / "pdm.lock", root)
            write(target / "expected.json", runs(root, "pdm.lock"))


def write(file: Path, rows: list) -> None:
    lines = ",\n  ".join(json.dumps(row) for row in rows)
    file.write_text(f'{{\n "madeBy": "scripts/record/record-pdm.py with PDM {__version__}",\n "runs": [\n  {lines}\n ]\n}}\n')


if len(sys.argv) > 1:
    print(json.dumps(runs(Path(sys.argv[1]).resolve(), sys.argv[2])))
else:
    for project in sorted(path.parent for path in FOLDER.glob("*/index.toml")):
        record(project)
        print(project.name)
