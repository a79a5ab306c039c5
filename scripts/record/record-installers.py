"""Asks pip, uv, Poetry and PDM themselves which file of a release they install, and what uv makes of Requires-Python.

    python3.12 -m venv VENV && VENV/bin/pip install pip==26.3 uv==0.13.9 poetry==2.5.1 pdm==2.29.4 'hishel<2' packaging==26.3
    python3.9 -m venv OLD && OLD/bin/pip install pip==20.2.4          (another one with 21.0.1)
    VENV/bin/python scripts/record/record-installers.py --pip OLD/bin/python --pip OLDER/bin/python [choices|pythons]

Writes fixtures/packaging/choices.json and requires-python.json. The releases are made here and served as a Simple index on loopback,
in the order in which they stand below; each file says in its metadata which file it is, so what was installed is what is read.
uv is asked about other interpreters by a stand-in for `python` that only describes them. All of it runs on glibc x86_64.
"""

import argparse
import hashlib
import html
import http.server
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import threading
import urllib.parse
import zipfile
from pathlib import Path

from packaging.specifiers import InvalidSpecifier, SpecifierSet

FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "packaging"
HERE = Path(sys.executable).parent

# Endings of the files of NAME 1.0, in the order of the page; `!` marks a yanked file. Tags are those of every Python here.
CHOICES = {
    "two sdists, as a page sorts them (bsddb3 6.0.0)": ["tar.gz", "zip"],
    "two sdists, the other way round": ["zip", "tar.gz"],
    "sdists of four kinds": ["tar.bz2", "tar.gz", "tar.xz", "zip"],
    "no .tar.gz among three": ["zip", "tar.xz", "tar.bz2"],
    "a .tgz before a .zip": ["tgz", "zip"],
    "only a .tar.bz2": ["tar.bz2"],
    "only a .tgz": ["tgz"],
    "only a .tar.xz": ["tar.xz"],
    "one tag, two names (protobuf 4.21.0)": ["py2.py3-none-any.whl", "py3-none-any.whl"],
    "one tag, two names, the other way round": ["py3-none-any.whl", "py2.py3-none-any.whl"],
    "two spellings of one tag set (MarkupSafe)": ["py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", "py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"],
    "two spellings, the other way round": ["py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", "py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl"],
    "an alias and the name that it stands for": ["py3-none-manylinux2014_x86_64.whl", "py3-none-manylinux_2_17_x86_64.whl"],
    "the name and its alias": ["py3-none-manylinux_2_17_x86_64.whl", "py3-none-manylinux2014_x86_64.whl"],
    "build tags within one tag": ["1-py3-none-any.whl", "2-py3-none-any.whl", "py3-none-any.whl"],
    "build tags within one tag, the other way round": ["py3-none-any.whl", "2-py3-none-any.whl", "1-py3-none-any.whl"],
    "build tags compare as numbers": ["10-py3-none-any.whl", "9-py3-none-any.whl"],
    "a build tag and a better tag": ["1-py3-none-any.whl", "py3-none-manylinux2014_x86_64.whl"],
    "a better tag and a build tag": ["py3-none-manylinux2014_x86_64.whl", "1-py3-none-any.whl"],
    "a yanked wheel with a better tag": ["py3-none-manylinux2014_x86_64.whl!", "py3-none-any.whl"],
    "a yanked wheel beside an sdist": ["py3-none-any.whl!", "tar.gz"],
    "a wheel beside a yanked sdist": ["py3-none-any.whl", "tar.gz!"],
    "nothing but yanked files": ["py3-none-any.whl!", "tar.gz!"],
    "a wheel beside an sdist": ["py3-none-any.whl", "tar.gz"],
    "an sdist and a wheel of a local version": ["tar.gz", "+cpu py3-none-any.whl"],
    "a wheel and one of a local version with a worse tag": ["py3-none-manylinux2014_x86_64.whl", "+cpu py3-none-any.whl"],
    "a plain linux wheel and a manylinux one": ["py3-none-linux_x86_64.whl", "py3-none-manylinux2014_x86_64.whl"],
}

