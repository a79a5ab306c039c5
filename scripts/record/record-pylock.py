"""Records what pypa/packaging 26.3 selects from pylock.toml files, which is what pip 26.3 installs: fixtures/manifests/pylock.toml/.

    python3 -m venv VENV && VENV/bin/pip install packaging==26.3 && VENV/bin/python scripts/record/record-pylock.py

Each folder with a pylock.toml gets an expected.json; for the locks of fixtures/corpus/ it is written to corpus/CASE.json. Environment
and tags are those of a target, the tags read from fixtures/tags/. A row is `name version file`, the file `-` for what is no wheel or sdist.

`error` is the one for which the whole file is refused there, or null. Rows are then selected one by one, so that each still has
its answer: `none` where no file fits, `python` where its requires-python is not met, `clash` where another of its name is selected too.

invalid.json: texts that packaging refuses as no valid pylock.toml, made from a valid one by one change each.
"""

import copy
import json
import tomllib
from collections import Counter
from pathlib import Path

import packaging
from packaging.pylock import PackageArchive, PackageDirectory, PackageVcs, PackageWheel, Pylock, PylockSelectError
from packaging.tags import parse_tag
from packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename

assert packaging.__version__ == "26.3", packaging.__version__

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
FOLDER = FIXTURES / "manifests" / "pylock.toml"
TARGETS = [
    ("3.12", "3.12.14", "musl1.2", "x86_64"),
    ("3.12", "3.12.14", "glibc2.36", "aarch64"),
    ("3.13t", "3.13.1", "glibc2.36", "x86_64"),
    ("3.14", "3.14.0", "glibc2.41", "armv7l"),
    ("3.14", "3.14.0", "musl1.2", "ppc64le"),
    ("3.9", "3.9.25", "glibc2.41", "x86_64"),
    ("3.8", "3.8.20", "glibc2.36", "x86_64"),
]
CORPUS = ["datasci-pylock-uv", "django-pylock-uv", "fastapi-pylock-uv", "fastapi-pip-lock"]


def tags(python: str, libc: str, arch: str) -> list:
    recorded = json.loads((FIXTURES / "tags" / f"py{python}-{libc}-{arch}.json").read_text())
    texts = []
    for tag in recorded["tags"]:
        texts += [tag[:-1] + platform for platform in recorded["platforms"]] if tag.endswith("-*") else [tag]
    assert len(texts) == recorded["count"], (len(texts), recorded["count"])
    return [tag for text in texts for tag in parse_tag(text)]


def environment(full: str, arch: str) -> dict:
    return {
        "os_name": "posix", "sys_platform": "linux", "platform_machine": arch, "platform_python_implementation": "CPython", "platform_system": "Linux",
        "python_version": ".".join(full.split(".")[:2]), "python_full_version": full, "implementation_name": "cpython", "implementation_version": full,
    }


def word(error: PylockSelectError) -> str:
    known = {"environments": "environments specified", "clash": "Multiple packages", "none": "No wheel found", "python": "Python version requirement"}
    return next(name for name, part in known.items() if part in str(error))


def row(package, dist) -> str:
    if isinstance(dist, (PackageArchive, PackageDirectory, PackageVcs)):
        return f"{package.name} {package.version or '-'} -"
    # Without a version pip takes that of the file
    parse = parse_wheel_filename if isinstance(dist, PackageWheel) else parse_sdist_filename
    return f"{package.name} {package.version or parse(dist.filename)[1]} {dist.filename}"


def rows(lock: Pylock, options: dict) -> list:
    found, names = [], []
    for package in lock.packages:
        alone = replace_packages(lock, [package])
        try:
            selected = list(alone.select(**options))
        except PylockSelectError as error:
            found.append((package.name, f"{package.name} {package.version or '-'} {word(error)}"))
        else:
            found += [(package.name, row(*pair)) for pair in selected]
    names = Counter(name for name, _ in found)
    return sorted(text if names[name] == 1 else f"{' '.join(text.split(' ')[:2])} clash" for name, text in found)


def replace_packages(lock: Pylock, packages: list) -> Pylock:
    changed = copy.copy(lock)
    for key, value in {"packages": packages, "environments": None, "requires_python": None}.items():
        object.__setattr__(changed, key, value)
    return changed


def choices(lock: Pylock) -> list:
    """Groups as wheelcheck's words and pip's: `main` is `-r`, another name `--group pylock.toml:NAME`."""
    groups, extras = [canonicalize_name(name) for name in lock.dependency_groups or []], list(lock.extras or [])
    chosen = [(["main"], []), *[(["main"], [extra]) for extra in extras], *[(["main", group], []) for group in groups], *[([group], []) for group in groups]]
    return chosen + ([(["main", *groups], extras)] if groups or extras else [])


def runs(lock: Pylock) -> list:
    found = []
    for python, full, libc, arch in TARGETS:
        for groups, extras in choices(lock):
            asked = {name for group in groups for name in ((lock.default_groups or []) if group == "main" else [group])}
            options = {"environment": environment(full, arch), "tags": tags(python, libc, arch), "extras": extras, "dependency_groups": asked}
            expected = rows(lock, options)
            try:
                whole, error = sorted(row(*pair) for pair in lock.select(**options)), None
                assert whole == expected, (whole, expected)
            except PylockSelectError as refused:
                error = word(refused)
            target = {"python": full + ("t" if python.endswith("t") else ""), "libc": libc, "arch": arch}
            found.append({**target, "groups": groups, "extras": extras, "error": error, "rows": expected})
    return found


def write(file: Path, key: str, found: list) -> None:
    file.parent.mkdir(exist_ok=True)
    lines = ",\n  ".join(json.dumps(one) for one in found)
    file.write_text(f'{{\n "madeBy": "scripts/record/record-pylock.py with packaging {packaging.__version__}",\n "{key}": [\n  {lines}\n ]\n}}\n')


