"""Records what pip makes of several requirements and constraints on one name, into fixtures/manifests/intersections/pip.json.

    python3 -m venv VENV && VENV/bin/pip install pip==26.3 && VENV/bin/python scripts/record/record-intersections.py

pip resolves each case for real (--dry-run), over a folder of empty wheels made here. Nothing is fetched or installed.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent.parent / "fixtures" / "manifests" / "intersections" / "pip.json"
VERSIONS = ["1.0", "1.0+cpu", "1.1rc1", "1.5", "2.0", "2.0.post1"]
WHEEL = "file://{folder}/foo-{version}-py3-none-any.whl"

# Requirement lines; a line that begins with "-c " is a constraint. {a} and {b} are URLs of the wheels 1.0 and 2.0.
CASES = [
    ["foo"],
    ["foo==1.0"],
    ["foo==1.0", "foo==1.0"],
    ["foo==1.0", "foo==1.0.0"],
    ["foo==1.0", "foo==2.0"],
    ["foo==1.0", "foo"],
    ["foo", "foo==1.5"],
    ["foo>=1", "foo==1.5"],
    ["foo>=2", "foo==1.5"],
    ["foo>=2", "foo<1.5"],
    ["foo>=1", "foo<2"],
    ["foo==1.5,>=2"],
    ["foo==1.5,>=1"],
    ["foo==1.5,!=1.5"],
    ["foo==1.0,==2.0"],
    ["foo==1.0", "foo==1.0+cpu"],
    ["foo===1.0", "foo==1.0"],
    ["foo===1.0", "foo==1.0.0"],
    ["foo===1.0.0"],
    ["foo===1.0", "foo===1.0+cpu"],
    ["foo===nonsense"],
    ["foo===nonsense", "foo>=1"],
    ["foo==1.*", "foo==1.5"],
    ["foo==2.*", "foo==1.5"],
    ["foo==1.1rc1", "foo>=1"],
    ["foo==1.1rc1", "foo<1.1"],
    ["foo~=1.0", "foo==1.5"],
    ["foo>1.0", "foo==1.0+cpu"],
    ["foo>2.0", "foo==2.0.post1"],
    ["foo", "-c foo==1.5"],
    ["foo>=1", "-c foo==1.5"],
    ["foo>=2", "-c foo==1.5"],
    ["foo==2.0", "-c foo==1.5"],
    ["foo==1.5", "-c foo<2"],
    ["foo==1.5", "-c foo>=2"],
    ["foo", "-c foo==1.5", "-c foo==2.0"],
    ["foo", "-c foo==1.5", "-c foo>1"],
    ["foo", "-c foo<2", "-c foo==1.5"],
    ["foo", "-c foo==1000000000.0.0"],
    ["foo @ {a}"],
    ["foo @ {a}", "foo"],
    ["foo", "foo @ {a}"],
    ["foo==1.0", "foo @ {a}"],
    ["foo==2.0", "foo @ {a}"],
    ["foo @ {a}", "foo @ {a}#egg=foo"],
    ["foo @ {a}", "foo @ {b}"],
    ["foo", "-c foo @ {a}"],
    ["foo==2.0", "-c foo @ {a}"],
    ["foo @ {a}", "-c foo @ {b}"],
    ["foo @ {a}", "-c foo==2.0"],
    ["foo @ {a}", "-c foo==1.0"],
    ["foo==1.5 ; python_version >= '3'", "foo==2.0 ; python_version < '3'"],
    ["foo", "-c foo==1.5 ; python_version >= '3'", "-c foo==2.0 ; python_version < '3'"],
    ["foo ; python_version < '3'", "-c foo==1.5"],
]


def make_wheels(folder):
    for version in VERSIONS:
        with zipfile.ZipFile(folder / f"foo-{version}-py3-none-any.whl", "w") as wheel:
            info = f"foo-{version}.dist-info"
            wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: foo\nVersion: {version}\n")
            wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{info}/RECORD", "")


def resolve(case, folder, work):
    urls = {key: WHEEL.format(folder=folder, version=version) for key, version in (("a", "1.0"), ("b", "2.0"))}
    lines = [line.format(**urls) for line in case]
    (work / "limits.txt").write_text("".join(f"{line[3:]}\n" for line in lines if line.startswith("-c ")))
    (work / "requirements.txt").write_text("".join(f"{line}\n" for line in lines if not line.startswith("-c ")))
    command = [sys.executable, "-m", "pip", "install", "--isolated", "--dry-run", "--ignore-installed", "--no-index", "--quiet"]
    command += ["--find-links", str(folder), "--report", str(work / "report.json")]
    command += ["-r", str(work / "requirements.txt"), "-c", str(work / "limits.txt")]
    if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode != 0:
        return "refused"
    installed = json.loads((work / "report.json").read_text())["install"]
    return installed[0]["metadata"]["version"] if installed else "nothing"


with tempfile.TemporaryDirectory() as temporary:
    folder, work = Path(temporary) / "wheels", Path(temporary) / "work"
    folder.mkdir()
    work.mkdir()
    make_wheels(folder)
    rows = [json.dumps({"lines": case, "pip": resolve(case, folder, work)}) for case in CASES]
OUT.write_text('{{"versions": {},\n"cases": [\n{}\n]}}\n'.format(json.dumps(VERSIONS), ",\n".join(rows)))
