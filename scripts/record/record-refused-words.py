"""Writes what pip says to options that it may not know, by release, as its own parsers do.

    python3.12 scripts/record/record-refused-words.py python3.8 > fixtures/refused-words.json

null where it takes them. Releases are fetched with the pip that runs this; the older ones are asked by the Python that is named.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

RELEASES = "9.0.1 10.0.1 18.1 20.0.2 20.3 20.3.4 22.0.2 23.0.1 23.1 25.0.1 25.3 26.3".split()
LINES = """install six
install -r requirements.txt
install -qU six
install -Uq --no-cache-dir six
install -rrequirements.txt
install -qrrequirements.txt
install -qZ six
install -r
install --requirement --user
install --require requirements.txt
install --requirement=requirements.txt
install --req requirements.txt
install --no-cache six
install --no-c six
install --no-dep six
install --no-deps six
install --upgrade six
install --upgr six
install --upgrade-s eager six
install --upgrade-strategy eager six
install --upgrade-strategy=lazy six
install --user=1 six
install --foo-bar six
install six --foo-bar
install -- --foo-bar
install --break-system-packages six
install --break six
install --root-user-action=ignore six
install --root-user-action=quiet six
install --install-option=--prefix=/x six
install --install-option --prefix=/x six
install --global-option=build_ext six
install --process-dependency-links six
install --use-feature=2020-resolver six
install --use-feature=in-tree-build six
install --use-feature fast-deps six
install --use-deprecated=legacy-resolver six
install --progress-bar=ascii six
install --build /x six
install -b /x six
install --prefer-binary six
install --config-settings=x=y six
install -C x=y six
install --no-bynary=:all: six
install --no-binary :all: six
wheel -w /x six
wheel --user six
wheel --prefer-binary six
download -d /x six
download --upgrade six
--no-cache-dir install six
--break-system-packages install six
--timeout 3 install six
--no-cache install six
-q install six""".splitlines()

ASK = """
import io, json, os, sys
sys.path.insert(0, sys.argv[1])
try:
    from pip._internal.cli.main_parser import parse_command
except ImportError:
    try:
        from pip._internal import parseopts as parse_command
    except ImportError:
        from pip import parseopts as parse_command
try:
    from pip._internal.commands import create_command
except ImportError:
    try:
        from pip._internal.commands import commands_dict
    except ImportError:
        from pip.commands import commands_dict
    create_command = lambda name: commands_dict[name]()
said = {}
for line in json.load(sys.stdin):
    errors, sys.stderr = sys.stderr, io.StringIO()
    try:
        name, words = parse_command(line.split())
        create_command(name).parser.parse_args(words)
        said[line] = None
    except SystemExit:
        said[line] = sys.stderr.getvalue().strip().splitlines()[-1]
    finally:
        sys.stderr = errors
json.dump(said, sys.stdout)
"""


def main():
    known = {}
    with tempfile.TemporaryDirectory() as folder:
        for release in RELEASES:
            fetch = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--ignore-requires-python"]
            subprocess.run([*fetch, "-d", folder, f"pip=={release}"], check=True, stdout=sys.stderr)
            (wheel,) = Path(folder).glob(f"pip-{release}-*.whl")
            python = sys.argv[1] if int(release.split(".")[0]) < 23 else sys.executable
            asked = subprocess.run(
                [python, "-W", "ignore", "-c", ASK, str(wheel)], input=json.dumps(LINES), check=True, stdout=subprocess.PIPE, text=True, env={}
            )  # fmt: skip
            known[release] = json.loads(asked.stdout)
    json.dump(known, sys.stdout, indent=1)
    sys.stdout.write("\n")


main()