VALID = """lock-version = "1.0"
created-by = "hand"

[[packages]]
name = "six"
version = "1.16.0"
marker = "python_version >= '3'"
sdist = { url = "https://files.example/six-1.16.0.tar.gz", size = 1, upload-time = 2021-05-05T14:18:18Z, hashes = { sha256 = "00" } }
wheels = [{ url = "https://files.example/six-1.16.0-py2.py3-none-any.whl", hashes = { sha256 = "00" } }]
"""
DIRECT = """lock-version = "1.0"
created-by = "hand"

[[packages]]
name = "six"
SOURCE
"""
SDIST = 'sdist = { url = "https://files.example/six-1.16.0.tar.gz", size = 1, upload-time = 2021-05-05T14:18:18Z, hashes = { sha256 = "00" } }\n'
WHEELS = 'wheels = [{ url = "https://files.example/six-1.16.0-py2.py3-none-any.whl", hashes = { sha256 = "00" } }]\n'
CHANGES = [
    ('lock-version = "1.0"\n', ""), ('lock-version = "1.0"', "lock-version = 1.0"), ('"1.0"', '"0.9"'), ('"1.0"', '"2.0"'), ('"1.0"', '"one"'), ('"1.0"', '"1.0rc1"'),
    ('"1.0"', '"1.1"'), ('"1.0"', '"1"'), ('"1.0"', '"1.0.0"'),
    ('created-by = "hand"\n', ""), ('"hand"', "1"), ("[[packages]]", "[[package]]"), ("[[packages]]", "[packages]"),
    ('name = "six"\n', ""), ('name = "six"', "name = 1"), ('name = "six"', 'name = "Six"'), ('name = "six"', 'name = "s i x"'), ('name = "six"', 'name = ""'),
    ('version = "1.16.0"\n', ""), ('version = "1.16.0"', 'version = "one"'), ('version = "1.16.0"', 'version = "1.15.0"'), ('version = "1.16.0"', 'version = "1.16"'),
    ("python_version >= '3'", "python_version => '3'"), ("python_version >= '3'", "nonsense"), ("marker = ", "requires-python = "), (SDIST + WHEELS, ""), (SDIST, ""), (WHEELS, ""),
    ("size = 1", 'size = "1"'), ("2021-05-05T14:18:18Z", '"2021-05-05T14:18:18Z"'), (', hashes = { sha256 = "00" } }]', "}]"), ('{ sha256 = "00" } }]', "{} }]"), ('{ sha256 = "00" } }]', "{ sha256 = 1 } }]"),
    ('url = "https://files.example/six-1.16.0-py2.py3-none-any.whl", ', ""), ("py2.py3-none-any.whl", "none-any.whl"), ("py2.py3-none-any.whl", "py2.py3-none-any.zip"), ("six-1.16.0-py2", "seven-1.16.0-py2"),
    ("six-1.16.0-py2", "six-1.15.0-py2"), ("six-1.16.0.tar.gz", "six-1.16.0.tar.bz2"), ("six-1.16.0.tar.gz", "six-1.16.0.egg"), ("six-1.16.0.tar.gz", "seven-1.16.0.tar.gz"), ("six-1.16.0.tar.gz", "six-1.15.0.tar.gz"),
    ("six-1.16.0-py2.py3-none-any.whl", "six-1.16.0-py36+-none-any.whl"), ("wheels = [{", "wheels = [1, {"), ("wheels = [{ url", "wheels = [[{ url"), (SDIST, SDIST + 'directory = { path = "." }\n'), (SDIST, "sdist = 1\n"),
    ('created-by', 'extras = "a"\ncreated-by'), ('created-by', 'extras = ["A_b"]\ncreated-by'), ('created-by', 'dependency-groups = ["A_b"]\ncreated-by'), ('created-by', 'environments = ["nonsense"]\ncreated-by'), ('created-by', 'requires-python = "3"\ncreated-by'), ('created-by', 'default-groups = [1]\ncreated-by'),
]
SOURCES = [
    'vcs = { type = "git", url = "https://files.example/six.git" }', 'vcs = { url = "https://files.example/six.git", commit-id = "00" }', 'vcs = { type = "git", commit-id = "00" }',
    'vcs = { type = "git", url = "https://files.example/six.git", commit-id = "00" }', "directory = {}", 'directory = { path = 1 }', 'directory = { path = ".", editable = "yes" }', 'directory = { path = "." }',
    'archive = { url = "https://files.example/a.zip" }', 'archive = { hashes = { sha256 = "00" } }', 'archive = { path = "a.zip", hashes = { sha256 = "00" } }',
    'archive = { path = "a.zip", hashes = { sha256 = "00" } }\ndirectory = { path = "." }', "",
]


def validity() -> list:
    found = []
    for text in [VALID, *(VALID.replace(old, new, 1) for old, new in CHANGES), *(DIRECT.replace("SOURCE", source) for source in SOURCES)]:
        try:
            Pylock.from_dict(tomllib.loads(text))
            found.append({"text": text, "problem": None})
        except Exception as error:
            found.append({"text": text, "problem": f"{type(error).__name__}: {error}"})
    assert all(old in VALID for old, _ in CHANGES)
    return found


for lock in [*sorted(FOLDER.glob("*/pylock.toml")), *(FIXTURES / "corpus" / case / "pylock.toml" for case in CORPUS)]:
    case = lock.parent
    file = case / "expected.json" if case.parent == FOLDER else FOLDER / "corpus" / f"{case.name}.json"
    write(file, "runs", runs(Pylock.from_dict(tomllib.loads(lock.read_text()))))
    print(case.name)
write(FOLDER / "invalid.json", "texts", validity())
