"""What record-packaging.py asks the reference implementations: good texts and malformed ones side by side."""

# --- versions ---------------------------------------------------------------------------------------------------------

_PARTS = ["", "a", "b2", "rc1", ".post", ".post1", ".dev0", ".dev3", "a1.dev1", "a1.post1", "a1.post1.dev2", ".post1.dev1"]

VERSIONS = [
    *[f"1.0{part}{local}" for part in _PARTS for local in ("", "+local")],
    # epochs and lengths
    "0", "0.0", "0.dev0", "1", "1.0.0", "1.0.0.0", "1.0.1", "1.1", "1.9", "1.10", "1.09", "2", "10", "1!0", "1!1.0", "2!0.1", "0!1.0", "01.0",
    "1.2.3.4.5.6.7.8.9.10.11.12", "1.2.3.4.5.6.7.8.9.10.11.13", "20230101120000123456", "20230101120000123457",
    "9007199254740992", "9007199254740993", "1.9007199254740993", "1." + "9" * 60, "1.0.post9007199254740993",
    "1.0.post9007199254740992", "1.0a9007199254740993", "1.0.dev9007199254740993", "1.0+9007199254740993", "1.0+9007199254740992",
    "1" * 4300, "1" * 4301, "1.0+" + "1" * 4301,
    # spellings of one version
    "v1.0", "V1.0", " 1.0 ", "\t1.0\n", "\u00a01.0\u3000", "\x1c1.0\x85", "\ufeff1.0", "1.0-alpha.1", "1.0_ALPHA_1", "1.0alpha1", "1.0.a.1", "1.0A1", "1.0-beta2",
    "1.0.preview1", "1.0pre1", "1.0c1", "1.0-c.1", "1.0RC-1", "1.0-1", "1.0-01", "1.0.rev1", "1.0-r1", "1.0r1", "1.0_post_1", "1.0POST1",
    "1.0.post-1", "1.0-DEV3", "1.0dev3", "1.0_dev_3", "1.0.dev", "1.0.dev-", "1.0a-", "1.0a_", "1.0post.", "1.0a1-1", "1.0a1-1.dev1",
    # local versions
    "1.0+Ubuntu-1", "1.0+ubuntu_1", "1.0+ubuntu.1", "1.0+1.ubuntu", "1.0+1", "1.0+2", "1.0+10", "1.0+1.1", "1.0+a", "1.0+b", "1.0+ab", "1.0+a.1",
    "1.0+a1", "1.0+001", "1.0+00a", "1.0+abc.7.def", "1.0+cpu", "1.0+cu118",
    # not versions
    "", " ", "v", "a", "1.", ".1", "1..0", "1.0.", "1.0.x", "1.0+", "1.0+-", "1.0+a+b", "1.0+a..b", "1.0+.a", "1.0+a.", "1.0--1", "1.0-", "1.0_1",
    "1.0 a1", "1. 0", "1.0a1a2", "1.0a1b1", "1.0.post1.post2", "1.0.dev1.dev2", "1.0.dev1.post1", "1.0.dev1a1", "!1.0", "1!", "1!!1.0", "-1", "1!1!1.0",
    "a!1.0", "2004d", "2007f", "0.7.0d", "2013-12-31", "2015.11.05b", "1.0.win32", "0.4.3_32bitOS", "1.0*", "1.*", "==1.0", "vv1.0", "1.0.po\u017ft1",
    "\u0661.\u0660", "1.0\u00e9", "1.0\x00", "latest", "unknown", "1.0.0-py3.2", "1,0", "1.0/2", "0x10", "1e3", "1.0.dev1+", "1.0dev+x.y-z_w",
]

# --- specifiers -------------------------------------------------------------------------------------------------------

