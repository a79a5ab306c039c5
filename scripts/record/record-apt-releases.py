"""Records what the apt releases have of the packages in data/build-libraries.json: names that are lacking, the Rust
compilers, and what the full official python image (buildpack-deps) holds of them.

    python3 scripts/record/record-apt-releases.py FOLDER > scripts/data/apt-releases.json

FOLDER holds the package indexes (main, for Ubuntu also universe and the updates) as CODENAME[-WORDS].xz, fetched
from the distributions' archives on the day given below. The full image is the closure of its Dockerfile's list over
Depends, the first alternative each: for bookworm and trixie it gave exactly what an apt simulation of the Dockerfile
had given, but for names that are only virtual.
"""

import json
import lzma
import re
import sys
from pathlib import Path

from apt_releases import RELEASES

READ = "2026-11-21"
# docker-library/buildpack-deps debian/{jessie,stretch,buster,bullseye}/Dockerfile agree on these but for libmaxminddb-dev
# and the name of the MySQL client (jessie); behind them what buildpack-deps:SUITE-scm and the python image add.
FULL_IMAGE = """autoconf automake bzip2 default-libmysqlclient-dev dpkg-dev file g++ gcc imagemagick libbz2-dev libc6-dev
libcurl4-openssl-dev libdb-dev libevent-dev libffi-dev libgdbm-dev libglib2.0-dev libgmp-dev libjpeg-dev libkrb5-dev
liblzma-dev libmagickcore-dev libmagickwand-dev libmaxminddb-dev libncurses5-dev libncursesw5-dev libpng-dev libpq-dev
libreadline-dev libsqlite3-dev libssl-dev libtool libwebp-dev libxml2-dev libxslt-dev libyaml-dev make patch unzip
xz-utils zlib1g-dev git mercurial openssh-client subversion procps libbluetooth-dev tk-dev uuid-dev""".split()
FULL_IMAGES = ["debian 11", "debian 12", "debian 13"]


def field(stanza, name):
    found = re.search(rf"^{name}: (.*)$", stanza, re.M)
    return found[1] if found else ""


def names_of(relation):
    """`a (>= 1) | b:any` -> ["a", "b"]"""
    return [part.strip().split(" ")[0].split(":")[0] for part in relation.split("|") if part.strip()]


def read_release(folder, codename):
    packages, provided = {}, {}
    for path in sorted(folder.glob(f"{codename}*.xz")):
        for stanza in lzma.open(path, "rt", encoding="utf-8", errors="replace").read().split("\n\n"):
            name = field(stanza, "Package")
            if not name:
                continue
            packages.setdefault(name, []).append((field(stanza, "Version"), field(stanza, "Depends"), path.stem))
            for relation in field(stanza, "Provides").split(","):
                for virtual in names_of(relation):
                    provided.setdefault(virtual, name)
    return packages, provided


def closure(packages, provided):
    seen, waiting = set(), list(FULL_IMAGE)
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        if name not in packages:
            if name in provided:
                seen.add(name)
                waiting.append(provided[name])
            continue
        seen.add(name)
        for relation in packages[name][0][1].split(","):
            alternatives = names_of(relation)
            if not any(other in seen for other in alternatives):
                waiting += [other for other in alternatives if other in packages or other in provided][:1]
    return seen


def compiler(packages, name):
    """What apt would install of it: the newest version of the release and its updates."""
    # bookworm-security's rustc-web comes and goes with the browsers; the release's own stays.
    versions = [re.match(r"(?:\d+:)?(\d+\.\d+\.\d+)", each[0]) for each in packages.get(name, []) if "security" not in each[2]]
    found = sorted((tuple(map(int, each[1].split("."))) for each in versions if each), reverse=True)
    return ".".join(map(str, found[0])) if found else None


def names(value):
    if isinstance(value, list):
        return {name for _, each in value for name in names(each)}
    return set(value.split()) if value else set()


here = Path(__file__).parent.parent
libraries = json.loads((here / "data/build-libraries.json").read_text())["libraries"]
runtimes = [library.get("runtime") for library in libraries.values()]
relations = [library["apt"] for library in libraries.values()] + [each["apt"] for each in runtimes if isinstance(each, dict)]
wanted = sorted({name for relation in relations for name in names(relation)})
releases = {}
for release, codename in RELEASES.items():
    packages, provided = read_release(Path(sys.argv[1]), codename)
    full = closure(packages, provided) if release in FULL_IMAGES else None
    releases[release] = {
        "rust": compiler(packages, "rustc"),
        "rustWeb": compiler(packages, "rustc-web"),
        "lacking": [name for name in wanted if name not in packages],
        "fullImage": full and [name for name in wanted if name in full or (name == "pkg-config" and "pkgconf" in full)],
    }
print("{")
print(f'  "about": "Made by scripts/record/record-apt-releases.py from the package indexes of {READ} (amd64). rust: what rustc is; rustWeb: rustc-web,'
      ' Debian\'s newer Rust for building browsers; lacking: names of build-libraries.json that the release has not; fullImage: those that the full python image holds.",')
print(f'  "read": "{READ}",')
print(f'  "explicit": {json.dumps([name for name in wanted if name in FULL_IMAGE])},')
print('  "releases": {')
print(",\n".join(f"    {json.dumps(release)}: {json.dumps(facts)}" for release, facts in releases.items()))
print("  }\n}")
