"""Records fixtures/packaging/core-metadata.json: what packaging 26.3 reads from core metadata, proper and odd.

    python3 -m venv VENV && VENV/bin/pip install packaging==26.3 && VENV/bin/python scripts/record/record-core-metadata.py
"""

import json
import pathlib

import packaging
from packaging.metadata import parse_email

assert packaging.__version__ == "26.3", packaging.__version__

HEAD = "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n"
TEXTS = {
    "nothing required": HEAD,
    "two lines": HEAD + "Requires-Dist: six>=1\nRequires-Dist: attrs\n",
    "a description with the same words": HEAD + "Requires-Dist: six\n\nRequires-Dist: attrs\nName: other\n",
    "no end of line at the end": HEAD + "Requires-Dist: six",
    "carriage returns": (HEAD + "Requires-Dist: six\n\nRequires-Dist: attrs\n").replace("\n", "\r\n"),
    "carriage returns alone": (HEAD + "Requires-Dist: six\n").replace("\n", "\r"),
    "names in other cases": "metadata-version: 2.1\nNAME: demo\nversion: 1.0\nrequires-dist: six\n",
    "a folded line": HEAD + "Requires-Dist: six\n  >=1,\n\t<2\nRequires-Dist: attrs\n",
    "a folded line of another field": HEAD + "License: MIT\n        Requires-Dist: six\nRequires-Dist: attrs\n",
    "a description in a header": HEAD + "Description: text\n        \n        Requires-Dist: six\nRequires-Dist: attrs\n",
    "no space behind the colon": HEAD + "Requires-Dist:six\nRequires-Dist:\tattrs \n",
    "a space before the colon ends the headers": HEAD + "Requires-Dist : six\nRequires-Dist: attrs\n",
    "a line that is no header ends them": HEAD + "what is this\nRequires-Dist: six\n",
    "markers and extras": HEAD + 'Provides-Extra: x\nRequires-Dist: six[y]>=1; extra == "x" and python_version < "3"\n',
    "an empty one": HEAD + "Requires-Dist:\nRequires-Dist: six\n",
    "UTF-8": HEAD + "Author: Jürgen Müller\nRequires-Dist: six\n",
    "old fields": HEAD + "Requires: six\nRequires-External: libfoo\n",
    "a byte order mark": "\ufeff" + HEAD + "Requires-Dist: six\n",
    "begins with a blank line": "\n" + HEAD,
    "begins with white space": " " + HEAD,
    "no name": "Metadata-Version: 2.1\nVersion: 1.0\nRequires-Dist: six\n",
    "no version": "Metadata-Version: 2.1\nName: demo\nRequires-Dist: six\n",
    "nothing at all": "",
    "a page of HTML": "<!DOCTYPE html>\n<html><head><title>Name: demo</title></head></html>\n",
}


def main():
    rows = []
    for what, text in TEXTS.items():
        raw, unparsed = parse_email(text.encode())
        rows.append({"what": what, "text": text, **{key: raw.get(key) for key in ("name", "version")}, "requires": raw.get("requires_dist", [])})
        if unparsed:
            print(what, "->", unparsed)
    out = pathlib.Path(__file__).parent.parent.parent / "fixtures" / "packaging" / "core-metadata.json"
    out.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
    print(len(rows), "rows")


main()
