"""Records which modules the projects of the table of module families hold: the listing of a wheel, or of the sdist of one that has none.

    python scripts/record/record-module-families.py > fixtures/module-families.json

Needs pip 26.3 in the Python that runs it, whose own finder asks the index and whose lazy wheel fetches a listing alone.
A range behind a name is that of the versions meant.
"""

import io
import json
import re
import tarfile
import time
import zipfile

from pip import __version__
from pip._internal.index.collector import LinkCollector
from pip._internal.index.package_finder import PackageFinder
from pip._internal.models.index import PyPI
from pip._internal.models.search_scope import SearchScope
from pip._internal.models.selection_prefs import SelectionPreferences
from pip._internal.models.target_python import TargetPython
from pip._internal.network.lazy_wheel import LazyZipOverHTTP
from pip._internal.network.session import PipSession
from pip._vendor.packaging.specifiers import SpecifierSet

PROJECTS = """
opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless
onnxruntime onnxruntime-gpu onnxruntime-openvino onnxruntime-training
tensorflow tensorflow-cpu tensorflow-gpu<2.12 intel-tensorflow
psycopg2 psycopg2-binary pillow pillow-simd faiss-cpu faiss-gpu faiss-gpu-cu12 xgboost xgboost-cpu open3d open3d-cpu
paddlepaddle paddlepaddle-gpu cupy cupy-cuda11x cupy-cuda12x mxnet mxnet-cu112 dlib dlib-bin
pycrypto pycryptodome jwt pyjwt serial pyserial python-slugify unicode-slugify kafka kafka-python kafka-python-ng
ffmpeg ffmpeg-python python-ffmpeg discord-py py-cord pinecone>=5.1 pinecone-client fitz pymupdf telegram python-telegram-bot
bson pymongo snappy python-snappy mysqlclient mysql-python levenshtein python-levenshtein<0.13
suds suds-jurko webrtcvad webrtcvad-wheels pysqlite3 pysqlite3-binary pyvcf pyvcf3 fasttext fasttext-wheel
""".split()

LINUX = [f"manylinux_2_{minor}_x86_64" for minor in range(39, 4, -1)] + [f"manylinux{year}_x86_64" for year in (2014, 2010, 1)]
# Folders of an sdist below which its modules lie: pycrypto's lib/, mysqlclient's src/, fasttext's, dlib's tools/python/ (with __init__.py.in).
ROOTS = re.compile(r"^(?:python/fasttext_module|tools/python|src|lib)/(?=.*/)")

session = PipSession(retries=3)
scope = SearchScope.create([], [PyPI.simple_url], False)
collector = LinkCollector(session=session, search_scope=scope)
preferences = SelectionPreferences(allow_yanked=False, ignore_requires_python=True)


def newest(name, versions, platforms, of_wheels):
    target = TargetPython(platforms=platforms, py_version_info=(3, 10), implementation="cp")
    finder = PackageFinder.create(link_collector=collector, selection_prefs=preferences, target_python=target)
    found = [
        one
        for one in finder.find_all_candidates(name)
        if one.link.is_wheel == of_wheels
        and not one.version.is_prerelease
        and versions.contains(one.version)
        and not re.search(r"linux-x86_64\.tar", one.link.filename)
    ]
    return max(found, key=lambda one: one.version, default=None)


def listing(link):
    if link.is_wheel:
        return zipfile.ZipFile(LazyZipOverHTTP(link.url_without_fragment, session)).namelist()
    data = io.BytesIO(session.get(link.url_without_fragment, headers={"Accept-Encoding": "identity"}).content)
    names = zipfile.ZipFile(data).namelist() if link.filename.endswith(".zip") else tarfile.open(fileobj=data).getnames()
    return [ROOTS.sub("", name.partition("/")[2]).removesuffix(".in") for name in names]


def modules(names):
    """Top-level packages by their __init__.py, and modules of one file."""
    return sorted(
        name
        for name in names
        if re.fullmatch(r"[A-Za-z]\w*/__init__\.py|[A-Za-z]\w*\.py", name)
        and name not in ("setup.py", "ez_setup.py", "example.py", "conftest.py", "selftest.py", "tests/__init__.py")
        and not name.startswith(("test_", "setup_"))
    )


rows = []
for project in PROJECTS:
    name, versions = re.fullmatch(r"([a-z0-9-]+)(.*)", project).groups()
    asked = (name, SpecifierSet(versions))
    best = newest(*asked, LINUX, True) or newest(*asked, ["win_amd64"], True) or newest(*asked, LINUX, False)
    rows.append({"project": project, "file": best.link.filename, "modules": modules(listing(best.link))})
    time.sleep(0.5)
print("{")
print(f'  "by": "pip {__version__}",')
print('  "projects": [')
print(",\n".join(f"    {json.dumps(row)}" for row in rows))
print("  ]")
print("}")
