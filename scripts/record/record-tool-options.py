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
        "releases": """2018.11.26 2020.11.15 2021.5.29 2021.11.23 2022.4.8 2022.8.5 2022.8.13 2022.12.19 2023.4.29 2023.7.23 2023.10.3
        2023.12.1 2024.0.3 2024.4.1 2025.0.4 2025.1.3 2026.0.3 2026.4.0 2026.7.0 2026.10.3""".split(),
        "commands": ["install", "sync", "lock", "requirements"],
        "python": lambda release: "3.8" if release < "2022.9" else "3.12",
        "beside": lambda release: ["setuptools<70"],
    },
}
VALUE = re.compile(r"[=\s](?:\[=)?[A-Z<{\[][\w<>.,|{}\[\]-]*(?:,|$)")


def written(text):
    """`  -E, --extras=EXTRAS`, `  -E (--extras) <...>`, `  -r FILE, --requirements FILE`, `  --x / --no-x`, `  -v|vv|vvv, --verbose`."""
    names = set()
    # Poetry 1.0 and 1.1: `[-E <...>]` above, `-E (--extras)` below.
    valued = set(re.findall(r"\[(--?[\w-]+)\s+<", text))
    for line in text.splitlines():
        if not re.match(r"\s+-", line):
            continue
        head = re.split(r"\s{2,}", line.strip())[0]
        found = re.findall(r"(?<![\w-])(--[a-z][\w-]*|-[A-Za-z])(?![a-z])", head)
        takes = VALUE.search(head) or valued & set(found)
        names.update(name + ("=" if takes else "") for name in found)
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
