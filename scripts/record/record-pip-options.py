"""Writes the options of pip's commands by release of pip, asked of the parsers of the releases themselves.

    python3.12 scripts/record/record-pip-options.py python3.8 > scripts/data/pip-options.json

An option of a release is one that its parser knows, shown in its help or not; one that takes a value ends with "=". Each has the
releases of pip that know it, from the first to the last of those asked: "18.1-" begins with 18.1, "-23.0.1" ends there. Releases
are fetched with the pip that runs this; the older ones are asked by the Python that is named.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from option_spans import spans

RELEASES = """9.0.1 9.0.3 10.0.0 10.0.1 18.0 18.1 19.0 19.0.3 19.1 19.1.1 19.2 19.2.3 19.3 19.3.1 20.0.1 20.0.2 20.1 20.1.1 20.2 20.2.1
20.2.2 20.2.3 20.2.4 20.3 20.3.1 20.3.3 20.3.4 21.0 21.0.1 21.1 21.1.1 21.1.3 21.2 21.2.1 21.2.4 21.3 21.3.1 22.0 22.0.2 22.0.4 22.1
22.1.1 22.1.2 22.2 22.2.2 22.3 22.3.1 23.0 23.0.1 23.1 23.1.2 23.2 23.2.1 23.3 23.3.2 24.0 24.1 24.1.2 24.2 24.3 24.3.1 25.0 25.0.1
25.1 25.1.1 25.2 25.3 26.0 26.0.1 26.1 26.1.2 26.2 26.2.1 26.3""".split()
COMMANDS = ["install", "wheel", "download"]

ASK = """
import json, sys
sys.path.insert(0, sys.argv[1])
def make(name):
    try:
        from pip._internal.commands import create_command
        return create_command(name)
    except ImportError:
        try:
            from pip._internal.commands import commands_dict
        except ImportError:
            from pip.commands import commands_dict
    command = commands_dict[name]
    try:
        return command()
    except TypeError:
        return command(name, '')
def names(options):
    return sorted({name + ('=' if each.takes_value() else '') for each in options for name in each._long_opts + each._short_opts})
found = {}
choices = {}
for name in sys.argv[2:]:
    parser = make(name).parser
    found[name] = names(parser.option_list_all)
    choices.update({each._long_opts[0]: each.choices for each in parser.option_list_all if each.choices})
    (general,) = [group for group in parser.option_groups if group.title == 'General Options']
    found['before'] = names(general.option_list)
print(json.dumps([found, {name + '=' + each: True for name, every in choices.items() for each in every}]))
"""


def ask(release, folder, older):
    fetch = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--ignore-requires-python"]
    subprocess.run([*fetch, "-d", folder, f"pip=={release}"], check=True, stdout=sys.stderr)
    (wheel,) = Path(folder).glob(f"pip-{release}-*.whl")
    python = older if int(release.split(".")[0]) < 23 else sys.executable
    answer = subprocess.run([python, "-W", "ignore", "-c", ASK, str(wheel), *COMMANDS], check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def main():
    asked = {}
    with tempfile.TemporaryDirectory() as folder:
        for release in RELEASES:
            try:
                asked[release] = ask(release, folder, sys.argv[1])
            except subprocess.CalledProcessError as error:
                print(f"{release}: {error.stderr or error}", file=sys.stderr)
    commands = ["before", *COMMANDS]
    known = {
        "releases": list(asked),
        "commands": {name: spans({each: found.get(name, []) for each, (found, _) in asked.items()}) for name in commands},
        "choices": spans({each: list(choices) for each, (_, choices) in asked.items()}),
    }
    json.dump(known, sys.stdout, indent=1)
    sys.stdout.write("\n")


main()