SPECIFIER_VERSIONS = [
    "0", "0.9", "0.9.9", "1.0.dev0", "1.0.dev1", "1.0.dev2", "1.0a1.dev1", "1.0a1", "1.0a1+local", "1.0a1.post1", "1.0a2", "1.0b1", "1.0rc1", "1.0rc1.post1.dev1",
    "1.0rc1.post1", "1.0", "1.0.0", "1.0+local", "1.0+local.1", "1.0+1", "1.0.post0.dev0", "1.0.post0", "1.0.post1.dev1", "1.0.post1", "1.0.post1+local",
    "1.0.post2", "1.0.1.dev1", "1.0.1a1", "1.0.1", "1.1.dev0", "1.1.dev1", "1.1a1", "1.1", "1.1.post1", "1.2.3", "1.10", "1.99", "2.dev0", "2.0.dev1", "2.0a1", "2.0rc1",
    "2", "2.0", "2.0+cpu", "2.0.1", "2.1", "2.2", "2.2.0", "2.2.post3", "2.2.1", "2.3.dev0", "2.3", "2.7.18", "3", "3.0", "3.1", "3.3.7", "3.4", "3.4.10", "3.5", "3.6.15",
    "3.7", "3.7.17", "3.8.0", "3.8.20", "3.9", "3.9.25", "3.10.0", "3.11.9", "3.12.0", "3.12.14", "3.13.1", "3.14.0rc1", "3.14.0", "3.15.0rc1", "3.15.0", "4", "4.0", "10.0",
    "1!0.1", "1!1.0.dev1", "1!1.0", "1!1.0.1", "1!2", "2!1.0", "2017.2", "2021.10.8", "20230101120000123456", "20230101120000123457",
]  # fmt: skip

_BASES = ["1.0", "1", "1.0.0", "1.0a1", "1.0rc1", "1.0.post1", "1.0.dev1", "1.0a1.dev1", "1.0.post1.dev1", "1.0rc1.post1", "1!1.0", "2.2", "20230101120000123456", "0.dev0", "0"]
_OPERATORS = ["==", "!=", "<=", ">=", "<", ">", "~=", "==="]

SPECIFIER_SETS = [
    *[operator + base for base in _BASES for operator in _OPERATORS],
    # prefixes
    "==1.*", "==1.0.*", "!=1.*", "!=1.0.*", "==1!1.*", "==1.0.0.*", "==v1.*", "==2.2.*", "!=3.0.*,!=3.1.*,!=3.2.*", "==0.*", "== 1.*", "==01.*", "==V1.0.*",
    "==20230101120000123456.*",
    # compatible
    "~=1.0.0", "~=2.2.0", "~=1.4.5a4", "~=1.0.post1", "~=2.2.post3", "~=1!1.0", "~=3.6", "~= 3.8", "~=v2.2", "~=1.0.dev1", "~=1.0.0.0", "~=3.9.0,!=3.9.7",
    # local
    "==1.0+local", "!=1.0+local", "==1.0+LOCAL", "==1.0+local-1", "==2.0+cpu", "==1.0.post1+local", "==1.0a1+local", "==1.0+1", "==1.0+01",
    # arbitrary
    "=== 1.0", "===1.0+LOCAL", "===", "===1.0,>=1", "===foo", "===1.0.*", "===2.0A1", "===2.0a1", "===,", "===1.0a1,!=1.0a1", "===1,0", "====1.0", "===>=1",
    # sets
    "", " ", ",", ",,", ">=1.0,", ",>=1.0", ">=1.0,,<2", " >= 1.0 , < 2 ", ">=1.0,<2.0", ">=1.0,<2.0a1", ">=2.7,!=3.0.*,!=3.1.*,!=3.2.*", ">=3.8,<4", ">=3.8,<3.13",
    ">=2.0,<1.0", "==1.0,==1.0.0", "==1.0.0,==1.0", "~=1.0,~=1.0.0", ">1.0,<1.0", ">=1.0,>=1.0", "==1.0,!=1.0", ">1.0,==1.0.post1", ">=1.0a1,<2", "!=1.0a1", "<2,>=1.0a1",
    "==1.*,!=1.0.*", ">=3.6, <4", "<=3.12", ">3.12", ">=3.12.0rc1", "!=1.0,!=1.0.post1,!=1.0+local", ">=v1.0", ">=1.0-1", ">=1.0.alpha", "<1.0c1", ">= 1.0\n", "\u3000>=1.0", "\x1c>=1.0",
    ">1.0.post1,<1.0.post2", ">1.0.dev1,<1.0.dev2", ">1.0a1,<1.0a2.dev0", "<0.dev0", "<0", "<=0.dev0", "<1.0.post0", "<1.0.post0.dev0", "<1!0", ">=1!0", ">1!1.0", "<=1.0+0",
    # malformed
    "1.0", "=1.0", "=>1.0", "=<1.0", "~1.0", "^1.0", "~=1", "~=1!1", "~=1.*", "~=1.0+local", ">=1.*", "<3.*", ">=3.4.*", ">=3.4.*, <4", "!=3.0*", "==1.0a1.*", "==1.0.dev1.*",
    "==1.0.post1.*", "==1.0+local.*", "==*", "==.*", "!=*", ">=", "==", "~=", "<", ">=1.0 <2", ">=1.0;<2", ">=1.0<2", ">=a", "> =1.0", "== =1.0", "!1.0", "<>1.0", ">=1.0 ,a",
    ">=1.0+local", "<1.0+local", "<=1.0+x", ">1.0+x", "===1.0 2.0", "===1.0)", "===a;b", "lolwat", ">=1.0.*.*", "==1.*.*", "==1.**", "(>=1.0)", ">=1.0)", "'>=1.0'", ">=3.8.x", "python>=3", "==1..0",
    "== 1 .*", "==1. *", ">=1.0\x00", ">=\u0661", "\ufeff>=1.0", "=\u200b=1.0", "==1.0.po\u017ft1", ">=3.7.0rc1.*", ">=2.7,!=3.0*", "!=1.0-1.*",
]  # fmt: skip

