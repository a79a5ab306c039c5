"""Records fixtures/build-requirements.json: what pip 26.3 takes for the build requirements of real sdists, and of odd ones.

    python3 -m venv VENV && VENV/bin/pip install pip==26.3 && VENV/bin/python scripts/record/record-build-requirements.py

The choice is all pip's: its finder looks at the recorded index (scripts/record/serve-recorded.mjs) with the target's own tags
(fixtures/tags/), and what is yanked is passed over as its resolver does (Factory._iter_found_candidates).
"""

import json
import pathlib
import subprocess

import pip
from pip._internal.index.collector import LinkCollector
from pip._internal.index.package_finder import PackageFinder
from pip._internal.models.format_control import FormatControl
from pip._internal.models.search_scope import SearchScope
from pip._internal.models.selection_prefs import SelectionPreferences
from pip._internal.models.target_python import TargetPython
from pip._internal.network.session import PipSession
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.tags import Tag
from pip._vendor.packaging.utils import canonicalize_name

assert pip.__version__ == "26.3", pip.__version__

ROOT = pathlib.Path(__file__).parent.parent.parent

# What `build-system.requires` holds in the sdists named, as far as fixtures/index/ has the projects.
SDISTS = {
    "cryptography 3.4.7": [
        "setuptools>=40.6.0",
        "wheel",
        "cffi>=1.12; platform_python_implementation != 'PyPy'",
        "setuptools-rust>=0.11.4",
    ],
    "cryptography 50.0.2": ["maturin>=1.9.4,<2", "cffi>=2.0.0; platform_python_implementation != 'PyPy'", "setuptools!=74.0.0"],
    "numpy 1.21.0": ["packaging==20.5; platform_machine=='arm64'", "setuptools<60.0", "wheel==0.36.2", "Cython>=0.29.24,<3.0"],
    "numpy 2.4.6": ["meson-python>=0.18.0", "Cython>=3.0.6"],
    "matplotlib 3.8.2": ["certifi>=2020.06.20", "numpy>=1.25", "pybind11>=2.6", "setuptools>=64", "setuptools_scm>=7"],
    "contourpy 1.2.0": ["meson-python>=0.13.1", "pybind11>=2.10.4"],
    "h5py 3.11.0": [
        "Cython>=0.29.31,<4",
        "numpy >=2.0.0rc1, <3",
        "setuptools >=61",
    ],
    "scipy 1.5.4": [
        "wheel",
        "setuptools",
        "Cython>=0.29.18",
        "numpy==1.14.5; python_version=='3.6' and platform_machine!='aarch64'",
        "numpy==1.17.3; python_version>='3.8'",
        "pybind11>=2.4.3",
    ],
    "argon2-cffi-bindings 21.2.0": ["setuptools>=45", "setuptools_scm>=6.2", "wheel", "cffi>=1.0.1; python_version >= '3.6'"],
    "no build-system": ["setuptools>=40.8.0"],
    "a pre-release is named": ["Cython>=3.0.0b1,<3.0.1,!=3.0.0", "cffi>=2.0.0b1,!=2.0.0,<2.1"],
    "only pre-releases are left": ["Cython==3.0.0.*,!=3.0.0", "cffi==2.0.0.*,!=2.0.0", "wheel<0.1,>0.0"],
    "nothing in the range": ["wheel>=99", "cffi<0.1"],
    "yanked and pinned": ["numpy==2.4.0", "cryptography==45.0.0", "setuptools==71.0.1", "bottleneck==1.4.0rc4"],
    "yanked and not pinned": ["numpy>=2.4.0,<2.4.1", "cryptography>=45.0.0,<45.0.1", "setuptools==71.0.1.*", "matplotlib<=3.9.1"],
    "two lines of one name": ["cffi>=1.12", "cffi<1.15"],
    "arbitrary equality": ["wheel===0.36.2", "numpy===1.26"],
    "no such project": ["no-such-project"],
}
TARGETS = {
    "py3.8-musl1.2-x86_64": "3.8.20",
    "py3.11-glibc2.36-x86_64": "3.11.14",
    "py3.12-musl1.2-x86_64": "3.12.12",
    "py3.12-glibc2.17-aarch64": "3.12.12",
    "py3.13t-glibc2.36-x86_64": "3.13.9",
    "py3.14-musl1.2-armv7l": "3.14.1",
}
RULES = {"": ((), ()), "--no-binary :all:": ((":all:",), ()), "--no-binary cffi": (("cffi",), ()), "--only-binary :all:": ((), (":all:",))}


def target_python(name, version):
    """A TargetPython with exactly the tags of the target."""
    python = TargetPython(py_version_info=tuple(int(part) for part in version.split(".")))
    lines = json.loads((ROOT / "fixtures" / "tags" / f"{name}.json").read_text())
    platforms = lines["platforms"]
    tags = []
    for text in lines["tags"]:
        interpreter, abi, platform = text.split("-")
        tags += [Tag(interpreter, abi, each) for each in (platforms if platform == "*" else [platform])]
    python._valid_tags, python._valid_tags_set = tags, set(tags)
    return python


def environment(name, version):
    python = version.rsplit(".", 1)[0]
    return {
        "implementation_name": "cpython",
        "implementation_version": version,
        "os_name": "posix",
        "platform_machine": name.rsplit("-", 1)[1],
        "platform_python_implementation": "CPython",
        "platform_system": "Linux",
        "python_full_version": version,
        "python_version": python,
        "sys_platform": "linux",
        "extra": "",
    }


def is_pinned(specifier):
    return any(s.operator == "===" or (s.operator == "==" and not s.version.endswith(".*")) for s in specifier)


def choose(finder, name, specifier):
    """The file that pip takes, as Factory._iter_found_candidates offers them: last first, yanked ones where a pin leaves nothing else."""
    found = finder.find_best_candidate(project_name=name, specifier=specifier).applicable_candidates
    all_yanked = all(each.link.is_yanked for each in found)
    for each in reversed(found):
        if not each.link.is_yanked or (all_yanked and is_pinned(specifier)):
            return each.link.filename
    return None


def main():
    command = ["node", str(ROOT / "scripts" / "serve-recorded.mjs"), str(ROOT / "fixtures" / "index")]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    rows = []
    try:
        url = server.stdout.readline().strip()
        session = PipSession()
        scope = SearchScope.create(find_links=[], index_urls=[url], no_index=False)
        for target, version in TARGETS.items():
            python, env = target_python(target, version), environment(target, version)
            for flags, (no_binary, only_binary) in RULES.items():
                prefs = SelectionPreferences(allow_yanked=True, format_control=FormatControl(set(no_binary), set(only_binary)))
                finder = PackageFinder.create(link_collector=LinkCollector(session, scope), selection_prefs=prefs, target_python=python)
                for sdist, requires in SDISTS.items():
                    if flags and sdist not in ("cryptography 3.4.7", "numpy 2.4.6"):
                        continue
                    wanted = {}
                    for text in requires:
                        requirement = Requirement(text)
                        if requirement.marker is None or requirement.marker.evaluate(env):
                            name = canonicalize_name(requirement.name)
                            wanted[name] = wanted.get(name, SpecifierSet()) & requirement.specifier
                    files = {name: choose(finder, name, specifier) for name, specifier in wanted.items()}
                    rows.append({"sdist": sdist, "target": target, "python": version, "flags": flags, "requires": requires, "files": files})
    finally:
        server.terminate()
    out = ROOT / "fixtures" / "build-requirements.json"
    out.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
    print(len(rows), "rows")


main()
