"""Builds one sdist for real in a Debian root with exactly the apt packages named, imports it, and prints the row for scripts/data/build-results.json.

    python3 scripts/record/record-builds.py bookworm rtree==1.4.1 --apt libspatialindex-dev --import rtree
    python3 scripts/record/record-builds.py trixie psycopg2 --apt libpq-dev --import psycopg2 --drop --save

Debian, root, `debootstrap` and a kernel with overlayfs are needed; nothing of the project is. The first run of a suite makes its root under
--work and keeps it. The root is what python:X.Y-slim is: no compiler, no development files, only Python's own headers (unpacked, because
python3-dev would bring zlib1g-dev and libexpat1-dev along, which the official images have not); --interpreter puts another version in its
place, as python:3.11-slim has one. Each build sees a fresh overlay of it.
pip builds NAME alone, in isolation; everything else must come as a wheel. Then its dependencies are installed from wheels, and it is imported.

The row: `listed_enough` is "built and imported with --toolchain and --apt"; `enough_with` the --more that helped where they did not.
`links` are the libraries that the result needs when it runs. --drop leaves out the packages of --apt and --toolchain one after the other:
`superfluous` is without effect on the files built and what they link (`implied` ones come anyhow, as a dependency of the others), `optional`
builds and imports but lacks a part, the rest is needed, and `without` has what was said without it.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

RESULTS = Path(__file__).resolve().parent.parent / "data" / "build-results.json"
CA_BUNDLE = Path(os.environ.get("SSL_CERT_FILE", "/etc/ssl/certs/ca-certificates.crt"))
APT = ["apt-get", "-o", "Dpkg::Use-Pty=0", "-o", "APT::Keep-Downloaded-Packages=true", "-q"]
ENVIRONMENT = {
    "PATH": "/venv/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive",
    "PIP_CERT": "/etc/ca.crt", "SSL_CERT_FILE": "/etc/ca.crt", "REQUESTS_CA_BUNDLE": "/etc/ca.crt", "CURL_CA_BUNDLE": "/etc/ca.crt",
    "CARGO_HTTP_CAINFO": "/etc/ca.crt", "CARGO_REGISTRIES_CRATES_IO_PROTOCOL": "sparse", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore",
}
# Of the base system, so they say nothing about what an image needs at run time.
ALWAYS_THERE = re.compile(r"^(ld-linux.*|lib(c|m|dl|rt|pthread|util|gcc_s|stdc\+\+)\.so\.\d+)$")
TELLING = re.compile(
    r"error|exception|fatal|not found|no such file|cannot find|can not|could not|undefined symbol|unable to|requires? |is required|does not match|failed",
    re.IGNORECASE,
)
NOISE = re.compile(
    r"^\W*(copying|creating|adding|Requirement already|Collecting|Downloading|Looking in|full command|note:|warning:|Compiling|Downloaded"
    r"|This error originates|Encountered error|Failed to build|ERROR: Failed (to )?build|error: (subprocess-exited|failed-wheel|metadata-generation)"
    r"|exit code|Building wheel for|Getting requirements|Preparing metadata|Traceback|Link requires|Upgrade to the latest pip|\[\d+/\d+\]"
    r"|See above|x86_64-linux-gnu-g)|-Werror|did not run successfully|checking (for|whether)|Installing build dependencies",
    re.IGNORECASE,
)
INSPECT = r"""
import importlib.metadata, json, pathlib, subprocess, sys
distribution = importlib.metadata.distribution(sys.argv[1])
files = sorted(str(f) for f in distribution.files or [] if str(f).endswith(".so") or ".so." in f.name or f.match("**/bin/*"))
paths = [pathlib.Path(distribution.locate_file(f)) for f in files]
elf = [(f, p) for f, p in zip(files, paths) if p.is_file() and p.open("rb").read(4) == b"\x7fELF"]
own = {p.name for _, p in elf}
dynamic = "".join(subprocess.run(["readelf", "-d", str(p)], capture_output=True, text=True).stdout for _, p in elf)
links = sorted({line.split("[")[1].split("]")[0] for line in dynamic.splitlines() if "(NEEDED)" in line} - own)
print(json.dumps({"installed": f"{distribution.metadata['Name']}-{distribution.version}", "files": [f for f, _ in elf], "links": links}))
"""


def run(command: list, timeout: float | None = None) -> tuple:
    """Exit code (124 when the time was over) and the output, both streams in one."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", timeout=timeout, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout
    except subprocess.TimeoutExpired as over:
        return 124, (over.stdout or b"").decode(errors="replace") + f"\nerror: stopped after {timeout:.0f} s"