# --- markers ----------------------------------------------------------------------------------------------------------


def _environment(python, full, machine, release="6.1.0-13-amd64"):
    return {
        "os_name": "posix",
        "sys_platform": "linux",
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "platform_release": release,
        "platform_system": "Linux",
        "platform_version": "#1 SMP PREEMPT_DYNAMIC Debian 6.1.55-1",
        "python_version": python,
        "python_full_version": full,
        "implementation_name": "cpython",
        "implementation_version": full,
    }


_COMMON = _environment("3.12", "3.12.4", "x86_64")

ENVIRONMENTS = [
    {"environment": _environment("3.8", "3.8.20", "x86_64"), "extras": []},
    {"environment": _COMMON, "extras": []},
    {"environment": _environment("3.15", "3.15.0rc1", "x86_64", "5.15"), "extras": []},
    {"environment": _environment("3.12", "3.12.4", "aarch64", "6.8.0"), "extras": []},
    {"environment": _environment("3.9", "3.9.25", "armv7l", ""), "extras": []},
    {"environment": _environment("3.11", "3.11.9+", "i686"), "extras": []},
    {"environment": _COMMON, "extras": ["test"]},
    {"environment": _COMMON, "extras": ["Foo_Bar", "dev"]},
    {"environment": _COMMON, "extras": ["Foo.Bar"], "dependencyGroups": ["Dev_Tools", "test"]},
    {"environment": _COMMON, "extras": [], "dependencyGroups": []},
]

