"""Records which version of a system library a release of apt has, for those on whose version builds depend.

    python3 scripts/record/record-library-versions.py FOLDER > scripts/data/library-versions.json

FOLDER holds the package indexes (main, for Ubuntu also universe) as CODENAME[-WORDS].xz, fetched from the distributions' archives on the
day given below. What was read elsewhere stands below with its source, and a release that is not there is not known.
"""

import json
import lzma
import re
import sys
from pathlib import Path

from apt_releases import RELEASES

READ = "2026-11-28"
# Names of build-libraries.json, and the package whose upstream version is the library's.
PACKAGES = {
    "proj": "libproj-dev",
    "geos": "libgeos-dev",
    "gdal": "libgdal-dev",
    "hdf5": "libhdf5-dev",
    "netcdf": "libnetcdf-dev",
    "glib": "libglib2.0-dev",
    "cairo": "libcairo2-dev",
    "ffmpeg": "libavcodec-dev",
    "librdkafka": "librdkafka-dev",
    "graphviz": "libgraphviz-dev",
    "gcc": "gcc",
}
# Debian keeps libldap_r for those that ask for it (python-ldap 3.4.0 was built on bookworm and trixie), so that OpenLDAP's version says nothing there.
ELSEWHERE = {
    "debian 10": {"versions": {"gdal": "2.4.0"}, "source": "debian-gis, 2018-12: GDAL 2.4.0 for buster; its index was not read"},
}
ALPINE_LDAP = {f"alpine 3.{minor}": "2.6" for minor in range(15, 25)}
ALPINE_SOURCE = "python-ldap/python-ldap#445: Alpine 3.15 has OpenLDAP 2.6, which has no libldap_r"


def upstream(version):
    """`1:2.4.0+dfsg-1+b1` -> `2.4.0`"""
    return re.match(r"(?:\d+:)?(\d+(?:\.\d+)*)", version)[1]


def read_release(folder, codename):
    found = {}
    for path in sorted(folder.glob(f"{codename}*.xz")):
        for stanza in lzma.open(path, "rt", encoding="utf-8", errors="replace").read().split("\n\n"):
            name = re.search(r"^Package: (.*)$", stanza, re.M)
            version = re.search(r"^Version: (.*)$", stanza, re.M)
            if name and version and name[1] in PACKAGES.values():
                found[name[1]] = upstream(version[1])
    return {library: found[package] for library, package in PACKAGES.items() if package in found}


releases = {release: {"versions": read_release(Path(sys.argv[1]), codename)} for release, codename in RELEASES.items()}
releases |= ELSEWHERE
releases |= {release: {"versions": {"ldap": version}, "source": ALPINE_SOURCE} for release, version in ALPINE_LDAP.items()}
about = (
    f"Made by scripts/record/record-library-versions.py from the package indexes of {READ} (amd64), but for releases with a source of their own."
    " What a release does not name is not known."
)
print(json.dumps({"about": about, "read": READ, "releases": releases}, indent=1))
