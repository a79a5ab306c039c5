"""Locks the projects of fixtures/manifests/poetry.lock/ with Poetry itself and records what it would install of them.

    python3 -m venv OLD && OLD/bin/pip install poetry==1.8.5
    python3 -m venv NEW && NEW/bin/pip install poetry==2.5.1
    OLD/bin/python scripts/record/record-poetry.py [PROJECT ...] && NEW/bin/python scripts/record/record-poetry.py [PROJECT ...]

A project is a folder with pyproject.toml and index.toml, whose releases stand in for an index: no network is needed. Written are
`lock-2.0/poetry.lock` (by Poetry 1.8) and `lock-2.1/poetry.lock` (by Poetry 2.5), each with an expected.json beside it. Projects with
a [project] table or include-groups are for Poetry 2 alone. Poetry 2.5 also solves again over Poetry 1.8's lock: where its answers differ
(an extra that stands for others of its own package), they are in expected-by-2.5.json.
"""

import copy
import hashlib
import json
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

from cleo.io.null_io import NullIO
from poetry.__version__ import __version__
from poetry.factory import Factory
from poetry.inspection.info import PackageInfo
from poetry.installation.executor import Executor
from poetry.installation.installer import Installer
from poetry.repositories import Repository, RepositoryPool
from poetry.utils.env import MockEnv

try:
    from poetry.repositories.installed_repository import InstalledRepository
except ImportError:
    InstalledRepository = Repository

PYTHONS = ["3.8.20", "3.9.1", "3.11.4", "3.12.14", "3.13.1"]
MACHINES = ["x86_64", "aarch64"]
FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "manifests" / "poetry.lock"
OLD = __version__.startswith("1.")


class Index(Repository):
    """Hands out copies, because solving changes packages."""

    def find_packages(self, dependency):
        return [copy.deepcopy(package) for package in super().find_packages(dependency)]

    def package(self, name, version, *args, **kwargs):
        return copy.deepcopy(super().package(name, version))


class Recorder(Executor):
    def execute(self, operations):
        self.installed = sorted(f"{op.package.name} {op.package.version}" for op in operations if not op.skipped and op.job_type == "install")
        return 0


def releases(folder: Path) -> list:
    packages = []
    for release in tomllib.loads((folder / "index.toml").read_text())["release"]:
        name, version = release["name"], release["version"]
        info = PackageInfo(name=name, version=version, requires_dist=release.get("requires", []), requires_python=release.get("python"))
        package = info.to_package(name=name)
        digest = hashlib.sha256(f"{name} {version}".encode()).hexdigest()
        package.files = [{"file": f"{name}-{version}-py3-none-any.whl", "hash": f"sha256:{digest}"}]
        packages.append(package)
    return packages


def environment(python: str, machine: str) -> MockEnv:
    markers = {
        "os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": machine, "platform_python_implementation": "CPython",
        "implementation_name": "cpython", "implementation_version": python, "python_version": ".".join(python.split(".")[:2]), "python_full_version": python,
    }

    class Machine(MockEnv):
        def get_marker_env(self):
            return {**super().get_marker_env(), **markers}

    return Machine(version_info=(*map(int, python.split(".")), "final", 0), platform="linux", os_name="posix", is_venv=True)


def installer(poetry, packages: list, env: MockEnv) -> Installer:
    pool = RepositoryPool()
    pool.add_repository(Index("index", packages))
    executor = Recorder(env, pool, poetry.config, NullIO())
    return Installer(NullIO(), env, poetry.package, poetry.locker, pool, poetry.config, installed=InstalledRepository(), executor=executor)


def selections(package) -> list:
    optional = lambda: package.dependency_group_names(include_optional=True)
    groups = sorted(optional())
    chosen = [["main"], *([["main", group] for group in groups if group != "main"]), *([[group] for group in groups if group != "main"]), groups]
    extras = sorted(package.extras)
    unique = {json.dumps([list(g), list(e)]): None for g in chosen for e in ([], extras)}
    unique |= {json.dumps([["main"], [extra]]): None for extra in extras}
    return [json.loads(text) for text in unique]


def runs(folder: Path, packages: list) -> list:
    found = []
    for python in PYTHONS:
        for machine in MACHINES:
            poetry = Factory().create_poetry(folder)
            from poetry.core.constraints.version import Version

            if not poetry.package.python_constraint.allows(Version.parse(python)):
                continue
            for groups, extras in selections(poetry.package):
                poetry = Factory().create_poetry(folder)
                run = installer(poetry, packages, environment(python, machine))
                run.only_groups(groups)
                run.extras(extras)
                run.run()
                found.append({"python": python, "machine": machine, "groups": groups, "extras": extras, "installed": run.executor.installed})
    return found


def record(project: Path) -> None:
    text = (project / "pyproject.toml").read_text()
    if OLD and ("[project]" in text or "include-group" in text or "extra ==" in text):
        return
    packages = releases(project)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        shutil.copy(project / "pyproject.toml", work)
        poetry = Factory().create_poetry(work)
        locking = installer(poetry, packages, environment("3.12.14", "x86_64"))
        locking.lock()
        locking.run()
        target = project / ("lock-2.0" if OLD else "lock-2.1")
        target.mkdir(exist_ok=True)
        shutil.copy(work / "poetry.lock", target)
        write(target / "expected.json", runs(work, packages))
        older = project / "lock-2.0"
        if not OLD and older.exists():
            shutil.copy(older / "poetry.lock", work)
            again = runs(work, packages)
            if again != json.loads((older / "expected.json").read_text())["runs"]:
                write(older / "expected-by-2.5.json", again)


def write(file: Path, rows: list) -> None:
    lines = ",\n  ".join(json.dumps(row) for row in rows)
    file.write_text(f'{{\n "madeBy": "scripts/record/record-poetry.py with Poetry {__version__}",\n "runs": [\n  {lines}\n ]\n}}\n')


for project in sorted(path for path in FOLDER.iterdir() if (path / "index.toml").exists() and (not sys.argv[1:] or path.name in sys.argv[1:])):
    record(project)
    print(project.name)
