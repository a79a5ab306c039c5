"""Records fixtures/resolve/universes-uv.json: what uv makes of random worlds of packages whose versions clash.

    python3 scripts/record/record-uv-universes.py [--count 160] [--from 0] [--python PYTHON3.12]

Every world is served by the index of record-universes.py, and `uv pip compile` is asked. Which of several solutions uv finds
hangs on the order in which it draws conclusions, so only worlds in which it met conflicts are kept, nearly all of them with a
solution. Asks no network.
"""

import argparse
import datetime
import importlib.util
import json
import random
import subprocess
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent.parent / "fixtures" / "resolve" / "universes-uv.json"
NAMES = "bcdefghijk"
MARKERS = ['sys_platform == "linux"', 'python_version < "3.13"', 'python_version >= "3.9"', 'implementation_name != "pypy"', 'sys_platform == "win32"']

spec = importlib.util.spec_from_file_location("record_universes", HERE / "record-universes.py")
universes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(universes)


def specifier(rng: random.Random, versions: list[str]) -> str:
    operator = rng.choice(["", ">=", ">=", ">=", "<", "<", "<=", "==", "!="])
    return operator + rng.choice(versions) if operator else ""


def make_world(seed: int) -> dict:
    """Ranges change along the versions of a package, as releases do, so that the newest ones clash."""
    rng = random.Random(seed)
    names = NAMES[: rng.randint(4, len(NAMES))]
    most = rng.randint(3, 12)
    world = {name: {f"{major}.0": [] for major in range(1, rng.randint(2, most) + 1)} for name in names}
    if rng.random() < 0.2:
        world[rng.choice(names)]["99.0rc1"] = []
    extras, markers = rng.random() < 0.5, rng.random() < 0.4
    density = rng.uniform(0.8, 2.8) * 1.5 / len(names)
    for name in names:
        others = [other for other in names if other != name and rng.random() < density]
        ranges = {other: specifier(rng, list(world[other])) for other in others}
        conditions = {other: f"; {rng.choice(MARKERS)}" if markers and rng.random() < 0.3 else "" for other in others}
        for version, lines in world[name].items():
            for other in others:
                if rng.random() < 0.35:
                    ranges[other] = specifier(rng, list(world[other]))
                if rng.random() < 0.93:
                    extra = "[x]" if extras and rng.random() < 0.2 else ""
                    lines.append(other + extra + ranges[other] + conditions[other])
            if extras and rng.random() < 0.5:
                other = rng.choice(names)
                if other != name:
                    lines.append(f'{other}{specifier(rng, list(world[other]))}; extra == "x"')
    wanted = [name + ("[x]" if extras and rng.random() < 0.3 else "") + (specifier(rng, list(world[name])) if rng.random() < 0.4 else "")
              for name in names if rng.random() < 0.45][:5]
    return {"seed": seed, "world": world, "wanted": wanted or [names[0]]}


def resolve(case: dict, port: int, python: str, cache: str) -> dict | None:
    """None where uv met no conflict."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "requirements.in"
        lines.write_text("\n".join(case["wanted"]) + "\n")
        command = ["uv", "pip", "compile", "-v", "--no-config", "--no-header", "--no-annotate", "--cache-dir", cache, "--python", python, "--python-version", "3.12.1",
                   "--python-platform", "x86_64-manylinux_2_28", "--default-index", f"http://127.0.0.1:{port}/{case['seed']}/simple", str(lines)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if "Recording" not in done.stderr:
        return None
    if done.returncode == 0:
        pins = [line.split("==") for line in done.stdout.splitlines() if "==" in line]
        return {**case, "answer": dict(sorted(pins))}
    if "No solution found" in done.stderr:
        return {**case, "answer": None}
    raise SystemExit(f"{case}: {done.stderr[-1000:]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=160)
    parser.add_argument("--from", type=int, default=0, dest="start")
    parser.add_argument("--python", default="python3.12")
    asked = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), universes.Index)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    kept: list[dict] = []
    without = 0
    seeds = iter(range(asked.start, asked.start + 20 * asked.count))
    with tempfile.TemporaryDirectory() as cache, ThreadPoolExecutor(2) as pool:
        while len(kept) < asked.count:
            batch = [make_world(seed) for _, seed in zip(range(20), seeds)]
            universes.Index.worlds = {case["seed"]: case for case in batch}
            for case in pool.map(lambda case: resolve(case, server.server_port, asked.python, cache), batch):
                if case is None or (case["answer"] is None and without * 8 > len(kept)):
                    continue
                without += case["answer"] is None
                kept.append(case)
    version = subprocess.run(["uv", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    head = {"uv": version, "recorded": datetime.date.today().isoformat(), "command": "uv pip compile --python-version 3.12.1"}
    body = ",\n".join(json.dumps(case, separators=(",", ":")) for case in kept[: asked.count])
    TABLE.write_text(json.dumps(head)[:-1] + ',\n"cases": [\n' + body + "\n]}\n")
    print(len(kept), "worlds", without, "without a solution")


if __name__ == "__main__":
    main()