SPECIFIERS = [
    ">=3.8,<3.12", ">=3.9", ">=3.11", ">=3.12", ">3.10", ">3.11", "<3.11", "<=3.10", "<4", "==3.10.*", "==3.11.*", "==3.12.*", "===3.10.4", "==3.11.4", "==3.11", "==3.10.4",
    "~=3.8", "~=3.8.0", "~=3.11.5", "~=3.12", "!=3.9.*", "!=3.11.*", "!=3.11.4", ">=3.8,!=3.11.*", ">=3.11,!=3.11.4", ">=3.11.4,!=3.11.4", ">=3.10,!=3.10.*", ">=2.7,!=3.0.*,!=3.1.*,<4", "==2.7.*", ">=3.13,<3.12", ">=3.12,<3.10",
    ">=3.11.5", ">3.11.4", ">=3.15", ">=3.15.0rc1", ">=3.15.0rc2", ">3.14,<3.15", ">=3.4.*, <4", ">=3.8.*", ">=3.6,<=3.10.*", ">=3.8;", ">=3.x", "3.8", ">=3.8,<3.11'", "", ">=3.10 <3.11", ">=3.9,",
    "!=3.0*", ">=2.7,!=3.0*,!=3.1*", "~=3", ">=3.6.0.*", "=>3.6", ">=3.6,<3.9*", "3.6+", ">=3.6,<4.0.0.*", ">=3.6<4", ">3.10.*", "==3.11*", "~=3.6.*", "!=3.0,*", "*", ">=3.6,,<4", ">='3.6'", "<3.4.*,>=2.7", ">=3.13.*",
]
PYTHONS = ["3.10.4", "3.11.4", "3.12.0", "3.15.0rc1"]

BACKEND = """
import os, zipfile
def build_wheel(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(os.path.join(folder, "{name}-{version}-py3-none-any.whl"), "w") as archive:
        for path, text in {files!r}.items():
            archive.writestr(path, text)
    return "{name}-{version}-py3-none-any.whl"
"""


def wheel_files(name: str, version: str, filename: str, python: str | None = None) -> dict[str, str]:
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nSummary: {filename}\n" + (f"Requires-Python: {python}\n" if python else "")
    wheel = "Wheel-Version: 1.0\nGenerator: record\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = "".join(f"{info}/{each},,\n" for each in ("METADATA", "WHEEL", "RECORD"))
    return {f"{info}/METADATA": metadata, f"{info}/WHEEL": wheel, f"{info}/RECORD": record}


def make_file(name: str, version: str, ending: str, python: str | None = None) -> tuple[str, bytes]:
    content = io.BytesIO()
    if ending.endswith(".whl"):
        filename = f"{name}-{version}-{ending}"
        with zipfile.ZipFile(content, "w") as archive:
            for path, text in wheel_files(name, version, filename, python).items():
                archive.writestr(path, text)
        return filename, content.getvalue()
    filename = f"{name}-{version}.{ending}"
    files = wheel_files(name, version, filename, python)
    members = {
        "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
        "backend.py": BACKEND.format(name=name, version=version, files=files),
        "PKG-INFO": files[f"{name}-{version}.dist-info/METADATA"],
    }
    if ending == "zip":
        with zipfile.ZipFile(content, "w") as archive:
            for path, text in members.items():
                archive.writestr(f"{name}-{version}/{path}", text)
    else:
        with tarfile.open(fileobj=content, mode={"tar.gz": "w:gz", "tgz": "w:gz", "tar.bz2": "w:bz2", "tar.xz": "w:xz"}[ending]) as archive:
            for path, text in members.items():
                member = tarfile.TarInfo(f"{name}-{version}/{path}")
                member.size = len(text.encode())
                archive.addfile(member, io.BytesIO(text.encode()))
    return filename, content.getvalue()


def serve(content: dict[str, bytes]) -> str:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = content.get(urllib.parse.unquote(self.path))
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", "text/html" if self.path.endswith("/") else "application/octet-stream")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body or b"")

        do_HEAD = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def anchor(filename: str, content: bytes, python: str | None, yanked: bool) -> str:
    required = "" if python is None else f' data-requires-python="{html.escape(python)}"'
    return f'<a href="/files/{filename}#sha256={hashlib.sha256(content).hexdigest()}"{required}{' data-yanked=""' if yanked else ""}>{filename}</a>'


