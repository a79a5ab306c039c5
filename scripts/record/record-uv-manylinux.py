"""Writes fixtures/packaging/uv-manylinux.json: the manylinux tags of each machine that uv takes.

    python3.12 -m venv VENV && VENV/bin/pip install uv==0.13.9 && VENV/bin/python scripts/record/record-uv-manylinux.py

A wheel for each glibc lies in a folder of its own, and uv is told to take it from there for a machine that is not this one.
Asks no network.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent.parent / "fixtures" / "packaging" / "uv-manylinux.json"
UV = str(Path(sys.executable).parent / "uv")

# uv's name of the platform, with a glibc that is as new as it can be told; that of riscv64 is 2.39.
PLATFORMS = {"x86_64": "x86_64-manylinux_2_39", "aarch64": "aarch64-manylinux_2_39", "riscv64": "riscv64-unknown-linux"}
MINORS = range(1, 40)


def write_wheel(folder: Path, machine: str, minor: int) -> None:
    info = "case-1.0.dist-info"
    with zipfile.ZipFile(folder / f"case-1.0-py3-none-manylinux_2_{minor}_{machine}.whl", "w") as archive:
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: case\nVersion: 1.0\n\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: record\nRoot-Is-Purelib: false\n\n")
        archive.writestr(f"{info}/RECORD", "")


def takes(machine: str, minor: int) -> bool:
    with tempfile.TemporaryDirectory() as top:
        write_wheel(Path(top), machine, minor)
        command = [UV, "pip", "install", "--dry-run", "--no-config", "--offline", "--no-index", "--no-cache", "--python", sys.executable, "--target", f"{top}/lib"]
        platform = ["--python-platform", PLATFORMS[machine], "--find-links", top, "case==1.0"]
        return subprocess.run([*command, *platform], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    version = subprocess.run([UV, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    taken = {machine: [minor for minor in MINORS if takes(machine, minor)] for machine in PLATFORMS}
    rows = ",\n".join(f'    "{machine}": {json.dumps(minors)}' for machine, minors in taken.items())
    TABLE.write_text(f'{{\n  "madeBy": "scripts/record/record-uv-manylinux.py with uv {version}",\n  "minors": {{\n{rows}\n  }}\n}}\n')
