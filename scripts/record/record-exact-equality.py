"""Records fixtures/packaging/exact-equality.json: which files pip and uv take for `===`.

    python3 -m venv VENV && VENV/bin/pip install pip==26.3 uv==0.13.9
    VENV/bin/python scripts/record/record-exact-equality.py

Each file lies alone in a folder, and is asked for with `pip download --no-index --find-links` and `uv pip install --dry-run` of the same.
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
FILES = ["1.0", "1.0.0", "v1.0", "1.0+local", "1.0+LOCAL.1", "1.0.post1", "1.0rc1", "2!1.0"]
ASKED = ["1.0", "1.0.0", "v1.0", "1", "01.0", "0!1.0", "1.0+local", "1.0+LOCAL", "1.0+local.1", "1.0.post1", "1.0-1", "1.0rc1", "1.0RC1", "1.0.rc1",
         "2!1.0", "1.0_1", "one"]
PIP = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-index", "-q", "-d"]
UV = [str(Path(sys.executable).with_name("uv")), "pip", "install", "--dry-run", "--no-cache", "--no-config", "--no-index", "--python", sys.executable, "--target"]


def make(folder: Path, version: str) -> None:
    name = f"demo-{version}"
    with zipfile.ZipFile(folder / f"{name}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: demo\nVersion: {version}\n\n")
        wheel.writestr(f"{name}.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{name}.dist-info/RECORD", "")


def takes(command: list[str], folder: Path, asked: str) -> bool:
    with tempfile.TemporaryDirectory() as target:
        words = [*command, target, "--find-links", str(folder), f"demo==={asked}"]
        env = {name: value for name, value in os.environ.items() if name != "PIP_FIND_LINKS"}
        return subprocess.run(words, capture_output=True, check=False, env=env).returncode == 0


def main() -> None:
    with tempfile.TemporaryDirectory() as top, ThreadPoolExecutor(2) as pool:
        rows = []
        for version in FILES:
            folder = Path(top) / version.replace("!", "-")
            folder.mkdir()
            make(folder, version)
            for installer, command in (("pip", PIP), ("uv", UV)):
                taken = pool.map(lambda asked: takes(command, folder, asked), ASKED)
                rows.append({"file": version, "installer": installer, "taken": [asked for asked, is_taken in zip(ASKED, taken) if is_taken]})
    body = ",\n".join(json.dumps(row) for row in rows)
    table = ROOT / "fixtures" / "packaging" / "exact-equality.json"
    table.write_text('{ "command": "pip 26.3 and uv 0.13.9: scripts/record/record-exact-equality.py",\n"asked": ' + json.dumps(ASKED) + ',\n"rows": [\n' + body + "\n]}\n")


if __name__ == "__main__":
    main()
