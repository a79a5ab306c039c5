"""Writes the golden tables of fixtures/packaging/ from the reference implementations: pypa/packaging and pip's finder.

    python3 -m venv reference && reference/bin/pip install packaging==26.3 pip==26.3
    reference/bin/python scripts/record/record-packaging.py

Reads fixtures/packaging/odd-releases.json and file-names.txt; asks no network. The same versions give the same bytes.
"""

import itertools
import json
import sys
from pathlib import Path

import packaging
import pip
from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version
from pip._internal.index.package_finder import LinkEvaluator, LinkType
from pip._internal.models.link import Link
from pip._internal.models.wheel import Wheel

from packaging_inputs import (
    ENVIRONMENTS,
    MARKERS,
    REQUIREMENTS,
    SPECIFIER_SETS,
    SPECIFIER_VERSIONS,
    VERSIONS,
)

FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "packaging"
MADE_BY = f"scripts/record/record-packaging.py with packaging {packaging.__version__} and pip {pip.__version__}"


def write(name, **tables):
    """One row a line, so that a change reads well in a diff."""
    lines = [f'  "madeBy": {json.dumps(MADE_BY)}']
    for key, rows in tables.items():
        body = ",\n".join("    " + json.dumps(row, ensure_ascii=True) for row in rows)
        lines.append(f'  "{key}": [\n{body}\n  ]')
    (FOLDER / name).write_text("{\n" + ",\n".join(lines) + "\n}\n")


def odd_releases():
    return json.loads((FOLDER / "odd-releases.json").read_text())


def version_of(text):
    # int() refuses more than 4300 digits with a bare ValueError, which is InvalidVersion's base.
    try:
        return Version(text)
    except ValueError:
        return None


def record_versions():
    keys = {key for entry in odd_releases() for key in entry["releases"]}
    texts = list(dict.fromkeys([*VERSIONS, *sorted(keys)]))
    parsed = {text: version_of(text) for text in texts}
    rows = [
        {"text": text, "normal": str(version) if version else None, "prerelease": version.is_prerelease if version else None}
        for text, version in parsed.items()
    ]
    valid = sorted((text for text in texts if parsed[text]), key=parsed.__getitem__)
    # Ascending; the texts of one row are the same version.
    order = [list(group) for _, group in itertools.groupby(valid, key=parsed.__getitem__)]
    write("versions.json", versions=rows, order=order)


def admitted(specifiers, prereleases):
    """One character a version of SPECIFIER_VERSIONS: 1 where the set contains it."""
    return "".join(str(int(specifiers.contains(Version(text), prereleases=prereleases))) for text in SPECIFIER_VERSIONS)


def record_specifiers():
    served = {
        file["requires_python"]
        for entry in odd_releases()
        for files in entry["releases"].values()
        for file in files
        if file.get("requires_python")
    }
    rows = []
    for text in dict.fromkeys([*SPECIFIER_SETS, *sorted(served)]):
        try:
            specifiers = SpecifierSet(text)
            rows.append(
                {"set": text, "normal": str(specifiers), "admits": admitted(specifiers, None), "finals": admitted(specifiers, False)}
            )
        except InvalidSpecifier:
            rows.append({"set": text, "normal": None})
    write("specifiers.json", versions=SPECIFIER_VERSIONS, sets=rows)


def evaluate(marker, column):
    environment = dict(column["environment"])
    context = "metadata"
    extras = column["extras"] or [""]
    if "dependencyGroups" in column:
        context = "lock_file"
        environment["extras"] = set(column["extras"])
        environment["dependency_groups"] = set(column["dependencyGroups"])
    try:
        # As pip does, once for each extra; a list, so that no answer hides an exception.
        return any([marker.evaluate({**environment, "extra": extra}, context=context) for extra in extras])
    except (UndefinedComparison, UndefinedEnvironmentName):
        return "invalid"


def comparisons(markers):
    return [leaf for item in markers for leaf in (comparisons(item) if isinstance(item, list) else [repr(item)])]


def reads_back(marker):
    """str() escapes no backslash, so that some markers print as others, or as none."""
    try:
        return comparisons(Marker(str(marker))._markers) == comparisons(marker._markers)
    except InvalidMarker:
        return False


def record_markers():
    rows = []
    for text in MARKERS:
        try:
            marker = Marker(text)
        except InvalidMarker:
            rows.append({"marker": text, "normal": None})
            continue
        answers = [evaluate(marker, column) for column in ENVIRONMENTS]
        rows.append({"marker": text, "normal": str(marker), "faithful": reads_back(marker), "answers": answers})
    write("markers.json", columns=ENVIRONMENTS, markers=rows)


def record_requirements():
    rows = []
    for text in REQUIREMENTS:
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            rows.append({"requirement": text, "name": None})
            continue
        rows.append(
            {
                "requirement": text,
                "name": canonicalize_name(requirement.name),
                "extras": sorted({canonicalize_name(extra) for extra in requirement.extras}),
                "specifiers": str(requirement.specifier),
                "url": requirement.url,
                "marker": str(requirement.marker) if requirement.marker else None,
            }
        )
    write("requirements.json", requirements=rows)


class AnyTarget:
    """Stands in for pip's TargetPython: takes every wheel that has a readable name."""

    py_version = "3.12"
    py_version_info = (3, 12, 0)

    def __init__(self, tags):
        self.tags = tags

    def get_unsorted_tags(self):
        return self.tags


def file_row(project, raw):
    try:
        wheel = Wheel(raw) if raw.endswith(".whl") else None
    except Exception as refusal:
        if type(refusal).__name__ != "InvalidWheelFilename":
            raise
        wheel = None
    evaluator = LinkEvaluator(
        project_name=project,
        canonical_name=canonicalize_name(project),
        formats=frozenset({"source", "binary"}),
        target_python=AnyTarget(wheel.file_tags if wheel else set()),
        allow_yanked=True,
    )
    kind, version = evaluator.evaluate_link(Link("https://files.example/" + raw.replace("%", "%25").replace(" ", "%20").replace("+", "%2B")))
    parsed = version_of(version) if kind == LinkType.candidate else None
    if parsed is None:
        # Either the evaluator refused it, or InstallationCandidate would with InvalidVersion.
        return {"project": project, "file": raw, "kind": "other"}
    if wheel is None:
        return {"project": project, "file": raw, "kind": "sdist", "version": str(parsed)}
    build = raw.split("-")[2] if wheel.build_tag else None
    return {
        "project": project,
        "file": raw,
        "kind": "wheel",
        "version": str(parsed),
        "build": build,
        "tags": " ".join(sorted(str(tag) for tag in wheel.file_tags)),
    }


def record_file_names():
    lines = (FOLDER / "file-names.txt").read_text().splitlines()
    pairs = [tuple(line.split(" ", 1)) for line in lines if line and not line.startswith("#")]
    for entry in odd_releases():
        for files in entry["releases"].values():
            names = [file["filename"] for file in files]
            wheels = [name for name in names if name.endswith(".whl")]
            # Most wheels of a release differ in one tag only.
            pairs += [(canonicalize_name(entry["name"]), name) for name in names if name not in wheels[1:]]
    write("filenames.json", files=[file_row(*pair) for pair in dict.fromkeys(pairs)])


if __name__ == "__main__":
    if (packaging.__version__, pip.__version__) != ("26.3", "26.3"):
        sys.exit(f"these tables are those of packaging 26.3 and pip 26.3, not of {packaging.__version__} and {pip.__version__}")
    record_versions()
    record_specifiers()
    record_markers()
    record_requirements()
    record_file_names()