def run(command: list, cwd: Path, **more: str) -> subprocess.CompletedProcess:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_", "POETRY_", "PDM_", "VIRTUAL_ENV"))}
    home = cwd / "home"
    home.mkdir(exist_ok=True)
    environment |= {"HOME": str(home), "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_CACHE_DIR": "1", "UV_PYTHON_DOWNLOADS": "never", "UV_NO_CACHE": "1"}
    return subprocess.run([str(word) for word in command], cwd=cwd, env=environment | more, capture_output=True, text=True)


def installed(folder: Path) -> dict[str, str]:
    """Project → the file that it was installed from."""
    found = {}
    for metadata in folder.rglob("choice*.dist-info/METADATA"):
        text = metadata.read_text()
        found[re.search(r"^Name: (.*)$", text, re.M)[1]] = re.search(r"^Summary: (.*)$", text, re.M)[1]
    return found


def target_choices(names: list, work: Path, command: list) -> dict:
    """For tools that install one release into a folder: one run each, because one that fails stops all."""
    found = {}
    for name in names:
        run([*command, "--no-deps", "--target", work / name, f"{name}==1.0"], work)
        found |= installed(work / name)
    return found


def pip_choices(python: Path, here: str, names: list, work: Path) -> dict:
    return target_choices(names, work, [python, "-m", "pip", "install", "-q", "--index-url", f"{here}/simple"])


def uv_choices(here: str, names: list, work: Path) -> dict:
    return target_choices(names, work, [HERE / "uv", "pip", "install", "-q", "--default-index", f"{here}/simple", "--python", sys.executable])


def project(folder: Path, names: list, extra: str) -> None:
    dependencies = json.dumps([f"{name}==1.0" for name in names])
    (folder / "pyproject.toml").write_text(f'[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.12,<3.13"\ndependencies = {dependencies}\n{extra}')


def lock_all(names: list, work: Path, extra: str, command: list, refusal: str) -> None:
    """Leaves out what the tool has no candidate for, one at a time."""
    while True:
        project(work, names, extra)
        ran = run(command, work, POETRY_VIRTUALENVS_CREATE="false", PDM_CHECK_UPDATE="false")
        if ran.returncode == 0:
            return
        refused = re.search(refusal, ran.stdout + ran.stderr)
        assert refused, ran.stdout + ran.stderr
        names = [name for name in names if name != refused[1]]


def poetry_choices(here: str, names: list, work: Path) -> dict:
    """What Poetry's own chooser takes for what Poetry locked."""
    from poetry.factory import Factory
    from poetry.installation.chooser import Chooser
    from poetry.utils.env import SystemEnv

    source = f'[[tool.poetry.source]]\nname = "here"\nurl = "{here}/simple"\npriority = "primary"\n[tool.poetry]\npackage-mode = false\n'
    lock_all(names, work, source, [HERE / "poetry", "lock", "-n", "--no-cache"], r"depends on (\S+) \(1\.0\) which doesn't match any versions")
    poetry = Factory().create_poetry(work, disable_cache=True)
    chooser = Chooser(poetry.pool, SystemEnv(Path(sys.prefix)))
    return {package.name: chooser.choose_for(package).filename for package in poetry.locker.locked_repository().packages}


def pdm_choices(here: str, names: list, work: Path) -> dict:
    source = f'[[tool.pdm.source]]\nname = "pypi"\nurl = "{here}/simple"\n[tool.pdm]\ndistribution = false\n'
    run([sys.executable, "-m", "venv", "--without-pip", ".venv"], work)
    lock_all(names, work, source, [HERE / "pdm", "install"], r"(?:No candidate is found for|Unable to find candidates? for|Unable to find a resolution for)\s+`?(choice\d+)")
    return installed(work / ".venv")


