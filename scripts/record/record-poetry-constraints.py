"""Records what poetry-core 2.5.0 makes of version constraints and of the python and platform keys.

    python3 -m venv VENV && VENV/bin/pip install poetry-core==2.5.0
    VENV/bin/python scripts/record/record-poetry-constraints.py > fixtures/manifests/poetry-constraints.json

`constraints`: text -> the versions of `versions` that it admits, or null where poetry-core refuses the text.
`conditions`: keys of a dependency -> the environments of `environments` in which it exists, or null.
"""

import json
import sys

from poetry.core.constraints.version import Version, parse_constraint
from poetry.core.factory import Factory
from lark.exceptions import LarkError  # poetry-core's own copy, which importing poetry.core puts on the path

VERSIONS = """
0 0.0.1 0.0.2 0.0.3.dev1 0.0.3rc1 0.0.3 0.0.3.post1 0.0.3.1 0.0.4.dev0 0.0.4 0.1 0.1.5 0.2.dev1 0.2a1 0.2 0.2.3 0.2.3.4 0.2.9 0.3.dev0 0.3rc1 0.3
0.9 1.dev0 1.0.dev1 1.0a1 1.0rc1 1 1.0 1.0.post1 1.0+cpu 1.0.1 1.1 1.2.dev1 1.2a1 1.2b2 1.2rc1 1.2rc2 1.2 1.2.0+local.1 1.2.post1 1.2.3.dev1 1.2.3a1
1.2.3rc1 1.2.3 1.2.3+cu118 1.2.3.post1 1.2.3.4 1.2.4 1.2.9 1.3.dev0 1.3a1 1.3 1.3.post2 1.4.5 1.4.9 1.5 1.9.9 1.10 2.dev0 2.0.dev1 2.0a1 2.0rc1 2 2.0 2.0.0
2.0.1+cpu 2.0.1 2.0.post1 2.1 2.7.18 3.dev1 3rc1 3.0 3.5 3.6 3.6.1 3.7.17 3.8 3.8.20 3.9 3.9.1 3.9.2 3.10.0 3.11.9 3.12.14 3.13.0 3.15.0rc1 4.dev0 4.0a1 4 4.1
5 10.0 2024.1 1!0.5 1!1.2 1!2.0 99999999999999999999.1
""".split()

CONSTRAINTS = [
    "*", "x", "X.x", "v*", "*.*", "1.*", "1.2.*", "==1.2.*", "=1.2.*", "!=1.2.*", "!=3.0.*", "1.2.3.*", "1.*.*", "v1.*", "0.*", "1.x",
    "1", "1.2", "1.2.3", "v1.2.3", "1.0rc1", "1.0-rc.1", "1.0+cpu", "=1.2", "==1.2", "== 1.2", "==1.2.3", "==1.2.3+cu118", "==2.0.1+cpu",
    "!=1.2", "!= 1.2.3", "!=1.2.3+cu118", "!=1.2rc1", ">1.2", ">=1.2", "<1.2", "<=1.2", "> 1.2", ">=  1.2", ">1.2rc1", "<1.2rc2", ">=1.2a1",
    "<2", "<2.0", "<=2.0", ">2.0", "<2.0a1", "<2.0.dev1", ">1.2.post1", ">=1.0.post1", "<1.2.post1", ">=1.*", "<2.*", ">3.5.*", "<=1.2.*",
    "^1", "^1.2", "^1.2.3", "^0", "^0.2", "^0.2.3", "^0.0", "^0.0.3", "^0.0.0", "^0.0.3.1", "^1.2rc1", "^1.2.3a1", "^0.2a1", "^1.2.post1",
    "^1.2.dev1", "^ 1.2", "^1!1.2", "^v1.2", "^1.2.3.4", "^0.0.0.5", "^1.*", "^1.2.*", "^3.8", "^2024.1", "^1.0+cpu",
    "~1", "~1.2", "~1.2.3", "~0", "~0.2", "~0.0.3", "~ 1.2", "~1.2rc1", "~1.2.3.4", "~1!1.2", "~1.*", "~v1.2",
    "~=1", "~=1.2", "~=1.2.3", "~=1.2.3.4", "~= 1.4", "~=1.2rc1", "~=1.2.post1", "~=0.0.3", "~=1.2.*", "~=1!1.2",
    ">=1,<2", ">=1, <2", ">= 1 , < 2", ">=1 <2", ">=1  <2", ">= 1 < 2", ">=1,<2,", ">=1,,<2", ">=1.2,!=1.2.3,<2", ">=1,<2,!=1.3.*",
    ">=3.6,!=3.7.*,!=3.8.*", ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*", ">=2.7,<3.0 || >=3.6", "^2.7 || ^3.6", "2.0 || 3.*", "2.0||3.*", "1.2 | 2.0",
    ">=1,<2 | >=3", "^1 || *", "* || 1", "<1 || >2", "==1.2 || ==1.3", "!=1.2 || ==1.2", ">=1 || <1", "^3.8,!=3.9.1", "~3.9 || ~3.11", ">=1,*",
    "~2.7 || >=3.5", "^1.2 ^1.3", ">2,<1", "==1.2,==1.3", "1.2,1.2", ">=1.2.3+cpu", "<=1.2.3+cu118", ">=1!1", "<1!1", "!=1!1.2", "1!1.*",
    ">=99999999999999999999", "^99999999999999999999.1", "==1.2rc1.*", "==1.2.post1.*",
    "", " ", ",", "||", "|", "1 ||", "|| 1", "^", "~", ">=", "==", "!", "!1.2", "===1.2", "=>1.2", "=<1.2", "><1", "abc", "2004d", "1.2..3", "1.2.",
    "^abc", "~abc", "~=abc", ">=abc", ">=1.2 - 2.0", "1.2 - 2.0", ">=1.2;", "1.2 and 1.3", "1,2,3", "1.2*", "1.2.*.3", ">=1.2 || abc", "latest", "@1.2",
    "^^1.2", "~~1.2", "^~1", "> =1", ">=1.2,^1.3", "1.2-1", "1.2-", "1 .2", "3.0*", "!=3.0*", ">=\u0661", "^1.2\n", ">=1\t<2",
]

