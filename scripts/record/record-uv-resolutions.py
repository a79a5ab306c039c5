"""Records fixtures/resolve/uv-*.json: what `uv pip compile` comes to for the sets of record-resolutions.py, on five platforms.

    node scripts/record/keep-index.mjs FOLDER --port 18912 &
    UV_DEFAULT_INDEX=http://127.0.0.1:18912/simple python3 scripts/record/record-uv-resolutions.py [PLATFORM...] [SET...]

Of sets that are named, which then replace what was recorded of them, or of all. RESOLUTION_FILES as for record-resolutions.py.
uv resolves for a platform that it does not run on; it builds the metadata of sdists with the Python that it runs on.
"""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SETS = ROOT / "scripts" / "data" / "resolution-sets.json"
FILES = os.environ.get("RESOLUTION_FILES", "https://files.example")
PLATFORMS = {
    "3.12-glibc-amd64": ("3.12.1", "x86_64-manylinux_2_40", "linux/amd64", "glibc-2.40"),
    "3.12-glibc-arm64": ("3.12.1", "aarch64-manylinux_2_40", "linux/arm64", "glibc-2.40"),
    "3.12-musl-amd64": ("3.12.1", "x86_64-unknown-linux-musl", "linux/amd64", "musl-1.2"),
    "3.9-glibc-amd64": ("3.9.18", "x86_64-manylinux_2_31", "linux/amd64", "glibc-2.31"),
    "3.13-musl-arm64": ("3.13.0", "aarch64-unknown-linux-musl", "linux/arm64", "musl-1.2"),
}
OPTIONS = {"--pre": ["--prerelease", "allow"], "--no-deps": ["--no-deps"], "--only-binary": ["--only-binary"], ":all:": [":all:"]}


def resolve(one: dict, python: str, platform: str) -> dict:
    options = [word for option in one["options"] for word in OPTIONS[option]]
    with tempfile.TemporaryDirectory() as folder:
        lines, constraints = (Path(folder) / name for name in ("requirements.in", "constraints.txt"))
        lines.write_text("\n".join(one["lines"]).replace("https://files.example", FILES) + "\n")
        constraints.write_text("\n".join(one["constraints"]) + "\n")
        command = ["uv", "pip", "compile", "--no-header", "--no-annotate", "--no-strip-extras", "--quiet", "--no-config",
                   "--python-version", python, "--python-platform", platform, *options, str(lines), "-c", str(constraints)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        except subprocess.TimeoutExpired:
            return {**one, "failed": "after 120 s without an answer"}
    if done.returncode == 0:
        pins = [line.split("==") for line in done.stdout.splitlines() if "==" in line]
        return {**one, "answer": {name.split("[")[0]: version for name, version in pins}}
    if "No solution found" in done.stderr:
        return {**one, "answer": None}
    return {**one, "failed": (done.stderr.strip().splitlines() or ["no words"])[0]}


def main() -> None:
    sets = [{"constraints": [], "options": [], **(one if isinstance(one, dict) else {"name": one[0], "lines": one[1:]})}
            for one in json.loads(SETS.read_text())["sets"]]
    # uv has nothing like it.
    sets = [one for one in sets if "--prefer-binary" not in one["options"]]
    version = subprocess.run(["uv", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    wanted = [word for word in sys.argv[1:] if word not in PLATFORMS]
    for name in [word for word in sys.argv[1:] if word in PLATFORMS] or PLATFORMS:
        python, target, platform, libc = PLATFORMS[name]
        table = ROOT / "fixtures" / "resolve" / f"uv-{name}.json"
        before = {one["name"]: one for one in json.loads(table.read_text())["sets"]} if wanted else {}
        with ThreadPoolExecutor(2) as pool:
            for one in pool.map(lambda one: resolve(one, python, target), [one for one in sets if not wanted or one["name"] in wanted]):
                before[one["name"]] = one
        recorded = [before[one["name"]] for one in sets if one["name"] in before]
        head = {"python": python, "platform": platform, "libc": libc, "uv": version, "recorded": datetime.date.today().isoformat(),
                "command": f"uv pip compile --python-version {python} --python-platform {target}"}
        body = ",\n".join(json.dumps(one, separators=(",", ":")) for one in recorded)
        table.write_text(json.dumps(head)[:-1] + ',\n"sets": [\n' + body + "\n]}\n")
        failed = [f"{one['name']} ({one['failed']})" for one in recorded if "failed" in one]
        print(name, f"{len(recorded)} sets, {sum(one.get('answer', 0) is None for one in recorded)} without a solution; failed: {failed}", flush=True)


if __name__ == "__main__":
    main()
