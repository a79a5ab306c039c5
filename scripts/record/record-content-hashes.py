"""Records fixtures/manifests/content-hashes.json: by which hash Poetry, PDM and pipenv of several versions know some projects.

    python3 scripts/record/record-content-hashes.py PYTHON...

Each PYTHON is that of an environment with some of the three: poetry 2.5.1, pdm 2.29.4 and pipenv 2026.10.3; poetry 1.8.5; pdm 2.15.4
and pipenv 2023.12.1.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

PROJECTS = {
    "poetry-tables": """
[tool.poetry]
name = "shop"
version = "0.1"
description = "Ein Laden für Bücher"
[tool.poetry.dependencies]
python = "^3.9"
Flask = { version = ">=2,<4", extras = ["async"], optional = true }
click = [{ version = "^7", python = "<3.10" }, { version = "^8", python = ">=3.10" }]
[tool.poetry.extras]
web = ["Flask"]
[tool.poetry.group.dev.dependencies]
pytest = "*"
[[tool.poetry.source]]
name = "own"
url = "https://index.example/simple?ä"
priority = "supplemental"
""",
    "standard-tables": """
[project]
name = "shop"
version = "0.1"
requires-python = ">=3.9"
dependencies = ["flask>=2", "click ; python_version < '3.10'"]
[project.optional-dependencies]
Web = ["uvicorn[standard]"]
[dependency-groups]
Dev_Tools = ["pytest", { include-group = "lint" }]
lint = ["ruff"]
""",
    "both": """
[project]
name = "shop"
version = "0.1"
dependencies = ["flask>=2"]
[tool.poetry.dependencies]
flask = { source = "own" }
[tool.poetry.group.dev.dependencies]
pytest = "^8"
[tool.pdm.dev-dependencies]
test = ["pytest>=8"]
[tool.pdm.resolution]
allow-prereleases = true
[tool.pdm.resolution.overrides]
urllib3 = "1.26"
[[tool.pdm.source]]
name = "own"
url = "https://index.example/simple"
verify_ssl = true
""",
    "pipfile": """
[[source]]
url = "https://index.example/simple"
verify_ssl = true
name = "own"
[packages]
Flask = ">=2"
my_tool = { version = "*", extras = ["x"], markers = "python_version < '3.12'" }
[dev-packages]
pytest = "*"
[docs]
Sphinx = "*"
[requires]
python_version = "3.11"
[pipenv]
allow_prereleases = true
""",
}

ASK = {
    "poetry": """
import sys, pathlib, tomllib
from poetry.packages.locker import Locker
import inspect
data = tomllib.loads(pathlib.Path("pyproject.toml").read_text())
whole = "pyproject_data" in inspect.signature(Locker.__init__).parameters
print(Locker(pathlib.Path("poetry.lock"), data if whole else data.get("tool", {}).get("poetry", {}))._get_content_hash())
""",
    "pdm": """
from pdm.core import Core
project = Core().create_project(".")
print(project.pyproject.content_hash("sha256"))
""",
    "pipenv": """
import os
os.environ["PIPENV_PIPFILE"] = os.path.abspath("Pipfile")
from pipenv.project import Project
project = Project()
print(project.pipfile.calculate_hash() if hasattr(project, "pipfile") else project.calculate_pipfile_hash())
""",
}


def ask(python: str, tool: str, text: str) -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / ("Pipfile" if tool == "pipenv" else "pyproject.toml")).write_text(text)
        done = subprocess.run([python, "-c", ASK[tool]], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout.split()[-1] if done.returncode == 0 else None


def main() -> None:
    rows = []
    for python in sys.argv[1:]:
        for tool in ASK:
            code = f"from importlib.metadata import version; print(version('{tool}'))"
            found = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
            if found.returncode != 0:
                continue
            for name, text in PROJECTS.items():
                # Without [project] PDM makes one of Poetry's tables first.
                if (name == "pipfile") != (tool == "pipenv") or (tool == "pdm" and name == "poetry-tables"):
                    continue
                if content := ask(python, tool, text):
                    rows.append({"tool": tool, "version": found.stdout.strip(), "project": name, "hash": content})
    recorded = {
        "command": "scripts/record/record-content-hashes.py",
        "recorded": datetime.date.today().isoformat(),
        "projects": PROJECTS,
        "hashes": rows,
    }
    (ROOT / "fixtures/manifests/content-hashes.json").write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n")


main()
