"""Names by release, as the releases that have each of them."""


def spans(by_release):
    """{"1": ["a"], "2": ["a", "b"]} → {"a": "-", "b": "2-"}; several spans stand behind each other: "1-2 4-"."""
    releases = list(by_release)
    return {name: of(name, releases, by_release) for name in sorted({name for names in by_release.values() for name in names})}


def of(name, releases, by_release):
    written = []
    first = None
    for at, release in enumerate(releases):
        has = name in by_release[release]
        if has and first is None:
            first = "" if at == 0 else release
        if not has and first is not None:
            written.append(f"{first}-{releases[at - 1]}")
            first = None
    return " ".join(written if first is None else [*written, f"{first}-"])