_VALUES = {
    "python_version": ["3.8", "3.10", "3", "3.*", "3.12.*", "3.12.0", "2.7, 3.8, 3.12", "3.x", "", "3.12 ", "3.15"],
    "python_full_version": ["3.12.4", "3.8.20", "3.15", "3.15.0rc1", "3.11.9+local", "3.12", "3.12.4.*", "abc"],
    "implementation_version": ["3.12.4", "0", "3.8.20", "x"],
    "platform_release": ["5", "6.8.0", "6.1.0-13-amd64", "", "x y"],
    "os_name": ["posix", "nt", "pos", "3.8"],
    "sys_platform": ["linux", "win32", "linux2", "linux win32"],
    "platform_machine": ["x86_64", "aarch64", "x86_64 i686", "arm"],
    "platform_system": ["Linux", "Windows", "linux"],
    "platform_version": ["1", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.55-1", "SMP"],
    "platform_python_implementation": ["CPython", "PyPy", "cpython"],
    "implementation_name": ["cpython", "pypy"],
    "extra": ["test", "Foo.Bar", "foo-bar", "", "none", "testing"],
    "extras": ["foo-bar", "Foo_Bar", "other"],
    "dependency_groups": ["dev-tools", "Dev.Tools", "test", "other"],
}
_MARKER_OPERATORS = ["<", "<=", "!=", "==", ">=", ">", "~=", "===", "in", "not in"]

MARKERS = [
    # every variable with every operator, on both sides
    *[f'{variable} {operator} "{values[0]}"' for variable, values in _VALUES.items() for operator in _MARKER_OPERATORS],
    *[f'"{values[0]}" {operator} {variable}' for variable, values in _VALUES.items() for operator in _MARKER_OPERATORS],
    # the remaining values with the operators people use
    *[
        f"{variable} {operator} '{value}'"
        for variable, values in _VALUES.items()
        for value in values[1:]
        for operator in ("==", "!=", "<", ">=", "~=", "in", "not in", "===")
        if variable not in ("extras", "dependency_groups")
    ],
    *[f"'{value}' {operator} {variable}" for variable in ("extras", "dependency_groups", "extra", "python_version", "platform_release") for value in _VALUES[variable] for operator in ("in", "not in", "==", ">=")],
    # old names
    'os.name == "posix"', 'sys.platform == "linux"', 'platform.machine == "x86_64"', 'platform.version != "x"', 'platform.python_implementation == "CPython"',
    'python_implementation == "CPython"', '"CPython" == python_implementation',
    # both sides alike
    "python_version == python_full_version", "os_name == sys_platform", '"a" == "b"', '"3.12" == "python_version"', '"posix" == "os_name"', '"linux" in "sys_platform"', '"x" in "extras"',
    '"posix" == "os.name"', "extra == extra", 'extra == python_version', "python_version >= os_name", "os_name in extras", "extras in extras", 'extras in "foo"', 'dependency_groups == "x"',
    # and, or, parentheses
    'python_version < "3" and os_name == "nt" or sys_platform == "linux"', 'python_version < "3" and (os_name == "nt" or sys_platform == "linux")',
    '(python_version < "3" and os_name == "nt") or sys_platform == "linux"', 'os_name == "posix" or os_name == "nt" and python_version < "3"', '((((os_name == "posix"))))',
    '(os_name == "posix")or(os_name == "nt")', '( os_name == "posix" )and( python_version >= "3.9" )', 'os_name == "posix" and (python_version < "3.9" or (python_version >= "3.12" and platform_machine == "x86_64"))',
    '(extra == "test" or extra == "dev") and python_version >= "3"', 'extra == "test" and extra == "dev"', 'extra != "test"', 'extra != "dev"', 'extra != "test" and extra != "dev"',
    'os_name ~= "x" or os_name == "posix"', 'os_name == "posix" or os_name ~= "x"', 'os_name == "nt" and os_name ~= "x"', '(os_name == "posix" or "y" in dependency_groups) and python_version >= "3"',
    'os_name=="posix"and python_version>="3.9"', "os_name=='posix'", '\tos_name\t==\t"posix"\t', 'os_name == "posix" ', " os_name == 'posix'", '"linux"in sys_platform', '"linux"not in sys_platform',
    'sys_platform not  in "linux win32"', 'sys_platform not\tin "linux"', 'python_version in "2.6 2.7 3.2 3.3"', 'python_version not in "2.7, 3.8"', "python_version >= '3.8' and python_version < '4'",
    'platform_machine == "aarch64" or platform_machine == "x86_64" and sys_platform == "linux"', 'platform_system == "Linux" and platform_machine == "x86_64"', 'python_version >= "3.15"', 'python_full_version >= "3.15"',
    'python_full_version < "3.15.0"', 'python_full_version > "3.15.0b1"', 'python_full_version == "3.15.*"', 'python_version == "3.12.0"', 'python_version > "3.12"', 'python_full_version > "3.12"', 'python_version <= "3.12"',
    'python_full_version <= "3.12"', 'python_version >= "3.8.0"', 'python_version >= "v3"', 'python_version == "=3.12"', 'python_version < "3.9" or python_version >= "3.12.*"', 'python_version >= "1!3"', 'python_version != "3.12.*"',
    # quoted strings and their escapes
    'os_name == "po\\x73ix"', 'os_name == "\\160osix"', 'os_name == "\\u0070osix"', 'os_name == "\\U00000070osix"', 'os_name == "p\\\nosix"', 'os_name == "posix\\n"', 'os_name == "po\\six"', "os_name == 'it\"s'", 'os_name == "it\'s"',
    'os_name == ""', "os_name == ''", 'os_name == "p\u00f6six"', 'os_name == "a;b"', 'os_name == "a)b"', 'os_name == "a\\\\b"', 'os_name != "\\t\\r\\a\\b\\f\\v\\\'\\8"', 'os_name == "\\400"',
    # malformed
    "", " ", "os_name", "os_name ==", '== "posix"', 'os_name "posix"', 'os_name = "posix"', 'os_name == posix', 'os_name == "posix', "os_name == posix'", 'os_name == "posix\'', 'os_name === ', 'os_name == "a" "b"',
    'os_name == "posix" and', 'and os_name == "posix"', 'os_name == "posix" or or os_name == "nt"', 'os_name == "posix" && os_name == "nt"', 'os_name == "posix" AND os_name == "nt"', 'not os_name == "posix"', '(os_name == "posix"',
    'os_name == "posix")', "()", '(os_name) == "posix"', 'os_name == ("posix")', 'os_name == "posix";', 'os_name == "posix" # comment', 'os_name == "posix"\n', '\nos_name == "posix"', 'os_name\n== "posix"', 'OS_NAME == "posix"',
    'os-name == "posix"', 'os_names == "posix"', 'python_version_x == "3"', 'xpython_version == "3"', 'unknown == "3"', 'platform_node == "x"', 'python.version == "3"', 'platform.release == "x"', 'platform.system == "Linux"',
    'os_name notin "x"', 'os_name not == "x"', 'os_name not"in" "x"', 'os_name is "x"', 'os_name <> "x"', 'os_name =! "x"', 'os_name ! in "x"', 'os_name in("x")', "os_name in 'x'or", 'extra in ["a"]', '"x" in {"x"}', 'extra == test',
    'os_name == "a\\x2"', 'os_name == "a\\"', 'os_name == "a\\u12"', 'os_name == "\\U00110000"', 'os_name == "\\N"', 'os_name == "a\nb"', 'os_name == "a\rb"', 'os_name == "a\x00b"', 'os_name == u"posix"', 'os_name == """posix"""', 'os_name == "posix"and', 'os_nameand == "x"',
    'os_name == "posix"or"nt" == os_name', 'os_name == "posix"orx', 'os_name == "posix" orpython_version == "3"', 'python_version >= 3', "python_version >= '3' or (", "; os_name == 'posix'", "os_name == 'posix' ; ", "\u00a0os_name == 'posix'",
]  # fmt: skip

# --- requirements -----------------------------------------------------------------------------------------------------

REQUIREMENTS = [
    "requests", " requests ", "\trequests\t", "Requests", "zope.interface", "zope_interface", "A", "a1", "3to2", "foo--bar", "foo.-_bar",
    "requests>=2.8", "requests >=2.8", "requests >= 2.8 , < 3", "requests>=2.8,<3,", "requests>=2.8 ,", "requests(>=2.8)", "requests (>=2.8)", "requests ( >=2.8, <3 )", "requests (>=2.8,)", "requests ()", "requests( )",
    "requests==2.8.*", "requests!=2.8.*,>=1", "requests~=2.8", "requests===2.8", "requests === anything goes", "requests===anything,>=1", "requests===", "requests=== ", "requests===x)", "requests (===x)", "requests===x;os_name=='posix'",
    "requests==2.8+local", "requests==2.8+local.1", "requests==v2.8", "requests==2.8-1", "requests>=2.8.dev0", "requests<2.8rc1", "requests==1!2.8", "requests >=\t2.8", "requests>=\n2.8", "requests>=2.8\n", "requests==2.8.post1.dev2",
    "requests[socks]", "requests [socks]", "requests[ socks ]", "requests[socks,security]", "requests[socks , security ]>=2", "requests[]", "requests[ ]", "requests[]>=2", "requests[Security_Extra,security.extra]", "requests[a][b]", "requests[a.b-c_d]",
    "requests[socks]; python_version < '3'", 'requests; extra == "Test_It"', "requests;python_version<'3'", "requests ;python_version<'3'", "requests>=2;python_version<'3' and (os_name == 'nt' or extra=='x')", "requests ; python_version < '3' ",
    "requests @ https://files.example/requests-2.8.zip", "requests@https://files.example/requests-2.8.zip", "requests[socks]@ https://files.example/r.zip", "requests @ https://files.example/r.zip ; python_version < '3'",
    "requests @ https://files.example/r.zip;python_version<'3'", "requests @ https://files.example/r.zip; python_version < '3'", "requests @ https://files.example/r.zip ;os_name=='nt'", "requests @ https://files.example/r.zip\t; os_name == 'nt'",
    "requests @ file:///tmp/r.zip", "requests @ ./r.zip", "requests @ git+https://git.example/r.git@main#egg=requests", "requests @ git+ssh://git@git.example/r.git", "requests @ nonsense", "requests @ https://files.example/r.zip   ",
    "requests @ https://files.example/r.zip#sha256=abc", "requests @ gopher:/foo/com", "requests @ https://files.example/${VAR}/r.zip", "requests @ https://files.example/a b.zip", "requests @ https://files.example/r.zip >=2",
    "name<3.*", "name>=1.0+local", "name~=1", "name~=1.0+x", "name=>1", "name=1", "name==", "name>=", "name==1.0.*.1", "name==1.0a1.*", "name===1.0.*", "name 1.0", "name>1.0<2.0", "name>1.0 <2.0", "name>=1,,<2", "name,>=1", "name>=1;<2", "name(>=1", "name>=1)",
    "name (>=1)(<2)", "name (>=1) <2", "name (>=1), <2", "name ((>=1))", "name @", "name @ ", "name @ ;", "@ https://files.example/r.zip", "name@", "name [a]@x", "name (>=1) @ x", "name>=1 @ x", "name @ x ; ", "name;", "name ; ", "name ; os_name", "name; os_name == 'a' extra",
    "", " ", "-name", "name-", "_name", "name_", ".name", "name.", "n\u00e4me", "name\u00e4", "na me", "name!", "name#x", "name # comment", "name\n", "\nname", "na\nme", "name[a", "name]", "name[a b]", "name[a,]", "name[,a]", "name[a,,b]", "name[-a]", "name[a-]", "name[a;b]", "name['a']",
    "name[a]>=1[b]", "name[\n]", "https://files.example/r.zip", "./local", "git+https://git.example/r.git", "-r other.txt", "-e .", "--hash=sha256:abc", "name --hash=sha256:abc", "name>=1 --hash=sha256:abc", "name \\", "name==1.0 \\\n", "name >= 1.x", "name>= 1.0.po\u017ft1",
    "name==1.0,==2.0,===x,>=y", "name==1alphabet", "name==1.0.dev1.post1", "name ~= 1.0.0, != 1.0.3; python_version in '3.8 3.9'", "typing-extensions (>=4.0.0) ; python_version < \"3.10\"", "pywin32 (>=226) ; platform_system == \"Windows\"",
    "importlib-metadata (<5.0,>=1.1.0) ; python_version < \"3.8\"", "Sphinx (>=1.8.5) ; extra == 'docs'", "backports.zoneinfo>=0.2.1; python_version<'3.9'", "uvloop!=0.15.0,!=0.15.1,>=0.14.0; (sys_platform != \"win32\" and (sys_platform != \"cygwin\" and platform_python_implementation != \"PyPy\")) and extra == 'standard'",
    "nvidia-cublas-cu12==12.4.5.8; platform_system == \"Linux\" and platform_machine == \"x86_64\"", "jupyter-core!=5.0.*,>=4.12", "tomli>=2.0.1; python_full_version <= '3.11.0a6'", "colorama; sys_platform == \"win32\" or extra == \"colorama\"",
]  # fmt: skip

# --- what pip before 24.1 reads besides (record-legacy.py) ---------------------------------------------------------------

LEGACY_VERSIONS = [
    # of real releases: pytz, python-dateutil, sympy, and others that odd-releases.json holds
    "2004d", "2007f", "2012j", "2013d", "2013b", "2013-11-29", "2013-12-31", "0.3.2g.dev", "0.5.13-hg", "0.7.0d", "0.7.1.fix1", "0.7.4.svn.r2010", "0.8.0-final0",
    "0.8.1-final0", "1.3.0.dev-r634", "1.0.0-py3.2", "0.4.3_32bitOS", "2.0.8-beta-3x", "3.0b2-5602", "1.0.win32", "2.1-release1",
    # the order of setuptools
    "1.0-pre-x", "1.0-preview-x", "1.0-rc-x", "1.0-c-x", "1.0-dev-x", "1.0x", "1.0.x", "1.0.0.x", "1-0-x", "1--x", "1---0-x", "1.0-x", "1.0--x", "1.0-a-x", "1.0-final-x", "1.0-final",
    "1.0-finally", "1.0-g", "1.0-e", "00.1.x", "1.00.x", "1.000000001.x", "1.000000000x", "123456789.x", "12345678.x", "1.0@x", "1.0*", "1.*", "0.14.*", "0.14", "0.16", "3.4.*", "3.4",
    "latest", "dev", "final", "x", "", "-", ".", "*", "@", "0x10", "1e3", "X", "1.0+a..b", "1.0+", "1!x", "\u0661.x", "1\u00e9", "1.0_x", "1.0 x", "LATEST", "1.0X",
]  # fmt: skip

LEGACY_SETS = [
    *[operator + base for base in ("2013d", "0.14.*", "1.0x", "latest", "3.0*", "") for operator in ("==", "!=", "<=", ">=", "<", ">", "~=", "===")],
    ">=3.4.*, <4", ">=2.7,!=3.0*,!=3.1*,!=3.2*", ">=2.6, !=3.0.*, !=3.1.*, !=3.2.*, !=3.3.*, <3.10.*", ">=2013d,<2014", "==2013d,==2013D", "==2013d,>=2010", "!=2013d,!=2012j", ">=0.14.*,!=0.16",
    "==1.0a1.*", "==1.0.post1.*", "==1.0-a1.*", "==1.0A1.*", "!=1.0a1.*", "==1.0rc1.post1.*", "==1!1.*", "==1.0.*", "==1.0.0.0.*", "==01.0.*", "==v1.0.*", "~=1.0.0a1", "~=1.0rc1", "~=2.0.0rc1",
    "<1.0.post1", ">1.0.post1", ">1.0a1", "<1.0+local", ">=1.0+local", "==1.0+local.*", ">=1.0<2.0", ">1.0<2.0", ">= 3.4.x", ">=3.4.x,<4", "===1.0)", "===a;b", ">=1;<2", "==a;b", "==a)", "==a b", "> =1", "==.*", ">=3.7.0rc1.*",
]  # fmt: skip

LEGACY_REQUIREMENTS = [
    "pytz==2013d", "pytz == 2013d", "pytz (==2013d)", "pytz ( == 2013d )", "pytz>=2011k", "pytz (>=2011k)", "docutils>=0.14.*", "docutils >=0.14.*, <0.17", "docutils>=0.14.*,<0.17; python_version < '3'",
    "extract-msg (<=0.29.*)", "extract-msg[x,y] (<=0.29.*) ; extra == 'msg'", "requests>=2.25.*", "name<3.*", "name>=1.0+local", "name==1.0a1.*", "name>1.0<2.0", "name==1.0.*.1", "name>=3.4.x,<4", "name==a,==b",
    "name~=1.*", "name~=1", "name=>1", "name=1", "name 1.0", "name>1.0 <2.0", "name>=1;<2", "name(>=1.*", "name>=1.*)", "name>=latest", "name!=latest", "name==2013d;os_name=='posix'", "name==a b", "name== 2013d",
    "name===2013d", "name===2013d;os_name=='posix'", "name===a,>=1", "name >=\t2.8.*", "name==2013D", "name==1.0 ; python_version < '3'", "name>=1,<2", "name[a]==2013d", "name @ https://files.example/name-2013d.zip",
]  # fmt: skip

LEGACY_FILES = [
    ("pytz", "pytz-2013d.zip"), ("pytz", "pytz-2013d.tar.gz"), ("pytz", "pytz-2013d-py2.py3-none-any.whl"), ("pytz", "pytz-2013d-py2.7.egg"), ("pytz", "pytz-2013b.tar.bz2"), ("pytz", "pytz-2013.tar.gz"),
    ("name", "name-1.0-final0.tar.gz"), ("name", "name-0.5.13-hg.zip"), ("name", "name-1.0.linux-x86_64.tar.gz"), ("name", "name-1.0.win32.zip"), ("name", "name-1.0-macosx10.6.zip"), ("name", "name-latest.tar.gz"),
    ("name", "name-1.0-py3.2.tar.gz"), ("name", "name-1.0-py3.11.tar.gz"), ("name", "name-1.0x-py3.11.tar.gz"), ("name", "name-.tar.gz"), ("name", "other-2013d.tar.gz"), ("name", "name-1.0x-1-py3-none-any.whl"), ("name", "name-1.0_x-py3-none-any.whl"),
    ("name", "name-1.0*-py3-none-any.whl"), ("name", "name--py3-none-any.whl"), ("a-b", "a-b-c-1.0.tar.gz"), ("a-b", "a_b-1.0x.tar.gz"), ("a", "a-b-1.0.tar.gz"), ("name", "name-dev.zip"), ("name", "name-1.0+a..b.tar.gz"),
]  # fmt: skip

# Lines of requirements files, of which some pips read what others refuse.
REQUIREMENT_LINES = [
    "requests>=2.8,<3,", "requests>=2.8,<3,,", "requests>=2.8,,<3", "requests (>=2.8,)", "name ()", "name()", "name (>=1)", "name[]", "name[ ]", "name[a,]", "name[,a]",
    "name[a b]", "name[a]()", "name_", "name-", "name.", "_name", "name__", "name_ >=1", "name_[a]", "name>=1,", "name >=1 , ; python_version>'3'", "name;", "name ; ", "name>=1;",
    "name; python_version>'3' and", "name,>=1", "name >= 1", "name>= 1.0 ,<2", "name>", "name==", "name===", "name===1.0 ", "name===1.0;python_version>'3'",
    "name===1.0 ; python_version>'3'", "name===1.0,>=0", "name === 1.0 , >=0", "name==1.0.*", "name==1.0.dev1.*", "name==1.0.post1.*", "name==1.0+local.*", "name!=1.0+local",
    "name~=1.0+local", "name<1.0+local", "name!=1.0.*", "name>=1.0.*", "name<1.0.*", "name~=1.0.*", "name==1.0 .*", "name @ https://files.example/x.zip",
    "name@https://files.example/x.zip", "name @https://files.example/x.zip", "name@ https://files.example/x.zip", "name @ https://files.example/x.zip;python_version>'3'",
    "name @ https://files.example/x.zip ; python_version>'3'", "name @ file:///x.zip", "name @ x.zip", "name @ ./x.zip", "name @", "name[a]@https://files.example/x.zip",
    "name == 1.0 # c", "name==1.0 ; extra == 'x'", "name ; python_version in '3.8, 3.9'", "name ; python_version not in '2.7'", "name ; python_version not  in '2.7'",
    "name ; '3' < python_version", "name ; python_version<'3' or (os_name=='posix')", "name ; (python_version<'3')", "name ; os.name=='posix'", "name ; sys.platform=='linux'",
    "name ; platform.version=='1'", "name ; python_implementation=='CPython'", "name ; platform.python_implementation=='CPython'", "name ; python_full_version>='3.8'",
    "name ; python_version>='3.8.*'", "name ; python_version ~= '3.8'", "name ; python_version === '3.8'", "name ; python_version == 3.8", "name ; foo == 'x'",
    "name ; 'a' == 'a'", "name ; python_version", "name ; python_version >= \"3.8'", "name ; python_version >= '3.8", "name ; python_version >= '3.8' # x", "name ; extras == 'a'",
    "name ; 'a' in extras", "name ; 'a' in dependency_groups", "name>=1 <2", "name>=1.0 python_version>'3'", "name;python_version>'3';os_name=='x'", "name>=1,!=1.5,<2", "NAME>=1",
    "na me>=1", "na.me-x_y>=1", "1name", "name>=v1", "name>=V1.0", "name==1.0-1", "name==1.0-r1", "name==1!1.0", "name==1.0RC1", "name==1.0.0rc.1", "name~=1.0.post1",
    "name>=1.0,name<2", "name<>1", "name<=>1", "name>=1.0 , ", "name(>=1,<2)", "name (>=1,<2,)", "name [a] (>=1)", "name[a] >=1", "name [a]>=1", "name>=1 [a]",
    "name (>=1) ; python_version>'3'", "name (1.0)", "name (==1.0", "name ==1.0)", "name>=1.0;python_version>'3'", "name>=1.0 ;python_version>'3'", "name>=a", "name>=1.0-x",
    "name==1.0-x", "name==1.0_x", "name<1.x", "name==latest", "name==1.0--x", "name==*", "name>=*", "name!=1.*,!=2.x", "name ==1.0,==x.*", "name==2004d.*", "name~=2004d",
    "name===2004d", "name==1.0;", "name==1.0; ", "name>=0.14.*,==0.15", "\u00e9>=1", "name>=1;python_version>'3' ", "name>=1\\", "name>=1 --x", "name-1.0", "name/1.0",
    "name==1.0/x", "name>=1.0|<0.9", "name>=1.0||<0.9", "name^1.0", "name>1,>=1.0", "name ~= 1.0", "name~= 1.0 , !=1.5", "name>=1 ,<2 ;os_name=='posix'", "name\t>=\t1",
    "name\xa0>=1", "name>=1\x0b", "name ; implementation_name=='cpython'", "name ; implementation_version>='3'",
    "name ; platform_machine=='x86_64' and (platform_system=='Linux' or os_name=='nt')", "name[A_b.c]==1", "name[a-b]==1", "name[a_]==1", "name[_a]==1", "name[1]==1", "name[a.b]",
    "name==1 ; python_version > '3' and python_version < '4' or os_name == 'x'",
]  # fmt: skip
