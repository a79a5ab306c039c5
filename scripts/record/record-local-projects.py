"""Records what pip 26.3 and uv install for the requirements files of fixtures/local-projects/*/, which name folders: expected.json.

    for V in 3.12 3.13: pythonV -m venv VENV && VENV/bin/pip install pip==26.3 uv==0.13.9 setuptools==84.2.1 hatchling==1.33.0 \
        hatch-requirements-txt==0.4.1 editables==0.5 poetry-core==2.5.0 flit_core==4.2.0 pdm-backend==2.5.0 uv-build==0.13.6
    python3 scripts/record/record-local-projects.py VENV-OF-3.12 VENV-OF-3.13 [CASE …]

Every case is copied, and `pip install --dry-run --report` runs there with the backends of the virtual environment and a folder of
empty wheels (alpha to theta, 1.0 and 2.0) for an index. Recorded is `name==version` of everything that would be installed, or that
the installer refused, with the last line of its error.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "local-projects"
NAMES = "alpha beta gamma delta epsilon zeta eta theta".split()


def make_wheels(folder):
    for name in NAMES:
        for version in ("1.0", "2.0"):
            info = f"{name}-{version}.dist-info"
            with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
                wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
                wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
                wheel.writestr(f"{info}/RECORD", "")


def environment(venv):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "UV_"))}
    return {**kept, "PIP_CONFIG_FILE": os.devnull, "UV_NO_CONFIG": "1", "PATH": f"{venv}/bin:{os.environ['PATH']}"}


def refusal(text, case):
    told = re.compile(r"ERROR: |error: |Error: |configuration error")
    lines = [line.strip() for line in text.splitlines() if told.search(line) and "metadata-generation-failed" not in line]
    line = re.sub(r"file://|" + re.escape(str(case.parent)) + "/", "", lines[-1])
    return {"refused": re.sub(r"3\.1[23]\.\d+", "3.x", line)[:150]}


def ask_pip(case, venv, wheels):
    report = case.parent / "report.json"
    command = [f"{venv}/bin/python", "-m", "pip", "install", "--dry-run", "--ignore-installed", "--no-build-isolation", "--no-index",
               "--find-links", str(wheels), "-r", "requirements.txt", "--report", str(report), "--quiet"]
    ran = subprocess.run(command, cwd=case, env=environment(venv), capture_output=True, text=True)
    if ran.returncode:
        return refusal(ran.stderr.replace("ERROR: ResolutionImpossible", "ResolutionImpossible"), case)
    found = [item["metadata"] for item in json.loads(report.read_text())["install"]]
    return sorted(f"{re.sub(r'[-_.]+', '-', one['name']).lower()}=={one['version']}" for one in found)


def ask_uv(case, venv, wheels):
    command = [f"{venv}/bin/uv", "pip", "install", "--dry-run", "--reinstall", "--no-build-isolation", "--no-index", "--no-cache",
               "--find-links", str(wheels), "-r", "requirements.txt", "--python", f"{venv}/bin/python"]
    ran = subprocess.run(command, cwd=case, env=environment(venv), capture_output=True, text=True)
    if ran.returncode:
        return refusal(ran.stderr, case)
    found = re.findall(r"^ *\+ (.+)$", ran.stderr, re.M)
    return sorted(re.sub(r" @ .*", "", one) for one in found)


def main(venvs, only):
    with tempfile.TemporaryDirectory() as scratch:
        wheels = Path(scratch) / "wheels"
        wheels.mkdir()
        make_wheels(wheels)
        for case in sorted(path for path in CASES.iterdir() if path.is_dir() and (not only or path.name in only)):
            expected = {}
            for venv in venvs:
                version = subprocess.run([f"{venv}/bin/python", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], capture_output=True, text=True).stdout.strip()
                for tool, ask in (("pip", ask_pip), ("uv", ask_uv)):
                    copy = Path(scratch) / "case"
                    shutil.rmtree(copy, ignore_errors=True)
                    shutil.copytree(case, copy, ignore=shutil.ignore_patterns("expected.json"))
                    expected.setdefault(tool, {})[version] = ask(copy, venv, wheels)
            (case / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
            print(case.name, json.dumps(expected), flush=True)


main(sys.argv[1:3], sys.argv[3:])