CONDITIONS = [
    {"python": "^3.9"}, {"python": "~3.9"}, {"python": ">=3.9"}, {"python": "<3.9"}, {"python": ">3.9"}, {"python": "<=3.9"}, {"python": "3.9.*"},
    {"python": "3.12.*"}, {"python": "3.12.14"}, {"python": "==3.12.14"}, {"python": ">=3.12.4"}, {"python": "<3.12.4"}, {"python": "!=3.12.14"},
    {"python": "!=3.12.*"}, {"python": ">=3.8,<3.13"}, {"python": "~2.7 || ^3.6"}, {"python": "<3.9 || >=3.13"}, {"python": "*"}, {"python": ">=3.15"},
    {"python": "^3.8,!=3.12.14"}, {"python": "3.12"}, {"python": "~3.12.4"}, {"python": "~3.12.20"}, {"python": "^3"}, {"python": "<4"}, {"python": "<4.0"},
    {"python": ">3.12"}, {"python": "<=3.12"}, {"python": ">3.11"}, {"python": "<=3.13"}, {"python": ">3.12.14"}, {"python": "abc"},
    {"platform": "linux"}, {"platform": "win32"}, {"platform": "darwin"}, {"platform": "!=win32"}, {"platform": "!=linux"}, {"platform": "linux || darwin"},
    {"platform": "win32 || darwin"}, {"platform": "!=win32,!=darwin"}, {"platform": "==linux"}, {"platform": "*"}, {"platform": "linux | win32"},
    {"markers": "platform_machine == 'x86_64'"}, {"markers": "platform_machine == 'x86_64'", "python": "<3.13"}, {"markers": "python_version < '3.9' or sys_platform == 'win32'", "platform": "linux"},
    {"markers": "sys_platform == 'linux'", "platform": "win32"}, {"markers": "platform_machine in 'x86_64 aarch64'"}, {"markers": "platform_machine not in 'x86_64 aarch64'"},
    {"markers": "python_version in '3.8,3.12'"}, {"markers": "platform_python_implementation != 'PyPy'"}, {"markers": "implementation_name == 'cpython' and python_full_version >= '3.12.4'"},
    {"markers": "os_name == 'nt' or os_name == 'posix' and platform_machine == 'aarch64'"}, {"markers": "python_version >="}, {"markers": "nonsense == 'x'"},
    {"markers": "python_version ~= '3.8'"}, {"markers": "python_version == '3.12.*'"}, {"markers": "python_full_version == '3.12.14'"}, {"markers": "python_full_version < '3.15'"},
    {"markers": "python_full_version >= '3.15.0'"}, {"markers": "python_version > '3.12'"}, {"markers": "python_version <= '3.12'"}, {"markers": "'linux' in sys_platform"}, {"markers": "'64' in platform_machine"},
    {"markers": "<empty>"}, {"markers": "<empty>", "python": "^3.8"}, {"markers": "*"}, {"markers": ""}, {"markers": "*", "python": "^3.12"}, {"markers": "<any>"}, {"markers": " <empty>"},
]

ENVIRONMENTS = [("3.8.20", "x86_64"), ("3.9.0", "x86_64"), ("3.12.3", "aarch64"), ("3.12.14", "x86_64"), ("3.12.14", "armv7l"), ("3.13.1", "i686"), ("3.15.0rc1", "x86_64")]


def environment(python: str, machine: str) -> dict[str, str]:
    return {
        "os_name": "posix", "sys_platform": "linux", "platform_machine": machine, "platform_python_implementation": "CPython", "platform_system": "Linux",
        "python_version": ".".join(python.split(".")[:2]), "python_full_version": python, "implementation_name": "cpython", "implementation_version": python,
    }


def admitted(text: str) -> list[str] | None:
    try:
        constraint = parse_constraint(text)
    except ValueError:
        return None
    return [version for version in VERSIONS if constraint.allows(Version.parse(version))]


def existing(keys: dict[str, str]) -> list[str] | None:
    try:
        marker = Factory.create_dependency("a", {"version": "*", **keys}).marker
    except (ValueError, LarkError):
        return None
    return [f"{python} {machine}" for python, machine in ENVIRONMENTS if marker.validate(environment(python, machine))]


json.dump(
    {
        "madeBy": "scripts/record/record-poetry-constraints.py with poetry-core 2.5.0",
        "versions": VERSIONS,
        "constraints": {text: admitted(text) for text in CONSTRAINTS},
        "environments": [f"{python} {machine}" for python, machine in ENVIRONMENTS],
        "conditions": [{"keys": keys, "exists": existing(keys)} for keys in CONDITIONS],
    },
    sys.stdout,
    indent=1,
)
print()