class Root:
    """A stack of folders, the last one written to; what is mounted vanishes with each command (a mount namespace of its own)."""

    def __init__(self, work: Path, suite: str, lower: list, upper: Path) -> None:
        self.work, self.suite, self.lower, self.upper, self.version = work, suite, lower, upper, ""

    def run(self, command: list, timeout: float | None = None) -> tuple:
        scratch = Path(f"{self.upper}.scratch")
        for folder in (self.upper, scratch / "work", scratch / "root"):
            folder.mkdir(parents=True, exist_ok=True)
        archives = self.work / "cache" / f"apt-{self.suite}"
        pip_cache = self.work / "cache" / "pip"
        shutil.rmtree(pip_cache / "wheels", ignore_errors=True)  # pip would take the wheel it built last time, also with --no-binary
        (archives / "partial").mkdir(parents=True, exist_ok=True)
        pip_cache.mkdir(parents=True, exist_ok=True)
        merged = scratch / "root"
        script = f"""
            mount -t overlay overlay -o lowerdir={":".join(str(one) for one in reversed(self.lower))},upperdir={self.upper},workdir={scratch}/work {merged}
            mkdir -p {merged}/root/.cache/pip {merged}/var/cache/apt/archives
            mount -t proc proc {merged}/proc; mount --bind /dev {merged}/dev; mount --bind /sys {merged}/sys
            mount --bind {archives} {merged}/var/cache/apt/archives; mount --bind {pip_cache} {merged}/root/.cache/pip
            cp -L /etc/resolv.conf {merged}/etc/resolv.conf
            exec chroot {merged} env -i -C /tmp {" ".join(f"{key}={value}" for key, value in ENVIRONMENT.items())} "$@"
        """
        return run(["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", script, "sh", *command], timeout)

    def above(self, name: str) -> "Root":
        return Root(self.work, self.suite, [*self.lower, self.upper], self.work / "layers" / f"{self.suite}{self.version}" / name)

    def above_root(self, version: str) -> "Root":
        """With a Python of another version, whose layers are its own."""
        root = Root(self.work, self.suite, [*self.lower, self.upper], self.work / "roots" / f"{self.suite}-{version}")
        root.version = f"-{version}"
        return root

    def remove(self) -> None:
        shutil.rmtree(self.upper, ignore_errors=True)
        shutil.rmtree(f"{self.upper}.scratch", ignore_errors=True)


def must(result: tuple) -> str:
    if result[0] != 0:
        raise SystemExit(f"the root could not be made:\n{result[1][-3000:]}")
    return result[1]


def base_root(work: Path, suite: str, interpreter: Path | None) -> Root:
    """The suite's root with Python, a virtual environment with today's pip, and Python's headers; made once. An interpreter is put where it lies here."""
    plain = work / "roots" / suite
    own = Root(work, suite, [plain], work / "roots" / f"{suite}-python")
    if interpreter is not None:
        base_root(work, suite, None)
        return with_interpreter(own.above_root(interpreter.name), interpreter)
    prepared = own
    if (prepared.upper / "ready").exists():
        return prepared
    if not (plain / "etc" / "ca.crt").exists():
        shutil.rmtree(plain, ignore_errors=True)
        plain.parent.mkdir(parents=True, exist_ok=True)
        must(run(["debootstrap", "--variant=minbase", "--include=python3,python3-venv", suite, str(plain)]))
        shutil.copyfile(CA_BUNDLE, plain / "etc" / "ca.crt")
    prepared.remove()
    version = must(prepared.run(["python3", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])).strip()
    must(prepared.run([*APT, "update"]))
    # The official images are built --enable-shared, so libpython itself is there.
    must(prepared.run([*APT, "install", "-y", "--no-install-recommends", f"libpython{version}"]))
    headers = f"libpython{version}-dev libpython3-dev python{version}-dev python3-dev"
    unpack = f"apt-get -q download {headers}; for f in *.deb; do dpkg-deb -x $f /; done"
    must(prepared.run(["sh", "-ec", f"mkdir /tmp/h; chown _apt /tmp/h; cd /tmp/h; {unpack}; rm -r /tmp/h"]))
    must(prepared.run(["sh", "-ec", "/usr/bin/python3 -m venv /venv; pip install -q --upgrade pip; pip uninstall -q -y setuptools; touch /ready"]))
    return prepared


