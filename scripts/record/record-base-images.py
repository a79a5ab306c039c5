"""Records the tags of the official debian, ubuntu and alpine images, each as it last stood in the list.

    python3 scripts/record/record-base-images.py CLONE > scripts/data/base-images.json

CLONE is a full clone of docker-library/official-images. Every first-parent commit that touched a list is read. A tag's
release is the number or name in it; that of an alias (stable, latest, rolling) is told by the comment above its entry
or by the other tags beside it. Lists from before October 2016 name no architectures: they were amd64 alone.
"""

import json
import re
import subprocess
import sys

CLONE = sys.argv[1]
DEBIAN = {"6": "squeeze", "7": "wheezy", "8": "jessie", "9": "stretch", "10": "buster", "11": "bullseye",
          "12": "bookworm", "13": "trixie"}
# What is not released yet has facts that move: the release that it will be.
DEBIAN_MOVING = {"testing": "forky", "sid": "sid", "unstable": "sid", "experimental": "sid", "rc-buggy": "sid"}


def git(*arguments):
    return subprocess.run(["git", "-C", CLONE, *arguments], capture_output=True, text=True, errors="replace").stdout


def entries(text):
    """Each entry's tags, architectures, and the last comment that names a release."""
    comment = ""
    for block in re.split(r"\n\s*\n", text):
        tags, arches = [], ["amd64"]
        for line in block.split("\n"):
            # `# stable -- Debian 13.6 Released …` holds for all entries up to the next.
            if re.match(r"# \S+ -- ", line):
                comment = line
            elif found := re.match(r"Tags: (.*)", line):
                tags = [tag.strip() for tag in found[1].split(",")]
            elif found := re.match(r"Architectures: (.*)", line):
                arches = sorted(arch.strip() for arch in found[1].split(","))
            # Until 2017 a line was a tag: `12.04: git://…`, or a comment and several of them.
            elif found := re.match(r"([\w.-]+): +(?:git|https?)://", line):
                if not found[1].endswith("GitRepo"):
                    tags.append(found[1])
        if tags:
            yield tags, arches, comment


def plain(tag):
    """Without a day and a variant: `bookworm-20260803-slim` is `bookworm`."""
    return re.sub(r"-(?:slim|backports|20\d{6}(?:\.\d+)?)(?=-|$)", "", tag)


def debian_word(tag, tags, comment):
    name = plain(tag)
    if name in DEBIAN.values() or name == "forky":
        return name
    if name in DEBIAN_MOVING:
        return DEBIAN_MOVING[name]
    if found := re.match(r"(\d+)(?:\.|$)", name):
        return DEBIAN[found[1]]
    if found := re.match(rf"# {name} -- Debian (\d+)\.", comment):
        return DEBIAN[found[1]]
    return next((plain(other) for other in tags if plain(other) in DEBIAN.values()), None)


def ubuntu_word(tag, tags, comment):
    """The codename, which stands beside the number."""
    name = plain(tag)
    if re.match(r"[a-z]+$", name) and name not in ("latest", "rolling", "devel"):
        return name
    return next((plain(other) for other in tags if re.match(r"[a-z]+$", plain(other)) and plain(other) not in ("latest", "rolling", "devel")), None)


def alpine_word(tag, tags, comment):
    if tag == "edge" or re.match(r"20\d{6}$", tag):
        return "edge"
    numbers = [found[0] for each in [tag, *tags] if (found := re.match(r"\d+\.\d+", each))]
    return f"alpine{numbers[0]}" if numbers else None


def read(repository, word_of):
    """Tag -> its release, architectures and the day it left the list."""
    last, before, words = {}, set(), {}
    log = git("log", "--first-parent", "--reverse", "--format=%H %cs", "--", f"library/{repository}")
    for commit, day in (line.split() for line in log.splitlines()):
        here = {}
        for tags, arches, comment in entries(git("show", f"{commit}:library/{repository}")):
            for tag in tags:
                word = word_of(tag, tags, comment)
                # Old lines stand alone: `12.04.5` has its codename in another entry.
                if word is None:
                    word = words.get(re.sub(r"^(\d+\.\d+)\..*", r"\1", tag)) or words.get(tag)
                if word:
                    words[tag] = word
                    here[tag] = (word, arches)
        for tag in before - here.keys():
            last[tag] = (*last[tag][:2], day)
        for tag, found in here.items():
            last[tag] = (*found, None)
        before = set(here)
    return last


DATED = re.compile(r"(?:([a-z-]+)-)?(20\d{6}(?:\.\d+)?)(-slim)?$")
sets, rows, dated = [], [], []


def set_of(arches):
    if arches not in sets:
        sets.append(arches)
    return sets.index(arches)


for repository, word_of in (("debian", debian_word), ("ubuntu", ubuntu_word), ("alpine", alpine_word)):
    states, days = {}, {}
    for tag, (word, arches, until) in read(repository, word_of).items():
        found = DATED.match(tag)
        if not found:
            states.setdefault((word, until, set_of(arches)), []).append(tag)
        elif found[1] in (None, word) and not found[3]:
            days.setdefault(word, {})[found[2]] = set_of(arches)
    for (word, until, number), tags in states.items():
        rows.append(" ".join([repository, word, until or "-", str(number), *tags]))
    for word, builds in days.items():
        parts, current = [], None
        for day in sorted(builds, key=float):
            parts.append(day if builds[day] == current else f"{builds[day]}:{day}")
            current = builds[day]
        dated.append(" ".join([repository, word, *parts]))

about = (
    "The tags of the official debian, ubuntu and alpine images, each as it last stood in the list: made by scripts/record/record-base-images.py."
    " A row: repository, release, day it left the list (-: still in it), number of its architectures, tags. A dated row: repository, release,"
    " days of its builds (tags RELEASE-DAY, Debian's also RELEASE-DAY-slim from 2018-10-11 on; Alpine's DAY alone), SET: before those from which the architectures change."
)
print("{")
print(f'  "about": {json.dumps(about)},')
print(f'  "source": "docker-library/official-images at {git("log", "-1", "--format=%h (%cs)").strip()}",')
print(f'  "asOf": "{git("log", "-1", "--format=%cs").strip()}",')
print('  "architectures": [\n' + ",\n".join(f"    {json.dumps(each)}" for each in sets) + "\n  ],")
print('  "rows": [\n' + ",\n".join(f"    {json.dumps(each)}" for each in rows) + "\n  ],")
print('  "dated": [\n' + ",\n".join(f"    {json.dumps(each)}" for each in dated) + "\n  ]")
print("}")
