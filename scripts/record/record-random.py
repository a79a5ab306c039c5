"""Writes fixtures/packaging/random.json: what pypa/packaging says of texts that nobody picked.

    python3 -m venv reference && reference/bin/pip install packaging==26.3
    reference/bin/python scripts/record/record-random.py

Asks no network; the seed below makes the same texts each time.
"""

import json
import random
from functools import cmp_to_key
from pathlib import Path

import packaging
from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import InvalidVersion, Version

SEED = 20261128
PATH = Path(__file__).resolve().parent.parent.parent / "fixtures" / "packaging" / "random.json"
CHANCE = random.Random(SEED)

ENVIRONMENT = {
    "os_name": "posix",
    "sys_platform": "linux",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "platform_release": "6.1.0",
    "platform_system": "Linux",
    "platform_version": "#1 SMP",
    "python_version": "3.12",
    "python_full_version": "3.12.4",
    "implementation_name": "cpython",
    "implementation_version": "3.12.4",
    "extra": "",
}


def number():
    return str(CHANCE.choice([0, 0, 1, 1, 2, 3, 9, 10, 11, 2024, 20240101120000999999]))


def version():
    """Mostly one, in any of its spellings."""
    text = CHANCE.choice(["", "", "", "v", "1!", "0!"])
    text += ".".join(number() for _ in range(CHANCE.randint(1, 4)))
    if CHANCE.random() < 0.3:
        text += CHANCE.choice(["", ".", "-", "_"]) + CHANCE.choice(["a", "b", "rc", "c", "alpha", "beta", "pre", "preview", "RC"])
        text += CHANCE.choice(["", number(), "." + number(), "-" + number()])
    if CHANCE.random() < 0.25:
        text += CHANCE.choice([".post", "-", "post", ".rev", "_r", "-post"]) + CHANCE.choice(["", number()])
    if CHANCE.random() < 0.25:
        text += CHANCE.choice([".dev", "dev", "-dev", "_DEV"]) + CHANCE.choice(["", number()])
    if CHANCE.random() < 0.2:
        text += "+" + CHANCE.choice([".", "-", "_"]).join(CHANCE.choice(["abc", "1", "01", "A9", "ubuntu", "0"]) for _ in range(CHANCE.randint(1, 3)))
    if CHANCE.random() < 0.06:
        at = CHANCE.randrange(len(text) + 1)
        text = text[:at] + CHANCE.choice([" ", ".", "x", "+", "!", "*", "é", "\n"]) + text[at:]
    return text


def specifier():
    clauses = []
    for _ in range(CHANCE.randint(1, 3)):
        operator = CHANCE.choice(["==", "!=", ">=", "<=", ">", "<", "~=", "==="])
        wildcard = ".*" if CHANCE.random() < 0.2 else ""
        clauses.append(operator + CHANCE.choice(["", " "]) + version() + wildcard)
    return CHANCE.choice([",", ", ", " , "]).join(clauses)


def marker(depth=0):
    if depth < 3 and CHANCE.random() < 0.4:
        joined = CHANCE.choice([" and ", " or "]).join(marker(depth + 1) for _ in range(CHANCE.randint(2, 3)))
        return f"({joined})" if CHANCE.random() < 0.5 else joined
    name = CHANCE.choice([*ENVIRONMENT, "os.name", "python_implementation", "zebra"])
    value = CHANCE.choice(["linux", "posix", "3.12", "3.8", "3.10.*", "win32", "x86_64", "CPython", "", "cp", version()])
    operator = CHANCE.choice(["==", "!=", ">=", "<=", ">", "<", "~=", "===", "in", "not in", "not  in"])
    quote = CHANCE.choice(['"', "'"])
    value = quote + value.replace("\n", "") + quote
    return f"{name} {operator} {value}" if CHANCE.random() < 0.8 else f"{value} {operator} {name}"


