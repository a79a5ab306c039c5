"""Records fixtures/resolve/universes.json: what pip makes of small random worlds of packages.

    python3.12 -m venv VENV && VENV/bin/pip install pip==26.3
    VENV/bin/python scripts/record/record-universes.py [--count 400]

Every world is served by an index on this machine, with metadata beside the wheels (PEP 658), and
`pip install --dry-run --ignore-installed --report` is asked what it would install. The worlds are made from seeds, so a
second run makes the same ones. Asks no network.
"""

import argparse
import datetime
import hashlib
import json
import random
import re
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent.parent / "fixtures" / "resolve" / "universes.json"
NAMES = "abcdefgh"


def specifier(rng: random.Random, versions: list[str]) -> str:
    version = rng.choice(versions).removeprefix("!")
    operator = rng.choices(["", ">=", "<", "==", "!=", "<=", "~=", ">"], [5, 5, 4, 2, 1, 2, 1, 1])[0]
    if operator == "~=" and not re.fullmatch(r"\d+\.\d+", version):
        operator = ">="
    return operator + version if operator else ""


def requirement(rng: random.Random, world: dict, name: str) -> str:
    extras = "[x]" if rng.random() < 0.2 else ""
    return f"{name}{extras}{specifier(rng, list(world[name]))}"


def make_world(seed: int) -> dict:
    """Name → version (with ! where it is yanked) → Requires-Dist; what is asked for; constraints; options."""
    rng = random.Random(seed)
    names = NAMES[: rng.randint(3, 8)]
    world: dict[str, dict[str, list[str]]] = {}
    for name in names:
        numbers = [f"{major}.{minor}" for major in range(1, rng.randint(2, 5)) for minor in range(rng.randint(1, 3))]
        if rng.random() < 0.25:
            numbers.append(f"{rng.randint(1, 5)}.9rc1")
        world[name] = {("!" if rng.random() < 0.07 else "") + number: [] for number in dict.fromkeys(numbers)}
    density = rng.uniform(0.5, 2.2)
    for name in names:
        shared = [requirement(rng, world, other) for other in rng.sample(names, min(len(names), round(density)))]
        for version in world[name]:
            lines = [line for line in shared if not line.startswith(name) and rng.random() < 0.7]
            while rng.random() < density / 4:
                other = rng.choice(names)
                if other != name:
                    lines.append(requirement(rng, world, other))
            if rng.random() < 0.3:
                other = rng.choice(names)
                if other != name:
                    lines.append(f'{requirement(rng, world, other)}; extra == "x"')
            world[name][version] = lines
    wanted = [requirement(rng, world, name) for name in rng.sample(names, rng.randint(1, min(4, len(names))))]
    constraints = [f"{name}{specifier(rng, list(world[name])) or '>0'}" for name in names if rng.random() < 0.1]
    options = ["--pre"] if rng.random() < 0.1 else []
    return {"seed": seed, "world": world, "wanted": wanted, "constraints": constraints, "options": options}


def file_name(name: str, version: str) -> str:
    return f"{name}-{version.removeprefix('!')}-py3-none-any.whl"


def metadata(name: str, version: str, requires: list[str]) -> bytes:
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version.removeprefix('!')}", "Provides-Extra: x"]
    return "\n".join([*lines, *(f"Requires-Dist: {line}" for line in requires), "", ""]).encode()


class Index(BaseHTTPRequestHandler):
    """/SEED/simple/NAME/ lists the wheels of one world; beside each stands its metadata."""

    worlds: dict[int, dict] = {}

    def do_GET(self) -> None:
        seed, kind, *rest = self.path.strip("/").split("/")
        world = self.worlds[int(seed)]["world"]
        if kind == "simple":
            name = rest[0]
            if name not in world:
                self.send_error(404)
                return
            files = [
                {
                    "filename": file_name(name, version),
                    "url": f"/{seed}/files/{file_name(name, version)}",
                    "hashes": {},
                    "core-metadata": {"sha256": hashlib.sha256(metadata(name, version, requires)).hexdigest()},
                    "yanked": version.startswith("!"),
                }
                for version, requires in world[name].items()
            ]
            self.answer(json.dumps({"meta": {"api-version": "1.1"}, "name": name, "files": files}).encode(),
                        "application/vnd.pypi.simple.v1+json")
            return
        name, version = rest[0].split("-")[:2]
        found = next(each for each in world[name] if each.removeprefix("!") == version)
        self.answer(metadata(name, found, world[name][found]), "text/plain")

    def answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def resolve(case: dict, port: int) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        constraints = Path(folder) / "constraints.txt"
        constraints.write_text("\n".join(case["constraints"]))
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--no-cache-dir", "--quiet",
                   "--disable-pip-version-check", "--isolated", "--index-url", f"http://127.0.0.1:{port}/{case['seed']}/simple/",
                   "-c", str(constraints), "--report", str(report), *case["options"], *case["wanted"]]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        except subprocess.TimeoutExpired:
            return {}
        if done.returncode == 0:
            installed = json.loads(report.read_text())["install"]
            answer = {each["metadata"]["name"]: each["metadata"]["version"] for each in installed}
            return {**case, "answer": dict(sorted(answer.items()))}
        if "ResolutionImpossible" in done.stderr or "No matching distribution" in done.stderr:
            return {**case, "answer": None}
        if "RecursionError" in done.stderr:
            # pip's way from a package to the user's own demand runs in a circle, and pip ends with a traceback
            return {}
        raise SystemExit(f"{case}: {done.stderr}")


def line(case: dict) -> str:
    return json.dumps(case, separators=(",", ":"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400)
    count = parser.parse_args().count
    Index.worlds = {seed: make_world(seed) for seed in range(count)}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Index)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with ThreadPoolExecutor(2) as pool:
        cases = list(pool.map(lambda case: resolve(case, server.server_port), Index.worlds.values()))
    pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    head = json.dumps({"pip": pip, "recorded": datetime.date.today().isoformat()})[1:-1]
    body = ",\n".join(line(case) for case in cases if case)
    TABLE.write_text(f"{{{head},\n\"cases\": [\n{body}\n]}}\n")
    solved = sum(case.get("answer") is not None for case in cases)
    print(f"{solved} solved, {len([c for c in cases if c]) - solved} impossible, {len([c for c in cases if not c])} without an answer")


if __name__ == "__main__":
    main()
