// Everything that is said about a rule, in one table: `explain`, the reports and docs/rules/ are made from it.

export type Level = 'error' | 'warning' | 'note';

export interface RuleText {
  readonly name: string;
  readonly level: Level;
  /** When it is said. */
  readonly meaning: string;
  /** Why it matters to the person who builds the image. */
  readonly why: string;
  /** What to do about it. */
  readonly remedy: string;
}

export const rules = {
  WC101: {
    name: 'must-build',
    level: 'error',
    meaning:
      'No wheel of the pinned version fits the image, and its sdist must be compiled, or nothing proves that it need not be.',
    why: 'The build takes minutes instead of seconds and needs a compiler and headers that slim and alpine images do not have.',
    remedy: 'Use an image for which a wheel exists, pin a version that has one, or build in a stage of its own.',
  },
  WC102: {
    name: 'impossible',
    level: 'error',
    meaning: 'No wheel fits and there is no sdist, or the index has no such release.',
    why: 'The installer stops with an error, whatever compiler the image has.',
    remedy: 'Choose another image, platform or version.',
  },
  WC103: {
    name: 'python-excluded',
    level: 'error',
    meaning: "Requires-Python of every file of the package, or of the lock itself, refuses the image's Python.",
    why: 'The installer takes no file that refuses the running Python.',
    remedy: 'Use an image with a Python inside the range, or pin a version that admits this one.',
  },
  WC104: {
    name: 'hash-mismatch',
    level: 'error',
    meaning: 'No file on the index has one of the hashes that the lock demands.',
    why: 'The installer refuses a file whose hash is not listed.',
    remedy: 'Find out why the files changed, then lock again.',
  },
  WC105: {
    name: 'installer-too-old',
    level: 'error',
    meaning: "A wheel fits the image, but the image's pip is too old to know its tag.",
    why: 'pip then takes the sdist and builds, although a wheel is there.',
    remedy: 'Run pip install -U pip first, or use an image with a newer pip.',
  },
  WC106: {
    name: 'pure-sdist',
    level: 'warning',
    meaning: 'No wheel fits; the sdist is pure Python and needs no compiler.',
    why: 'The install takes a little longer, and the build backend is fetched.',
    remedy: 'Nothing has to be done.',
  },
  WC107: {
    name: 'yanked',
    level: 'warning',
    meaning: 'The pinned release, or the file that would be taken, was yanked by its maintainers (PEP 592).',
    why: 'An exact pin still installs it, but there is a reason why it was withdrawn.',
    remedy: 'Move the pin to a release that was not yanked.',
  },
  WC108: {
    name: 'libc-unverified',
    level: 'error',
    meaning: 'The wheel taken has a plain linux_* tag, which does not say for which C library it was built.',
    why: 'pip takes it on musl as well as on glibc; built for the other one, it fails at import (grpcio on Alpine armv7 does).',
    remedy: 'On musl, build it from the sdist (--no-binary NAME), or use a Debian-based image.',
  },
  WC109: {
    name: 'relock',
    level: 'note',
    meaning: 'The index has a wheel of the same version that fits, and the lock does not name it.',
    why: 'The installer may use only the files that the lock names; this one came later.',
    remedy: 'Lock again, without changing any version: the build disappears.',
  },
  WC110: {
    name: 'name-on-two-indexes',
    level: 'warning',
    meaning: 'Several indexes are pooled, and both a private and the public one have a project of this name.',
    why: 'pip takes the best file of all of them, whoever published it (dependency confusion).',
    remedy: 'Use one index that proxies the other, or an installer that asks the first index alone.',
  },
  WC111: {
    name: 'hash-mode',
    level: 'error',
    meaning: 'Some requirements have --hash and others have none.',
    why: 'One hash puts pip into hash mode, in which it refuses the whole file.',
    remedy: 'Give every requirement its hashes (pip-compile --generate-hashes), or none.',
  },
  WC201: {
    name: 'unknown',
    level: 'warning',
    meaning:
      'The verdict could not be decided: the index did not answer, or the file comes from somewhere that cannot be read.',
    why: 'An incomplete answer is not a good answer.',
    remedy: 'Try again, or accept it with --allow-unknown.',
  },
  WC202: {
    name: 'not-judged',
    level: 'warning',
    meaning: 'A requirement has no pin, or a package that the judged ones need on this target is not in the file.',
    why: 'The installer chooses the version at build time, so what is true today may not be tomorrow.',
    remedy: 'Pin everything (pip-compile, uv pip compile, poetry export) and check the pinned file.',
  },
  WC203: {
    name: 'direct-reference',
    level: 'warning',
    meaning: 'The package comes from a URL, a version control system or a folder instead of an index.',
    why: 'There is no choice of files: a wheel fits or does not, everything else is built.',
    remedy: 'Publish wheels for it on an index, or expect the build.',
  },
  WC204: {
    name: 'marker-undecided',
    level: 'note',
    meaning:
      'The marker depends on the machine that runs the image: its kernel release, or a 64-bit kernel under a 32-bit image.',
    why: 'The package may be installed on one machine and not on another.',
    remedy: 'Read the marker; the package was judged as its image alone suggests.',
  },
  WC301: {
    name: 'image-guessed',
    level: 'warning',
    meaning: 'The image is newer than the table of images, not out yet, or from a mirror: its facts were inferred.',
    why: 'The C library or the Python may differ from what was assumed.',
    remedy: 'Update wheelcheck, or state the facts with --libc and --python.',
  },
  WC302: {
    name: 'image-old',
    level: 'note',
    meaning: "The image's Python or distribution is past its support.",
    why: 'It gets no more security fixes.',
    remedy: 'Plan the move to a supported one.',
  },
  WC303: {
    name: 'compiler-missing',
    level: 'note',
    meaning: 'Something must be built and the image has no compiler.',
    why: 'The build stops at the first C file.',
    remedy: 'Install a compiler first, build in a stage of its own, or choose an image with wheels.',
  },
  WC304: {
    name: 'old-musl',
    level: 'warning',
    meaning:
      'The image has musl 1.2.0 to 1.2.3 (Alpine 3.13 to 3.17) and a musllinux_1_2 wheel of 2025 or later is taken.',
    why: 'Its libraries may use relative relocations (DT_RELR), which musl reads from 1.2.4 on: the import can crash.',
    remedy: 'Use an image with Alpine 3.18 or later.',
  },
} as const satisfies Readonly<Record<string, RuleText>>;

export type RuleId = keyof typeof rules;

/** Every rule's id, in order. */
export const ruleIds: readonly RuleId[] = Object.keys(rules).filter(isRuleId);

/** Whether a word is the id of a rule. */
export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(rules, text);
}