def requirement():
    name = CHANCE.choice(["demo", "De_mo.x", "a", "_a", "a-", "zope.interface", "a" * 40, "1", "é"])
    text = name
    if CHANCE.random() < 0.3:
        text += "[" + CHANCE.choice(["x", "x,y", " x , Y_z ", "", "x,,y", "-"]) + "]"
    text += CHANCE.choice(["", " "])
    kind = CHANCE.random()
    if kind < 0.6:
        spec = specifier()
        text += f"({spec})" if CHANCE.random() < 0.2 else spec
    elif kind < 0.7:
        text += "@ https://files.example/demo.whl"
    if CHANCE.random() < 0.4:
        text += CHANCE.choice([";", " ; ", "; "]) + marker()
    return text


def wheel():
    tag = lambda choices: ".".join(CHANCE.sample(choices, CHANCE.randint(1, 2)))
    parts = [CHANCE.choice(["demo", "De_mo", "de.mo", "a__b", "de-mo"]), version().replace("-", "_")]
    if CHANCE.random() < 0.3:
        parts.append(CHANCE.choice(["1", "0", "2abc", "x", "12_x", ""]))
    parts += [
        tag(["py3", "py2", "cp312", "CP38", "pp310"]),
        tag(["none", "abi3", "cp312", "cp37m"]),
        tag(["any", "linux_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "win32"]),
    ]
    if CHANCE.random() < 0.05:
        parts.pop(CHANCE.randrange(len(parts)))
    return "-".join(parts) + CHANCE.choice([".whl"] * 9 + [".WHL"])


def order(texts):
    """Groups of equal versions, lowest first."""
    valid = []
    for text in texts:
        try:
            valid.append((Version(text), text))
        except InvalidVersion:
            pass
    valid.sort(key=cmp_to_key(lambda a, b: (a[0] > b[0]) - (a[0] < b[0])))
    groups = []
    for parsed, text in valid:
        if groups and Version(groups[-1][0]) == parsed:
            groups[-1].append(text)
        else:
            groups.append([text])
    return groups


def admitted(text, candidates):
    try:
        allowed = SpecifierSet(text)
    except InvalidSpecifier:
        return None
    return [position for position, each in enumerate(candidates) if allowed.contains(each, prereleases=True)]


def holds(text):
    try:
        return Marker(text).evaluate(dict(ENVIRONMENT))
    except InvalidMarker:
        return "no marker"
    except (UndefinedComparison, UndefinedEnvironmentName):
        return "undecided"


def read_requirement(text):
    try:
        read = Requirement(text)
    except InvalidRequirement:
        return None
    return [canonicalize_name(read.name), sorted(canonicalize_name(each) for each in read.extras), read.url, read.marker is not None]


def read_wheel(text):
    try:
        name, parsed, build, tags = parse_wheel_filename(text)
    except InvalidWheelFilename:
        return None
    return [name, str(parsed), "".join(map(str, build)), sorted(map(str, tags))]


def unique(make, count):
    made = {}
    while len(made) < count:
        made.setdefault(make())
    return list(made)


versions = unique(version, 1200)
candidates = [group[0] for group in order(versions)[::25]]
tables = {
    "order": order(versions),
    "invalid": [each for each in versions if each not in {text for group in order(versions) for text in group}],
    "candidates": candidates,
    "specifiers": [[text, admitted(text, candidates)] for text in unique(specifier, 900)],
    "environment": ENVIRONMENT,
    "markers": [[text, holds(text)] for text in unique(marker, 900)],
    "requirements": [[text, read_requirement(text)] for text in unique(requirement, 900)],
    "wheels": [[text, read_wheel(text)] for text in unique(wheel, 900)],
}

lines = [f'  "madeBy": {json.dumps(f"scripts/record/record-random.py with packaging {packaging.__version__}, seed {SEED}")}']
for name, rows in tables.items():
    if isinstance(rows, dict):
        lines.append(f"  {json.dumps(name)}: {json.dumps(rows)}")
    else:
        lines.append(f"  {json.dumps(name)}: [\n    " + ",\n    ".join(json.dumps(row) for row in rows) + "\n  ]")
PATH.write_text("{\n" + ",\n".join(lines) + "\n}\n")
