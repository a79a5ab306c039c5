"""Records fixtures/archives/: small odd archives, and the files that pip 26.3 leaves behind when it unpacks them.

    python3 -m venv VENV && VENV/bin/pip install pip==26.3 && VENV/bin/python scripts/record/record-archives.py

The archives are made by Python's tarfile, zipfile, gzip, bz2 and lzma. expected.json has for each of them the files after pip's
own unpack_file, in the archive's order, without the links (hard ones are files for pip), and the text of setup.py. Besides,
two bombs of 300 MB.
"""

import bz2
import gzip
import io
import json
import lzma
import pathlib
import stat
import tarfile
import tempfile
import zipfile

import pip
from pip._internal.utils.unpacking import unpack_file

assert pip.__version__ == "26.3", pip.__version__

FOLDER = pathlib.Path(__file__).parent.parent.parent / "fixtures" / "archives"
TOP = "demo-1.0"
SETUP = b"from setuptools import setup\nsetup(name='demo', ext_modules=[])\n"
PLAIN = [(f"{TOP}/setup.py", SETUP), (f"{TOP}/src/_demo.c", b"int x;\n"), (f"{TOP}/PKG-INFO", b"Name: demo\n")]
LONG = "/".join(["a-rather-long-folder-name"] * 9)


def member(name, content=b"", kind=tarfile.REGTYPE, linkname="", **more):
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = linkname
    info.size = len(content)
    info.mtime = 1_700_000_000
    for key, value in more.items():
        setattr(info, key, value)
    return info, content


def tar(members, format=tarfile.GNU_FORMAT, encoding="utf-8", pax_headers=None):
    buffer = io.BytesIO()
    with tarfile.open(
        fileobj=buffer, mode="w", format=format, encoding=encoding, errors="surrogateescape", pax_headers=pax_headers
    ) as archive:
        for each in members:
            info, content = each if isinstance(each[0], tarfile.TarInfo) else member(*each)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def zipped(entries, compression=zipfile.ZIP_DEFLATED, force_zip64=False):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content, *mode in entries:
            info = zipfile.ZipInfo(name, (2023, 11, 14, 22, 13, 20))
            info.compress_type = compression
            info.external_attr = (mode[0] if mode else stat.S_IFREG | 0o644) << 16
            with archive.open(info, "w", force_zip64=force_zip64) as file:
                file.write(content)
    return buffer.getvalue()


def gz(data):
    return gzip.compress(data, mtime=0)


def latin1(data, placeholder, real):
    """A zip without the UTF-8 flag, as other programs make them: zipfile itself cannot write one."""
    assert len(placeholder) == len(real)
    return data.replace(placeholder, real)


