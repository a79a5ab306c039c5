"""Writes fixtures/packaging/legacy.json: what pip 24.0, the last with packaging 21.3 inside, makes of versions and specifiers that PEP 440 does not know.

    python3.11 -m venv reference && reference/bin/pip install pip==24.0
    reference/bin/python scripts/record/record-legacy.py

Asks no network. The same pip gives the same bytes.
"""

import functools
import itertools
import json
import sys
import warnings
from pathlib import Path

import pip
from pip._internal.index.package_finder import LinkEvaluator, LinkType
from pip._internal.models.link import Link
from pip._internal.models.wheel import InvalidWheelFilename, Wheel
from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.packaging.version import parse

from packaging_inputs import LEGACY_FILES, LEGACY_REQUIREMENTS, LEGACY_SETS, LEGACY_VERSIONS, SPECIFIER_SETS, SPECIFIER_VERSIONS

TABLE = Path(__file__).resolve().parent.parent.parent / "fixtures" / "packaging" / "legacy.json"


def order():
    """Ascending; the texts of one row are the same version."""
    versions = sorted(LEGACY_VERSIONS, key=parse)
    return [list(group) for _, group in itertools.groupby(versions, key=functools.cmp_to_key(lambda a, b: (parse(a) > parse(b)) - (parse(a) < parse(b))))]


def set_row(text):
    try:
        specifiers = SpecifierSet(text)
    except InvalidSpecifier:
        return {"set": text, "admits": None}
    # One character a version: 1 where the set contains it.
    return {"set": text, "admits": "".join(str(int(specifiers.contains(parse(one), prereleases=True))) for one in VERSIONS)}


def requirement_row(text):
    try:
        requirement = Requirement(text)
    except InvalidRequirement:
        return {"requirement": text, "name": None}
    return {
        "requirement": text,
        "name": canonicalize_name(requirement.name),
        "extras": sorted(requirement.extras),
        "specifiers": str(requirement.specifier),
        "marker": str(requirement.marker) if requirement.marker else None,
    }


class AnyTarget:
    """Stands in for pip's TargetPython: takes every wheel that has a readable name."""

    py_version = "3.11"
    py_version_info = (3, 11, 0)

    def __init__(self, tags):
        self.tags = tags

    def get_tags(self):
        return self.tags

    get_unsorted_tags = get_tags


def file_row(project, raw):
    try:
        tags = Wheel(raw).file_tags if raw.endswith(".whl") else set()
    except InvalidWheelFilename:
        tags = set()
    evaluator = LinkEvaluator(
        project_name=project,
        canonical_name=canonicalize_name(project),
        formats=frozenset({"source", "binary"}),
        target_python=AnyTarget(tags),
        allow_yanked=True,
    )
    kind, version = evaluator.evaluate_link(Link("https://files.example/" + raw))
    return {"project": project, "file": raw, "version": str(parse(version)) if kind == LinkType.candidate else None}


VERSIONS = [*SPECIFIER_VERSIONS, *LEGACY_VERSIONS]

if __name__ == "__main__":
    if pip.__version__ != "24.0":
        sys.exit(f"this table is that of pip 24.0, not of {pip.__version__}")
    warnings.simplefilter("ignore")
    tables = {
        "order": order(),
        "sets": [set_row(text) for text in dict.fromkeys([*SPECIFIER_SETS, *LEGACY_SETS])],
        "requirements": [requirement_row(text) for text in LEGACY_REQUIREMENTS],
        "files": [file_row(*pair) for pair in LEGACY_FILES],
    }
    lines = ['  "madeBy": "scripts/record/record-legacy.py with pip 24.0"', f'  "versions": {json.dumps(VERSIONS)}']
    for key, rows in tables.items():
        # One row a line, so that a change reads well in a diff.
        lines.append(f'  "{key}": [\n' + ",\n".join("    " + json.dumps(row) for row in rows) + "\n  ]")
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n")