def record_choices(pips: list) -> None:
    content, rows, names = {}, [], []
    for position, (what, endings) in enumerate(CHOICES.items()):
        name = f"choice{position}"
        names.append(name)
        anchors, files = [], []
        for ending in endings:
            local, _, plain = ending.rstrip("!").rpartition(" ")
            filename, body = make_file(name, f"1.0{local}", plain)
            content[f"/files/{filename}"] = body
            anchors.append(anchor(filename, body, None, ending.endswith("!")))
            files.append(filename + ("!" if ending.endswith("!") else ""))
        content[f"/simple/{name}/"] = ("<!DOCTYPE html><html><body>" + "\n".join(anchors) + "</body></html>").encode()
        rows.append({"what": what, "name": name, "files": files})
    here, taken = serve(content), {}
    with tempfile.TemporaryDirectory() as temporary:
        def work(name: str) -> Path:
            (folder := Path(temporary).resolve() / name).mkdir()
            return folder

        for python in pips:
            version = run([python, "-m", "pip", "--version"], work(f"version{len(taken)}")).stdout.split(" ")[1]
            taken[f"pip {version}"] = pip_choices(python, here, names, work(version))
        taken |= {"uv": uv_choices(here, names, work("uv")), "poetry": poetry_choices(here, names, work("poetry")), "pdm": pdm_choices(here, names, work("pdm"))}
    for row in rows:
        row["taken"] = {installer: found.get(row["name"]) for installer, found in taken.items()}
    write("choices.json", "uv 0.13.9, Poetry 2.5.1, PDM 2.29.4 and the pips named", rows)


STAND_IN = """#!{python}
import json, subprocess, sys
run = subprocess.run([{python!r}, *sys.argv[1:]], capture_output=True, text=True)
out = run.stdout
try:
    facts = json.loads(out)
    facts["markers"].update(python_full_version={full!r}, python_version={minor!r}, implementation_version={full!r})
    out = json.dumps(facts)
except (ValueError, KeyError):
    pass
sys.stdout.write(out)
sys.stderr.write(run.stderr)
sys.exit(run.returncode)
"""


def admits(specifier: str, python: str) -> bool | None:
    """pip compares with sys.version_info[:3]; None: invalid, which pip ignores."""
    try:
        return SpecifierSet(specifier).contains(re.match(r"\d+\.\d+\.\d+", python)[0], prereleases=True)
    except InvalidSpecifier:
        return None


def record_pythons() -> None:
    content = {}
    for position, specifier in enumerate(SPECIFIERS):
        name = f"choice{position}"
        filename, body = make_file(name, "1.0", "py3-none-any.whl", specifier)
        content[f"/files/{filename}"] = body
        content[f"/simple/{name}/"] = f"<!DOCTYPE html><html><body>{anchor(filename, body, specifier, False)}</body></html>".encode()
    here, rows = serve(content), []
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary).resolve()
        for full in PYTHONS:
            stand_in = work / full / "python"
            stand_in.parent.mkdir()
            stand_in.write_text(STAND_IN.format(python=str(Path(sys.executable).resolve()), full=full, minor=".".join(full.split(".")[:2])))
            stand_in.chmod(0o755)
        for position, specifier in enumerate(SPECIFIERS):
            row = {"requiresPython": specifier, "both": {}, "uv": {}}
            for full in PYTHONS:
                ran = run([HERE / "uv", "pip", "install", "--dry-run", "--no-deps", "--default-index", f"{here}/simple", "--target", work / "target", "--python", work / full / "python", f"choice{position}==1.0"], work)
                assert ran.returncode == 0 or "ython" in ran.stderr, ran.stderr
                row["both"][full], row["uv"][full] = admits(specifier, full), ran.returncode == 0
            rows.append(row)
    write("requires-python.json", "uv 0.13.9 (`uv pip install --dry-run`) and packaging 26.3", rows)


def write(name: str, tools: str, rows: list) -> None:
    """One row a line, so that a change reads well in a diff."""
    body = ",\n".join("    " + json.dumps(row) for row in rows)
    (FOLDER / name).write_text(f'{{\n  "madeBy": "scripts/record/record-installers.py with {tools}",\n  "rows": [\n{body}\n  ]\n}}\n')


parser = argparse.ArgumentParser()
parser.add_argument("--pip", type=Path, action="append", default=[Path(sys.executable)], help="a Python whose pip is asked too")
parser.add_argument("what", nargs="*", default=["choices", "pythons"])
arguments = parser.parse_args()
if "choices" in arguments.what:
    record_choices(arguments.pip)
if "pythons" in arguments.what:
    record_pythons()
