"""Records fixtures/tags/: the ordered tags that pypa/packaging 26.3 gives each interpreter, libc and machine.

    python3 -m venv VENV && VENV/bin/pip install packaging==26.3 && VENV/bin/python scripts/record/record-tags.py

packaging asks the running machine what it is; here each of those questions is answered for the target instead. The order
itself is all packaging's. A run of tags over every platform is written once, as `cp312-abi3-*`.
"""

import json
import pathlib

import packaging
from packaging import _manylinux, _musllinux, tags

assert packaging.__version__ == "26.3", packaging.__version__

FOLDER = pathlib.Path(__file__).parent.parent.parent / "fixtures" / "tags"
USUAL = ["x86_64", "i686", "aarch64", "armv7l", "ppc64le", "s390x", "riscv64"]


def targets():
    """(python, libc, arch), a t for free-threaded, a libc by its family and major.minor."""
    for libc in ["glibc2.17", "glibc2.28", "glibc2.31", "glibc2.36", "glibc2.41", "musl1.1", "musl1.2"]:
        for arch in USUAL:
            yield "3.12", libc, arch
    for python in ["3.8", "3.11", "3.13", "3.13t", "3.14", "3.14t", "3.15", "3.15t"]:
        for libc in ["glibc2.36", "musl1.2"]:
            yield python, libc, "x86_64"
    # Pythons of frozen images, on what those stood on.
    yield from [("2.7", "glibc2.28", "x86_64"), ("2.7", "glibc2.28", "i686"), ("2.7", "musl1.1", "x86_64")]
    yield from [("3.2", "glibc2.19", "x86_64"), ("3.3", "glibc2.13", "x86_64"), ("3.4", "glibc2.24", "armv7l")]
    yield from [("3.5", "glibc2.28", "x86_64"), ("3.5", "musl1.1", "aarch64"), ("3.6", "glibc2.31", "s390x")]
    yield from [("3.6", "musl1.2", "x86_64"), ("3.7", "glibc2.36", "x86_64"), ("3.7", "musl1.2", "i686")]
    yield from [("3.9", "glibc2.41", "x86_64"), ("3.9", "musl1.2", "aarch64"), ("3.10", "glibc2.41", "aarch64")]
    # The machines without manylinux.
    yield from [("3.12", "musl1.2", "armv6l"), ("3.5", "musl1.1", "armv6l"), ("3.12", "glibc2.36", "armv6l")]
    yield from [("3.12", "glibc2.41", "armv5tel"), ("2.7", "glibc2.28", "armv5tel"), ("3.12", "musl1.2", "armv5tel")]
    # Today's default images, and corners of the floors.
    yield from [("3.14", "glibc2.41", arch) for arch in USUAL]
    yield from [("3.14", "musl1.2", arch) for arch in USUAL if arch != "x86_64"]
    yield from [("3.15t", "glibc2.41", "aarch64"), ("3.14t", "musl1.2", "armv7l"), ("3.13t", "glibc2.28", "aarch64")]
    yield from [("3.4", "glibc2.13", "aarch64"), ("3.12", "glibc2.5", "x86_64"), ("3.12", "glibc2.4", "x86_64")]
    yield from [("3.12", "glibc2.16", "aarch64"), ("3.12", "glibc2.43", "riscv64"), ("3.12", "musl1.0", "x86_64")]


def answer_for(python, libc, arch):
    """Makes packaging see the target instead of this machine."""
    family = libc.rstrip("0123456789.")
    version = tuple(int(part) for part in libc[len(family) :].split("."))
    config = {"Py_DEBUG": 0, "WITH_PYMALLOC": 1, "Py_UNICODE_SIZE": 4 if python == "2.7" else 2}
    config["Py_GIL_DISABLED"] = int(python.endswith("t"))
    tags._get_config_var = lambda name, warn=False: config.get(name)
    tags.sysconfig.get_platform = lambda: f"linux-{arch}"
    tags._linux_platforms.__defaults__ = (False,)
    tags.platform.system = lambda: "Linux"
    _manylinux._get_glibc_version = lambda: version if family == "glibc" else (-1, -1)
    _manylinux._get_manylinux_module = lambda: None
    _manylinux._is_linux_armhf = lambda executable: arch == "armv7l"
    _manylinux._is_linux_i686 = lambda executable: arch == "i686"
    _musllinux._get_musl_version = lambda executable: _musllinux._MuslVersion(*version) if family == "musl" else None


def record(python, libc, arch):
    answer_for(python, libc, arch)
    release = tuple(int(part) for part in python.rstrip("t").split("."))
    interpreter = f"cp{release[0]}{release[1]}"
    ordered = [*tags.cpython_tags(release), *tags.compatible_tags(release, interpreter)]
    return [str(tag) for tag in ordered], list(tags.platform_tags())


def shorten(ordered, platforms):
    """Every run over all platforms becomes one entry; expand() proves that nothing is lost."""
    short = []
    at = 0
    while at < len(ordered):
        head = ordered[at].rsplit("-", 1)[0]
        if ordered[at : at + len(platforms)] == [f"{head}-{platform}" for platform in platforms]:
            short.append(f"{head}-*")
            at += len(platforms)
        else:
            short.append(ordered[at])
            at += 1
    return short


def expand(short, platforms):
    for entry in short:
        yield from [entry[:-1] + platform for platform in platforms] if entry.endswith("-*") else [entry]


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for python, libc, arch in targets():
        ordered, platforms = record(python, libc, arch)
        short = shorten(ordered, platforms)
        assert list(expand(short, platforms)) == ordered
        fixture = {
            "madeBy": "scripts/record/record-tags.py with packaging 26.3",
            "python": python,
            "libc": libc,
            "arch": arch,
            "count": len(ordered),
            "platforms": platforms,
            "tags": short,
        }
        path = FOLDER / f"py{python}-{libc}-{arch}.json"
        path.write_text(json.dumps(fixture, indent=2) + "\n")


main()
