"""Locks the projects of fixtures/manifests/uv.lock/ with uv itself and records what it would install of them.

    python3 -m venv VENV && VENV/bin/pip install uv==0.13.9 packaging==26.3
    VENV/bin/python scripts/record/record-uv.py [PROJECT ...]

A project is a folder with pyproject.toml (or script.py) and index.toml, whose releases are served as an index on loopback while uv
locks; hosts are placeholders before and after. Written are uv.lock (script.py.lock) and expected.json beside it: what
`uv sync --frozen --dry-run` would install, on interpreters that a stand-in for `python` describes, so every target is uv's own answer.
`uv export` evaluated with packaging has to give the same, which is checked here and not written down.
"""

import hashlib
import http.server
import io
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import tomllib
import zipfile
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement

FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "manifests" / "uv.lock"
UV = Path(sys.executable).with_name("uv")
TARGETS = [
    ("3.10.4", "x86_64", "manylinux", 2, 36),
    ("3.12.14", "aarch64", "musllinux", 1, 2),
    ("3.13.1", "x86_64", "musllinux", 1, 2),
    ("3.14.0", "armv7l", "manylinux", 2, 31),
    ("3.15.0rc1", "x86_64", "manylinux", 2, 41),
]

STAND_IN = """#!{python}
import json, os, subprocess, sys
run = subprocess.run([{python!r}, *sys.argv[1:]], capture_output=True, text=True)
out = run.stdout
try:
    facts = json.loads(out)
    full, machine, libc, major, minor = json.loads(os.environ["STAND_IN_FOR"])
    facts["markers"].update(python_full_version=full, python_version=".".join(full.split(".")[:2]), implementation_version=full, platform_machine=machine)
    facts["os"], facts["arch"] = {{"name": libc, "major": major, "minor": minor}}, machine
    out = json.dumps(facts)
except (ValueError, KeyError):
    pass
sys.stdout.write(out)
sys.stderr.write(run.stderr)
sys.exit(run.returncode)
"""


def wheel(release: dict, tag: str) -> tuple[str, bytes]:
    name, version = release["name"].replace("-", "_"), release["version"]
    info = f"{name}-{version}.dist-info"
    metadata = [f"Metadata-Version: 2.1\nName: {release['name']}\nVersion: {version}"]
    metadata += [f"Requires-Python: {release['python']}"] if "python" in release else []
    metadata += [f"Provides-Extra: {extra}" for extra in release.get("extras", [])]
    metadata += [f"Requires-Dist: {requirement}" for requirement in release.get("requires", [])]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path, text in {"METADATA": "\n".join(metadata) + "\n", "WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n", "RECORD": ""}.items():
            archive.writestr(zipfile.ZipInfo(f"{info}/{path}"), text)
    return f"{name}-{version}-{tag}.whl", content.getvalue()


def pages(releases: list) -> dict[str, bytes]:
    """`/index/main/simple/NAME/` and `/files/NAME`; an index is `main` unless the release says otherwise."""
    found, links = {}, {}
    for release in releases:
        index = release.get("index", "main")
        for tag in release.get("tags", ["py3-none-any"]):
            filename, content = wheel(release, tag)
            found[f"/files/{filename}"] = content
            digest = hashlib.sha256(content).hexdigest()
            python = f' data-requires-python="{release["python"].replace(">", "&gt;").replace("<", "&lt;")}"' if "python" in release else ""
            links.setdefault((index, release["name"]), []).append(f'<a href="/files/{filename}#sha256={digest}"{python}>{filename}</a>')
    for (index, name), anchors in links.items():
        found[f"/index/{index}/simple/{name}/"] = ("<!DOCTYPE html><html><body>" + "\n".join(anchors) + "</body></html>").encode()
    return found


def serve(content: dict[str, bytes]) -> http.server.ThreadingHTTPServer:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = content.get(self.path)
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
    return server


def uv(work: Path, *arguments: str, target=None) -> subprocess.CompletedProcess:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))}
    environment |= {"UV_PYTHON_DOWNLOADS": "never", "STAND_IN_FOR": json.dumps(target or TARGETS[0]), "UV_NO_PROGRESS": "1"}
    command = [str(UV), "--no-cache", "--no-config", *arguments] if not (work / "pyproject.toml").exists() else [str(UV), "--no-cache", *arguments]
    return subprocess.run([*command, "--python", str(work / ".stand-in" / "python")], cwd=work, env=environment, capture_output=True, text=True)


def selections(work: Path, manifest: dict) -> list[dict]:
    if (work / "script.py").exists():
        return [{"groups": ["main"], "extras": []}]
    document = tomllib.loads((work / "pyproject.toml").read_text())
    documents = [document]
    if "project" not in document:
        documents += [tomllib.loads(path.read_text()) for path in work.glob("*/pyproject.toml") if tomllib.loads(path.read_text())["project"]["name"] in manifest.get("members", [])]
    groups = sorted({group for one in documents for group in one.get("dependency-groups", {})})
    extras = sorted({extra for one in documents for extra in one.get("project", {}).get("optional-dependencies", {})})
    chosen = [{"groups": ["main"], "extras": []}]
    chosen += [{"groups": ["main"], "extras": [extra]} for extra in extras]
    chosen += [{"groups": ["main", group], "extras": []} for group in groups] + [{"groups": [group], "extras": []} for group in groups]
    if "conflicts" in document.get("tool", {}).get("uv", {}):
        chosen += [{"groups": ["main"], "extras": list(pair)} for pair in itertools.combinations(extras, 2)]
        chosen += [{"groups": ["main", group], "extras": [extra]} for group in groups for extra in extras]
    return chosen + [{"groups": ["main", *groups], "extras": extras}] * (len(groups) + len(extras) > 1)


