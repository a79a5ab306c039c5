"""Writes fixtures/packaging/dep-logic-tags.json: how PDM ranks the tags that packaging accepts (dep_logic.tags, EnvSpec).

    python3 -m venv VENV && VENV/bin/pip install dep-logic==0.7.2
    VENV/bin/python scripts/record/record-dep-logic.py

The tags come from fixtures/tags/. Asks no network.
"""

import json
from importlib.metadata import version
from pathlib import Path

from dep_logic.tags import EnvSpec

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
TABLES = ["py3.12-glibc2.17-x86_64", "py3.12-glibc2.28-aarch64", "py3.12-glibc2.28-i686", "py3.12-glibc2.28-riscv64", "py3.11-musl1.2-x86_64", "py3.13t-glibc2.28-aarch64"]
SYSTEMS = {"glibc": "manylinux", "musl": "musllinux"}


def ranks(name):
    table = json.loads((FIXTURES / "tags" / f"{name}.json").read_text(encoding="utf-8"))
    python, libc, machine = name.removeprefix("py").split("-", 2)
    family = libc.rstrip("0123456789.")
    major, minor = libc.removeprefix(family).split(".")
    platform = f"{SYSTEMS[family]}_{major}_{minor}_{machine}"
    spec = EnvSpec.from_spec(f"=={python.rstrip('t')}.0", platform, "cpython", python.endswith("t"))
    pairs = dict.fromkeys(tag.rsplit("-", 1)[0] for tag in table["tags"])
    return {
        "pairs": {pair: spec._evaluate_python(*pair.split("-")) for pair in pairs},
        "platforms": {each: spec._evaluate_platform(each) for each in [*table["platforms"], "any"]},
    }


if __name__ == "__main__":
    found = {name: ranks(name) for name in TABLES}
    head = {"madeBy": f"scripts/record/record-dep-logic.py with dep-logic {version('dep-logic')}"}
    path = FIXTURES / "packaging" / "dep-logic-tags.json"
    path.write_text(json.dumps({**head, "tables": found}, indent=1) + "\n", encoding="utf-8")
