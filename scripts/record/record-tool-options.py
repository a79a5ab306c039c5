"""Writes the options of Poetry's or pipenv's commands by release, from what `--help` of each release itself tells.

    python3.12 scripts/record/record-tool-options.py poetry UV > scripts/data/poetry-options.json

UV is a path of uv, which makes the environments. One that takes a value ends with "="; each has the releases that know it, from the
first to the last of those asked, as in pip-options.json. A command that a release does not have has no options there.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from option_spans import spans

TOOLS = {
    "poetry": {
        "releases": """1.0.0 1.0.10 1.1.0 1.1.15 1.2.0 1.2.2 1.3.0 1.3.2 1.4.0 1.4.2 1.5.0 1.5.1 1.6.1 1.7.0 1.7.1 1.8.0 1.8.5
        2.0.0 2.0.1 2.1.0 2.1.4 2.2.0 2.2.1 2.3.0 2.3.4 2.4.0 2.4.3 2.5.0 2.5.1""".split(),
        "commands": ["install", "sync", "lock"],
        "python": lambda release: "3.8" if release < "1.4" else "3.12",
        "beside": lambda release: ["setuptools<70"] if release < "1.4" else [],
    },
    "pipenv": {
        "releases": """2018.11.26 2020.5.28 2020.6.2 2020.8.13 2020.11.15 2021.5.29 2021.11.23 2022.1.8 2022.3.28 2022.4.8 2022.4.30 2022.5.2
        2022.6.7 2022.7.4 2022.7.24 2022.8.5 2022.8.13 2022.8.19 2022.8.30 2022.8.31 2022.9.2 2022.9.8 2022.9.24 2022.10.4 2022.10.9 2022.10.12
        2022.10.25 2022.11.5 2022.11.11 2022.11.25 2022.11.30 2022.12.17 2022.12.19 2023.2.4 2023.2.18 2023.3.18 2023.3.20 2023.4.20 2023.4.29 2023.5.19
        2023.6.2 2023.6.12 2023.6.18 2023.6.26 2023.7.1 2023.7.4 2023.7.9 2023.7.23 2023.8.19 2023.8.22 2023.8.26 2023.8.28 2023.9.1 2023.9.7
        2023.9.8 2023.10.3 2023.10.20 2023.10.24 2023.11.14 2023.11.17 2023.12.0 2023.12.1 2024.0.0 2024.0.3 2024.1.0 2024.2.0 2024.3.0 2024.3.1
        2024.4.0 2024.4.1 2025.0.0 2025.0.4 2025.1.1 2025.1.3 2026.0.0 2026.0.3 2026.1.0 2026.2.0 2026.4.0 2026.5.0 2026.6.0 2026.7.0 2026.8.0
        2026.9.0 2026.9.1 2026.10.0 2026.10.3""".split(),
        "commands": ["install", "sync", "lock", "requirements"],
        "python": lambda release: "3.8" if release < "2022.9" else "3.12",
        "beside": lambda release: ["setuptools<70"],
    },
}
OPTION = re.compile(r"^\s+(?:(-[A-Za-z])\b[|, (v]*)?(--[a-z][\w-]*)?\)?(=[A-Z\[]?|\s<[^>]+>| [A-Z]{3,}| \[[a-z|]+\]| <)?")


def written(text):
    """`  -E, --extras=EXTRAS`, `  -E (--extras) <...>`, `  --skip-lock / --no-x`."""
    names = set()
    # Poetry 1.0 and 1.1: `[-E <...>]` above, `-E (--extras)` below.
    valued = set(re.findall(r"\[(--?[\w-]+)\s+<", text))
    for line in text.splitlines():
        found = OPTION.match(line)
        if found is None or not (found[1] or found[2]):
            continue
        takes = found[3] or valued & {found[1], found[2]}
        names.update(name + ("=" if takes else "") for name in found.groups()[:2] if name)
        names.update(re.findall(r"/ (--[a-z-]+)", line[:60]))
    return sorted(names)


def ask(tool, release, folder, uv):
    made = TOOLS[tool]
    home = Path(folder) / release
    quiet = {"check": True, "capture_output": True, "text": True}
    python = subprocess.run([uv, "python", "find", made["python"](release)], **quiet).stdout.strip()
    subprocess.run([uv, "venv", "-q", "-p", python, str(home)], **quiet)
    subprocess.run([uv, "pip", "install", "-q", "-p", str(home), f"{tool}=={release}", *made["beside"](release)], **quiet)
    found = {}
    for command in made["commands"]:
        asked = subprocess.run(
            [str(home / "bin" / tool), command, "--help"],
            capture_output=True, text=True, cwd=folder,
            env={"PATH": f"{home / 'bin'}:{os.environ['PATH']}", "HOME": folder, "COLUMNS": "200", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        found[command] = written(asked.stdout) if asked.returncode == 0 else []
    subprocess.run(["rm", "-rf", str(home)], check=True)
    return found


def main():
    tool, uv = sys.argv[1:]
    asked = {}
    with tempfile.TemporaryDirectory() as folder:
        for release in TOOLS[tool]["releases"]:
            try:
                # Some do not run with the newest releases of what they need.
                found = ask(tool, release, folder, uv)
                if found["install"]:
                    asked[release] = found
            except subprocess.CalledProcessError as error:
                print(f"{release}: {error.stderr or error}", file=sys.stderr)
    commands = TOOLS[tool]["commands"]
    known = {
        "releases": list(asked),
        "commands": {name: spans({each: found[name] for each, found in asked.items()}) for name in commands},
        "choices": {},
    }
    json.dump(known, sys.stdout, indent=1)
    sys.stdout.write("\n")


main()