def with_interpreter(root: Root, interpreter: Path) -> Root:
    """As official images have it: a Python of its own, built --enable-shared, with its headers and nothing that its libraries would need to be compiled."""
    if (root.upper / "ready-interpreter").exists():
        return root
    root.remove()
    placed = Path(f"{root.upper}{interpreter}")
    placed.parent.mkdir(parents=True)
    must(run(["cp", "-a", str(interpreter), str(placed)]))
    must(root.run(["sh", "-ec", f"rm -rf /venv; {interpreter}/bin/python3 -m venv /venv; pip install -q --upgrade pip; pip uninstall -q -y setuptools; touch /ready-interpreter"]))
    return root


def telling(log: str) -> list:
    """The few lines that say why: the first two and the last three, without the paths and addresses of this machine."""
    lines = []
    for line in log.splitlines():
        line = re.sub(r"\x1b\[[0-9;]*m", "", line).strip()
        line = re.sub(r"/tmp/(pip-[^/\s'\"]+/?)+([^/\s'\"]+_[0-9a-f]{32}/?)?", "BUILD/", line)
        line = re.sub(r"index\.crates\.io[-0-9a-f]*", "index.example", line)
        line = re.sub(r"https?://[^/\s'\"]+", "https://files.example", line)
        if TELLING.search(line) and not NOISE.search(line) and line not in lines:
            lines.append(line[:240])
    return lines if len(lines) <= 5 else [*lines[:2], *lines[-3:]]


def name_of(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]


def attempt(base: Root, case: argparse.Namespace, toolchain: list, packages: list) -> dict:
    """One build in a fresh root with these packages; the toolchain's layer is kept for the next one."""
    root, name = base, name_of(case.requirement)
    started = time.monotonic()
    if toolchain:
        root = base.above("+".join(sorted(toolchain)))
        if not (root.upper / "ready-toolchain").exists():
            root.remove()
            must(root.run([*APT, "install", "-y", "--no-install-recommends", *toolchain]))
            must(root.run(["touch", "/ready-toolchain"]))
    root = root.above(f"build-{os.getpid()}")
    root.remove()
    try:
        code, log = root.run([*APT, "install", "-y", "--no-install-recommends", *packages]) if packages else (0, "")
        row = {"apt_ok": code == 0, "apt_seconds": round(time.monotonic() - started, 1)}
        if code != 0:
            return {**row, "apt_message": [line for line in log.splitlines() if line.startswith("E:")][:4]}
        row["present"] = [one for one in case.known if root.run(["sh", "-c", installed_test(one)])[0] == 0]
        # pip hands both options to the build's own environment, --only-binary :all: last, and there it takes back what --no-binary named.
        only = ["--prefer-binary"] if case.also_build else ["--only-binary", ":all:"]
        only += ["--no-binary", ",".join([name, *case.also_build])]
        settings = list(case.env)
        if case.constraint:
            must(root.run(["sh", "-ec", "printf '%s\\n' \"$@\" > /tmp/constraints.txt", "sh", *case.constraint]))
            settings += ["PIP_CONSTRAINT=/tmp/constraints.txt", "PIP_BUILD_CONSTRAINT=/tmp/constraints.txt"]
        started = time.monotonic()
        code, log = root.run(["env", *settings, "pip", "install", "-v", *only, *(f"-C{one}" for one in case.config), "--no-deps", case.requirement], case.limit)
        row |= {"build_ok": code == 0, "build_seconds": round(time.monotonic() - started, 1)}
        (base.work / "logs").mkdir(exist_ok=True)
        (base.work / "logs" / f"{base.suite}-{name}-{int(time.time())}.log").write_text(f"{toolchain} {packages}\n{log}")
        if code != 0:
            return {**row, "installed": None, "message": telling(log)}
        code, said = root.run(["python", "-c", INSPECT, name])
        found = json.loads(said) if code == 0 else {"installed": None, "files": [], "links": []}
        row |= {"installed": found["installed"], "compiled_files": len(found["files"]), "files": found["files"]}
        row["links"] = [one for one in found["links"] if not ALWAYS_THERE.match(one)]
        if not case.no_dependencies:
            code, log = root.run(["pip", "install", "-q", *only, f"{name}{case.extras}", *case.runtime])
            if code != 0:
                row["message"] = telling(log)
        code, log = root.run(["sh", "-c", case.check] if case.check else ["python", "-c", f"import {case.module}"])
        row["import_ok"] = code == 0
        if code != 0:
            row["message"] = [line[:240] for line in log.strip().splitlines()[-3:]]
        return row
    finally:
        root.remove()


def installed_test(package: str) -> str:
    # From trixie on pkg-config is an empty package that brings pkgconf, which is what other packages depend on.
    return "command -v pkg-config" if package == "pkg-config" else f"dpkg-query -W -f '${{Status}}' {package} | grep -q '^install ok'"


