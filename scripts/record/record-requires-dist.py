"""Records fixtures/packaging/requires-dist.json: which lines of Requires-Dist make an installer refuse a wheel.

    for each of pip 23.3.2, 24.0, 24.1.2, 25.0.1 and 26.3, on Python 3.12:  python3.12 -m venv VENV && VENV/bin/pip install pip==VERSION
    python3 scripts/record/record-requires-dist.py --uv PATH/TO/uv VENV/bin/python...

Each line becomes the metadata of a wheel in a folder; every installer is told to take that wheel from the folder, as pip's
and uv's requirements files do. Asks no network. Lines of real releases say which one.
"""

import argparse
import contextlib
import datetime
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent.parent / "fixtures" / "packaging" / "requires-dist.json"

REAL = {
    "extract-msg (<=0.29.*)": "textract 1.6.5",
    "pytz (>dev)": "celery 4.4.2",
    "pytz (>=2011k)": "pandas 0.23.4",
    "PyYAML (>=5.1.*)": "omegaconf 2.0.6",
    "elasticsearch-dsl (>=7.2.0<8.0.0)": "from uv's own tests",
    "jupyter-core (!=~5.0,>=4.12)": "from uv's own tests",
    "pyzmq (>=2.7,!=3.0*,!=3.1*,!=3.2*)": "from uv's own tests",
    "botocore>=1.3.0,<1.4.0',": "boto3 1.2.0",
    "numpy>=9.0.0a1.0": "from uv's own tests",
}

LINES = """
dep
dep>=1.0
dep (>=1.0)
dep(>=1.0,<2)
dep (>=1.0,)
dep>=1.0,
dep >=0.1, ,<3
dep (>=1.0.*,!=1.0.1)
dep (!=3.9.*,<4,>=3.9.*)
dep (~=1.0.*)
dep (~=1)
dep (>=1.0 <2)
dep (>=1.0,<2.0.0.*)
dep (===1.0-abc)
dep (===1.0)
dep (>=1.0+local)
dep (==1.0+local)
dep (1.0)
dep 1.0
dep 1.0.*
dep (>=1.0',<2)
dep (>=0.1'')
dep "(>=0.1)"
dep (== 0.5.x)
dep (==1.*.*)
dep (==1.0.0.*)
dep (>= 0.1.0-SNAPSHOT)
dep (>1.0-final)
dep (>=0.0.0.1-beta.1)
dep (<4.0dev,>=0.1)
dep>=1.0.post
dep (>=1.0
dep >=1.0)
dep=1.0
dep (=>1.0)
dep ==1.0 || ==2.0
dep^1.0
dep ~1.0
dep<>1.0
dep (<dev)
dep (>=dev)
dep.
dep_
_dep
>=1.0
dep[bar]>=1.0
dep[]
dep[bar,]
dep[bar baz]
dep [bar] >=1
dep bar
dep<2;
dep>=1.0 # comment
dep (>=1.0;python_version<'3')
dep;python_version>=3.6
dep; python_version<3
dep; extra == test
dep; extra == 'a b'
dep; unknown == 'x'
dep; sys.platform == 'linux'
dep; os.name=='posix'
dep; python_version >= '3.6.*'
dep; python_version ~= '3.6'
dep; python_version in '2.7, 3.12'
dep; 'linux' in sys_platform
dep; (python_version>='3'
dep; python_version >= "3" and
dep; python_version >= “3.6”
dep>=1,<=2;python_version>"2.7" and platform_machine not in "arm"
dep (>=5.1.*) ; extra == 'x'
dep (>=5.1.*) ; python_version < '3'
dep @ https://files.example/dep-1.0.zip
dep @ https://files.example/dep-1.0.zip ; python_version > '3'
UNKNOWN
""".strip().splitlines()

# A field may go on in the next line (RFC 5322, 2.2.3).
FOLDED = ["dep\n  >=1.0", "dep (>=0.1,\n\t<3)", "dep; python_version\n >= '3'"]


def write_wheel(folder: Path, line: str) -> Path:
    path = folder / "case-1.0-py3-none-any.whl"
    metadata = f"Metadata-Version: 2.1\nName: case\nVersion: 1.0\nRequires-Dist: {line}\n\n"
    members = {
        "case/__init__.py": "",
        "case-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: record\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "case-1.0.dist-info/METADATA": metadata,
    }
    members["case-1.0.dist-info/RECORD"] = "".join(f"{name},,\n" for name in [*members, "case-1.0.dist-info/RECORD"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return path


def by_this_pip(folders: list) -> dict:
    """Runs in the virtual environment of one pip: whether it takes each wheel, and for the first refusals what it says."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        del os.environ[name]
    os.environ.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_CONFIG_FILE=os.devnull, PIP_NO_CACHE_DIR="1")
    import pip
    from pip._internal.cli.main import main

    answers = []
    for folder in folders:
        said = io.StringIO()
        with tempfile.TemporaryDirectory() as target, contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            main(["download", "-q", "-d", target, "--no-index", "--find-links", folder, "case==1.0"])
        # What is required is nowhere to be had; that alone is no refusal of the line.
        answers.append(re.search(r"has invalid metadata|InvalidRequirement", said.getvalue()) is None)
    return {"installer": f"pip {pip.__version__}", "takes": answers}


def by_uv(uv: str, folders: list) -> dict:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
    version = subprocess.run([uv, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    answers = []
    for folder in folders:
        with tempfile.TemporaryDirectory() as target:
            command = [uv, "pip", "install", "--no-config", "--offline", "--no-index", "--cache-dir", f"{target}/cache", "--python", sys.executable]
            found = subprocess.run([*command, "--target", f"{target}/lib", "--find-links", folder, "case==1.0"], capture_output=True, text=True, env=env, check=False)
        answers.append("could not be parsed" not in found.stderr)
    return {"installer": f"uv {version}", "takes": answers}


def record(pythons: list, uv: str) -> None:
    lines = [*REAL, *LINES, *FOLDED]
    with tempfile.TemporaryDirectory() as top:
        folders = []
        for position, line in enumerate(lines):
            folder = Path(top) / str(position)
            folder.mkdir()
            write_wheel(folder, line)
            folders.append(str(folder))
        columns = [by_uv(uv, folders)]
        for python in pythons:
            found = subprocess.run([python, __file__, "--as-worker", *folders], capture_output=True, text=True, check=True)
            columns.append(json.loads(found.stdout))
    columns.sort(key=lambda column: column["installer"])
    rows = [
        {"line": line, **({"of": REAL[line]} if line in REAL else {}), "takes": "".join(str(int(column["takes"][position])) for column in columns)}
        for position, line in enumerate(lines)
    ]
    head = {"recorded": datetime.date.today().isoformat(), "installers": [column["installer"] for column in columns]}
    body = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in rows)
    TABLE.write_text(json.dumps(head, indent=2)[:-2] + ',\n  "lines": [\n' + body + "\n  ]\n}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--uv")
    parser.add_argument("--as-worker", action="store_true")
    parser.add_argument("arguments", nargs="+")
    options = parser.parse_args()
    if options.as_worker:
        print(json.dumps(by_this_pip(options.arguments)))
    else:
        record(options.arguments, options.uv)
