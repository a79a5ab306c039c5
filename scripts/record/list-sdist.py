"""Prints one sdist as JSON: its members below the top folder, and the text of those that could say how it is built. Runs nothing of it.

    python3 scripts/record/list-sdist.py six-1.16.0.tar.gz

Part of scripts/record/record-sdists.mjs, which chooses among the texts.
"""

import json
import re
import sys
import tarfile
import zipfile

MAX_TEXT = 1_000_000
TEXT = re.compile(r"\.(py|toml|cfg|txt|wrap|build)$|(^|/)(PKG-INFO|rust-toolchain)$")


def entries(path):
    """Name, size and a reader of every regular file, in the archive's order."""
    if path.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    yield info.filename, info.file_size, lambda info=info: archive.read(info)
    else:
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile():
                    yield member.name, member.size, lambda member=member: archive.extractfile(member).read()


def top(path):
    """The one folder that everything lies in, with its slash; maturin 0.7.1 has none."""
    firsts = {name.removeprefix("./").partition("/")[0] for name, _, _ in entries(path)}
    return firsts.pop() + "/" if len(firsts) == 1 else ""


members, texts = [], {}
folder = top(sys.argv[1])
for name, size, read in entries(sys.argv[1]):
    inner = name.removeprefix("./").removeprefix(folder)
    if not inner:
        continue
    members.append(inner)
    if size <= MAX_TEXT and inner.count("/") < 5 and TEXT.search(inner):
        texts[inner] = read().decode("utf-8", "replace")
json.dump({"members": members, "texts": texts}, sys.stdout)