def good(row: dict) -> bool:
    return row.get("build_ok", False) and row.get("import_ok", False)


def drops(base: Root, case: argparse.Namespace, toolchain: list, packages: list, whole: dict) -> dict:
    """What can be left out, one after the other: what was found superfluous stays out when the next one is tried."""
    superfluous, optional, implied, needed = [], [], [], {}
    for package in [*packages, *(toolchain if len(toolchain) > 1 else [])]:
        out = {package, *superfluous}
        row = attempt(base, case, [one for one in toolchain if one not in out], [one for one in packages if one not in out])
        if not good(row):
            needed[package] = row.get("message", row.get("apt_message", []))[-3:]
        elif row["files"] != whole["files"] or row["links"] != whole["links"]:
            optional.append(package)
        else:
            superfluous.append(package)
            implied += [package] if package in row["present"] else []
    return {"superfluous": superfluous, "optional": optional, "implied": implied, "without": needed}


def save(suite: str, key: str, row: dict) -> None:
    """Puts the row into the file, which is read again first: others write it too."""
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results.setdefault(suite, {})[key] = row
    swap = RESULTS.with_suffix(".swap")
    swap.write_text(json.dumps(results, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
    swap.replace(RESULTS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite")
    parser.add_argument("requirement")
    parser.add_argument("--apt", default="", help="the packages of the table's row, comma-separated")
    parser.add_argument("--toolchain", default="build-essential", help="compilers, comma-separated (build-essential, cargo, gfortran)")
    parser.add_argument("--more", default="", help="packages to add when those did not suffice")
    parser.add_argument("--import", dest="module", default="", help="the module to import (otherwise the name)")
    parser.add_argument("--check", default="", help="a shell command instead of an import, for what is a program")
    parser.add_argument("--constraint", action="append", default=[], help="for the build's own requirements, such as setuptools<70; repeatable")
    parser.add_argument("--env", action="append", default=[], help="KEY=VALUE for the build; repeatable")
    parser.add_argument("--config", action="append", default=[], help="KEY=VALUE, a setting of the build backend (pip install -C); repeatable")
    parser.add_argument("--also-build", action="append", default=[], help="a requirement that has no wheel and must be built too; repeatable")
    parser.add_argument("--runtime", action="append", default=[], help="a requirement that the import needs beside the declared ones; repeatable")
    parser.add_argument("--interpreter", type=Path, help="folder of another Python (its prefix), instead of the suite's own")
    parser.add_argument("--no-dependencies", action="store_true", help="import without the dependencies")
    parser.add_argument("--drop", action="store_true", help="build again without each package in turn")
    parser.add_argument("--limit", type=float, default=2400, help="seconds for one build")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir(), "wheelcheck-builds"), help="roots, layers, caches and logs")
    parser.add_argument("--key", default="", help="the row's key in the file (otherwise the name)")
    parser.add_argument("--save", action="store_true", help="also put the row into scripts/data/build-results.json")
    case = parser.parse_args()
    case.module = case.module or name_of(case.requirement).replace("-", "_").lower()
    case.extras = case.requirement[len(name_of(case.requirement)) :]
    listed, toolchain, more = ([one for one in text.split(",") if one] for text in (case.apt, case.toolchain, case.more))

    case.known = [*listed, *toolchain, *more]

    base = base_root(case.work, case.suite, case.interpreter)
    row = {"requirement": case.requirement, "listed": listed, "toolchain": toolchain, "headers": ["Python's own"]}
    row |= {"python": must(base.run(["python", "-c", "import platform; print(platform.python_version())"])).strip()}
    if case.constraint:
        row["build_constraints"] = case.constraint
    if case.also_build:
        row["also_builds"] = case.also_build
    if case.config:
        row["build_settings"] = case.config
    if case.env:
        row["build_environment"] = case.env
    first = attempt(base, case, toolchain, listed)
    row |= {**first, "listed_enough": good(first)}
    best, with_packages = first, listed
    if not good(first) and more:
        second = attempt(base, case, toolchain, [*listed, *more])
        if good(second):
            row |= {"enough_with": more, "links": second["links"]}
            best, with_packages = second, [*listed, *more]
        else:
            row |= {"tried_with": more, "message_after_extra": second.get("message", second.get("apt_message", []))}
    if case.drop and good(best):
        row |= drops(base, case, toolchain, with_packages, best)
    for key in ("files", "present"):
        row.pop(key, None)
    print(json.dumps(row, indent=1, sort_keys=True, ensure_ascii=False), flush=True)
    if case.save:
        save(case.suite, case.key or name_of(case.requirement).lower(), row)


if __name__ == "__main__":
    main()