def flags(selection: dict) -> list[str]:
    groups, extras = selection["groups"], selection["extras"]
    others = [group for group in groups if group != "main"]
    if "main" not in groups:
        return [f"--only-group={group}" for group in others]
    return ["--no-default-groups", *(f"--group={group}" for group in others), *(f"--extra={extra}" for extra in extras)]


def installed(work: Path, selection: dict, target) -> dict:
    script = ["--script", "script.py"] if (work / "script.py").exists() else [*flags(selection), "--no-install-workspace"]
    run = uv(work, "sync", "--frozen", "--dry-run", *script, target=target)
    if run.returncode:
        said = re.sub(r"\s+", " ", run.stderr.split("error: ", 1)[-1]).strip()
        if "Python requirement" in said:
            return {"refused": "python"}
        return {"refused": "conflict" if "conflict" in said else "platform" if "supported environments" in said else said}
    rows = re.findall(r"^ \+ ([\w.-]+)(?:==(\S+)| @ \S*[/@](\S+))$", run.stderr, re.MULTILINE)
    assert len(rows) == run.stderr.count("\n + "), run.stderr
    return {"installed": sorted(f"{name} {version}" if version else f"{name} @ {last}" for name, version, last in rows)}


def exported(work: Path, selection: dict, target) -> list[str]:
    """Names alone: what comes from a path has no version there."""
    full, machine, *_ = target
    run = uv(work, "export", "--frozen", "--no-hashes", "--no-header", "--no-annotate", "--no-emit-workspace", *flags(selection), target=target)
    assert run.returncode == 0, run.stderr
    environment = {
        "os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": machine, "platform_python_implementation": "CPython",
        "implementation_name": "cpython", "implementation_version": full, "python_version": ".".join(full.split(".")[:2]), "python_full_version": full, "extra": "",
    }
    names = set()
    for line in filter(None, run.stdout.splitlines()):
        if line.startswith(("./", "../", "-e ")):
            path, _, marker = line.removeprefix("-e ").partition(" ; ")
            if not marker or Marker(marker).evaluate(environment):
                names.add(re.sub(r"-\d.*\.whl$", "", Path(path).name).replace("_", "-"))
        else:
            requirement = Requirement(line)
            if not requirement.marker or requirement.marker.evaluate(environment):
                names.add(requirement.name)
    return sorted(names)


def record(project: Path) -> None:
    server = serve(pages(tomllib.loads((project / "index.toml").read_text()).get("release", [])))
    here = f"http://127.0.0.1:{server.server_port}"
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary).resolve() / "work"
        shutil.copytree(project, work, ignore=shutil.ignore_patterns("uv.lock", "*.lock", "expected.json"))
        (work / ".stand-in").mkdir()
        (work / ".stand-in" / "python").write_text(STAND_IN.format(python=str(Path(sys.executable).resolve())))
        (work / ".stand-in" / "python").chmod(0o755)
        for release in tomllib.loads((project / "index.toml").read_text()).get("local", []):
            (work / "links").mkdir(exist_ok=True)
            filename, content = wheel(release, "py3-none-any")
            (work / "links" / filename).write_bytes(content)
        replaced = {"https://index.example": f"{here}/index", "https://files.example": f"{here}/files"}
        for repository in work.glob("git/*"):
            dates = {"GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}
            who = ["-c", "user.name=fixture", "-c", "user.email=fixture@files.example"]
            for command in (["init", "-q", "-b", "main"], ["add", "."], [*who, "commit", "-q", "-m", "fixture"]):
                subprocess.run(["git", *command], cwd=repository, env=os.environ | dates, check=True)
            replaced = {f"https://files.example/{repository.name}.git": repository.as_uri()} | replaced
        def rewrite(path: Path, pairs: dict) -> None:
            text = path.read_text()
            for old, new in pairs.items():
                text = text.replace(old, new)
            path.write_text(text)
        sources = [path for pattern in ("pyproject.toml", "*/pyproject.toml", "script.py") for path in work.glob(pattern)]
        for path in sources:
            rewrite(path, replaced)
        script = (work / "script.py").exists()
        locking = uv(work, "lock", "--default-index", f"{here}/index/main/simple", *(["--script", "script.py"] if script else []))
        assert locking.returncode == 0, f"{project.name}: {locking.stderr}"
        lock = work / ("script.py.lock" if script else "uv.lock")
        back = {new: old for old, new in replaced.items()}
        for path in [*sources, lock]:
            rewrite(path, back)
        shutil.copy(lock, project)
        manifest = tomllib.loads(lock.read_text()).get("manifest", {})
        rows = []
        for target in TARGETS:
            for selection in selections(work, manifest):
                answer = installed(work, selection, target)
                rows.append({"python": target[0], "machine": target[1], **selection, **answer})
                if "installed" in answer and "rc" not in target[0] and not script:
                    names = sorted({row.split(" ")[0] for row in answer["installed"]})
                    assert names == exported(work, selection, target), (project.name, target, selection, names, exported(work, selection, target))
    server.shutdown()
    lines = ",\n  ".join(json.dumps(row) for row in rows)
    (project / "expected.json").write_text(f'{{\n "madeBy": "scripts/record/record-uv.py with uv 0.13.9",\n "runs": [\n  {lines}\n ]\n}}\n')
    print(project.name, len(rows), "runs")


for path in sorted(path for path in FOLDER.iterdir() if (path / "index.toml").exists() and (not sys.argv[1:] or path.name in sys.argv[1:])):
    record(path)
