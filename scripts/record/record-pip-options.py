"""Writes the options of `pip install` by release of pip, asked of the parsers of the releases themselves.

    python3.9 scripts/record/record-pip-options.py > scripts/data/pip-install-options.json

An option of a release is one that its parser knows, shown in its help or not. Releases are fetched with the pip that runs this.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

RELEASES = """9.0.3 10.0.1 18.0 18.1 19.3.1 20.0.2 20.1.1 20.2.4 20.3.4 21.0.1 21.1.3 21.2.4 21.3.1
22.0.2 22.0.4 22.1 22.1.2 22.2.2 22.3.1 23.0 23.0.1 23.1 23.1.2 23.2.1 23.3.2 24.0 24.1.2 24.2 24.3.1 25.0.1 25.1.1 25.2 25.3 26.0""".split()

ASK = """
import sys, json
sys.path.insert(0, sys.argv[1])
try:
    from pip._internal.commands import create_command
    command = create_command('install')
except ImportError:
    try:
        from pip._internal.commands import commands_dict
    except ImportError:
        from pip.commands import commands_dict
    command = commands_dict['install']()
print(json.dumps(sorted({name for each in command.parser.option_list_all for name in each._long_opts})))
"""


def options(release, folder):
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "-d", folder, f"pip=={release}"],
        check=True,
        stdout=sys.stderr,
    )
    (wheel,) = Path(folder).glob(f"pip-{release}-*.whl")
    answer = subprocess.run([sys.executable, "-c", ASK, str(wheel), release], check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def main():
    with tempfile.TemporaryDirectory() as folder:
        known = {}
        for release in RELEASES:
            try:
                known[release] = options(release, folder)
            except subprocess.CalledProcessError as error:
                print(f"{release}: {error.stderr or error}", file=sys.stderr)
    json.dump(known, sys.stdout, indent=1)
    sys.stdout.write("\n")


main()