def archives():
    plain = tar(PLAIN)
    long = PLAIN + [(f"{TOP}/{LONG}/module.pyx", b"x"), (f"{TOP}/{LONG}/ünïcödé.cpp", b"y")]
    yield "plain.tar.gz", gz(plain)
    yield "plain.tgz", gz(plain)
    yield "plain.tar", plain
    yield "plain.tar.bz2", bz2.compress(plain)
    yield "plain.tbz", bz2.compress(plain)
    yield "plain.tar.xz", lzma.compress(plain)
    yield "plain.txz", lzma.compress(plain, check=lzma.CHECK_CRC32, preset=9)
    # One file in several streams, as pigz, pbzip2 and pixz write them.
    yield "streams.tar.gz", gz(plain[:700]) + gz(plain[700:]) + b"\0" * 512
    yield "streams.tar.bz2", bz2.compress(plain[:700]) + bz2.compress(plain[700:])
    yield "streams.tar.xz", lzma.compress(plain[:700]) + lzma.compress(plain[700:])
    # `.tar` is whatever tarfile finds in it.
    yield "gzipped.tar", gz(plain)
    yield "ustar.tar.gz", gz(tar(long[:3] + [(f"{TOP}/{LONG[:150]}/module.pyx", b"x")], tarfile.USTAR_FORMAT))
    yield "gnu-long.tar.gz", gz(tar(long))
    yield "pax-long.tar.gz", gz(tar(long, tarfile.PAX_FORMAT))
    # setuptools' sdists: a header of its own for the fraction of each time.
    yield "pax-mtime.tar.gz", gz(
        tar([member(name, content, mtime=1_700_000_000.123456) for name, content in PLAIN], tarfile.PAX_FORMAT)
    )
    # git archive.
    yield "pax-global.tar.gz", gz(tar(PLAIN, tarfile.PAX_FORMAT, pax_headers={"comment": "0" * 40}))
    yield "latin1-gnu.tar.gz", gz(tar([*PLAIN, (f"{TOP}/caf\xe9.f90", b"")], encoding="latin-1"))
    yield "latin1-pax.tar.gz", gz(tar([*PLAIN, (f"{TOP}/{LONG}/caf\udce9.f90", b"")], tarfile.PAX_FORMAT))
    yield "folders.tar.gz", gz(tar([(TOP, b"", tarfile.DIRTYPE), (f"{TOP}/empty/", b"", tarfile.DIRTYPE), *PLAIN]))
    yield "no-top.tar.gz", gz(tar([("setup.py", SETUP), ("src/_demo.c", b"")]))
    yield "two-tops.tar.gz", gz(tar([*PLAIN, ("other/readme", b"")]))
    yield "empty-second-top.tar.gz", gz(tar([*PLAIN, ("other", b"", tarfile.DIRTYPE)]))
    yield "twice.tar.gz", gz(tar([(f"{TOP}/setup.py", b"first"), *PLAIN]))
    yield "contiguous.tar.gz", gz(tar([*PLAIN, (f"{TOP}/contiguous.c", b"int y;", tarfile.CONTTYPE)]))
    yield "links.tar.gz", gz(
        tar(
            [
                *PLAIN,
                (f"{TOP}/hard.c", b"", tarfile.LNKTYPE, f"{TOP}/src/_demo.c"),
                (f"{TOP}/soft.c", b"", tarfile.SYMTYPE, "src/_demo.c"),
            ]
        )
    )
    # tarfile stops at the first block of zeros.
    yield "after-the-end.tar.gz", gz(plain[: 6 * 512] + b"\0" * 512 + tar([(f"{TOP}/smuggled.c", b"")]))
    yield "plain.zip", zipped(PLAIN)
    yield "stored.zip", zipped(PLAIN, zipfile.ZIP_STORED)
    yield "zip64.zip", zipped(PLAIN, force_zip64=True)
    yield "folders.zip", zipped([(f"{TOP}/", b""), (f"{TOP}/empty/", b""), *PLAIN])
    yield "no-top.zip", zipped([("setup.py", SETUP), ("src/_demo.c", b"")])
    yield "names.zip", latin1(
        zipped([*PLAIN, (f"{TOP}/src/ünïcödé.cpp", b""), (f"{TOP}/src/cafe.f90", b"")]), b"cafe", b"caf\x82"
    )
    yield "comment.zip", zipped(PLAIN)[:-2] + b"\x05\x00hello"


def link_names(path):
    if path.name.endswith(".zip"):
        return []
    with tarfile.open(path, encoding="utf-8") as archive:
        return [info.name for info in archive.getmembers() if info.islnk() or info.issym()]


def names_in_order(path):
    if path.name.endswith(".zip"):
        return [info.filename for info in zipfile.ZipFile(path).infolist()]
    with tarfile.open(path, encoding="utf-8") as archive:
        names = [info.name for info in archive.getmembers()]
    return [name for at, name in enumerate(names) if name not in names[at + 1 :]]


def shown(name):
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def unpacked(path):
    with tempfile.TemporaryDirectory() as folder:
        unpack_file(str(path), folder)
        root = pathlib.Path(folder)
        found = [each.relative_to(root).as_posix() for each in root.rglob("*") if each.is_file()]
        setup = root / "setup.py"
        text = setup.read_text() if setup.exists() else None
    # Below the top folder where pip took it off.
    order = {}
    for position, name in enumerate(names_in_order(path)):
        for short in (name, name.split("/", 1)[-1]):
            if short in found:
                order[short] = position
    links = {short for name in link_names(path) for short in (name, name.split("/", 1)[-1])}
    members = sorted((name for name in found if name not in links), key=order.__getitem__)
    return {"members": [shown(name) for name in members], "setup": text}


def bomb():
    return tar([member("zeros", b"\0" * 300_000_000)])


FOLDER.mkdir(exist_ok=True)
(FOLDER / "bomb.tar.bz2").write_bytes(bz2.compress(bomb()))
(FOLDER / "bomb.tar.xz").write_bytes(lzma.compress(bomb()))
expected = {}
for name, data in archives():
    path = FOLDER / name
    path.write_bytes(data)
    expected[name] = unpacked(path)
(FOLDER / "expected.json").write_text(json.dumps(expected, indent=2, ensure_ascii=False) + "\n")
