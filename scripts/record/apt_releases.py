"""The releases of apt whose package indexes are read, by the names that their archives have for them."""

RELEASES = {
    "debian 11": "bullseye",
    "debian 12": "bookworm",
    "debian 13": "trixie",
    "debian 14": "forky",
    "ubuntu 18.04": "bionic",
    "ubuntu 20.04": "focal",
    "ubuntu 22.04": "jammy",
    "ubuntu 24.04": "noble",
    "ubuntu 25.10": "questing",
    "ubuntu 26.04": "resolute",
}
