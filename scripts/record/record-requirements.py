"""Records how pip reads the requirements files of fixtures/manifests/requirements.txt/*/ into their expected.json.

    python3 -m venv VENV && VENV/bin/pip install pip==26.3 && VENV/bin/python scripts/record/record-requirements.py

Each case is read in its own folder by pip's parse_requirements and its constructors, then checked as the resolver
checks constraints. Nothing is fetched or installed. A case that pip refuses gets its message.
"""

import json
import os
import re
from pathlib import Path
from types import SimpleNamespace

import pip
from pip._internal.exceptions import PipError
from pip._internal.index.collector import LinkCollector
from pip._internal.index.package_finder import PackageFinder
from pip._internal.models.search_scope import SearchScope
from pip._internal.models.selection_prefs import SelectionPreferences
from pip._internal.network.session import PipSession
from pip._internal.req.constructors import install_req_from_parsed_requirement
from pip._internal.req.req_file import parse_requirements
from pip._internal.req.req_install import check_invalid_constraint_type

CASES = Path(__file__).resolve().parent.parent.parent / "fixtures" / "manifests" / "requirements.txt"
assert pip.__version__ == "26.3", pip.__version__


def make_finder(session):
    # No index of its own: what the file names is then all there is, and an empty list means the default one.
    scope = SearchScope.create(find_links=[], index_urls=[], no_index=False)
    collector = LinkCollector(session=session, search_scope=scope)
    return PackageFinder.create(link_collector=collector, selection_prefs=SelectionPreferences(allow_yanked=False))


def place(comes_from):
    path, line = re.fullmatch(r"-[rc] (.*) \(line (\d+)\)", comes_from).groups()
    return os.path.relpath(path), int(line)


def here(text):
    return text.replace(Path.cwd().as_uri(), "file:///CASE").replace(str(Path.cwd()), "/CASE")


def describe(parsed, req):
    path, line = place(parsed.comes_from)
    return {
        "name": req.name,
        "specifier": str(req.req.specifier) if req.req else "",
        "extras": sorted(re.sub(r"[-_.]+", "-", extra).lower() for extra in req.extras),
        "marker": str(req.markers) if req.markers else None,
        "link": here(req.link.url) if req.link else None,
        "editable": req.editable,
        "constraint": req.constraint,
        "hashes": sorted(f"{name}:{value.lower()}" for name, values in req.hash_options.items() for value in values),
        "path": path,
        "line": line,
    }


def record(case):
    os.chdir(case)
    session = PipSession()
    finder = make_finder(session)
    options = SimpleNamespace(
        require_hashes=False, no_require_hashes=False, features_enabled=[], isolated_mode=False
    )
    try:
        requirements = []
        for parsed in parse_requirements("requirements.txt", session, finder=finder, options=options):
            req = install_req_from_parsed_requirement(parsed, user_supplied=True)
            problem = check_invalid_constraint_type(req) if req.constraint else ""
            if problem:
                path, line = place(parsed.comes_from)
                return {"refused": f"{problem} (line {line} of {path})"}
            requirements.append(describe(parsed, req))
        if options.require_hashes and options.no_require_hashes:
            return {"refused": "--require-hashes and --no-require-hashes are mutually exclusive"}
    except (PipError, ValueError) as error:
        return {"refused": here(str(error))}
    return {
        "requirements": requirements,
        "index_urls": finder.index_urls,
        "no_index": finder.search_scope.no_index,
        "no_binary": sorted(finder.format_control.no_binary),
        "only_binary": sorted(finder.format_control.only_binary),
        "require_hashes": options.require_hashes,
        "no_require_hashes": options.no_require_hashes,
    }


for case in sorted(path for path in CASES.iterdir() if path.is_dir()):
    answer = record(case)
    (case / "expected.json").write_text(json.dumps(answer, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
