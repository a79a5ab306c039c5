// What is told of a rule that somebody asks about or a report names. Not part of the rules themselves: most pages name none of them.

import type { RuleText } from './define-rule.ts';
import type { RuleId } from './rules.ts';

export const ruleTexts: Readonly<Record<RuleId, Omit<RuleText, 'id' | 'name' | 'level'>>> = {
  WC101: {
    title: 'no wheel fits: it must be compiled',
    meaning:
      'No wheel of the pinned version fits the image, and its sdist must be compiled, or nothing proves that it need not be.',
    why: 'The build takes minutes instead of seconds and needs a compiler and headers that slim and alpine images do not have.',
    remedy: 'Use an image for which a wheel exists, pin a version that has one, or build in a stage of its own.',
  },
  WC102: {
    title: 'nothing can be installed',
    meaning:
      'No wheel fits and there is no sdist, or one that nothing can build; the index has no such release; or the installer cannot read what the release requires.',
    why: 'The installer stops with an error, whatever compiler the image has.',
    remedy: 'Choose another image, platform or version.',
  },
  WC103: {
    title: 'this Python is refused (Requires-Python)',
    meaning: "Requires-Python of every file of the package, or of the lock itself, refuses the image's Python.",
    why: 'The installer takes no file that refuses the running Python.',
    remedy: 'Use an image with a Python inside the range, or pin a version that admits this one.',
  },
  WC104: {
    title: 'no file has a hash that the lock lists',
    meaning: 'No file on the index has one of the hashes that the lock demands.',
    why: 'The installer refuses a file whose hash is not listed.',
    remedy: 'Find out why the files changed, then lock again.',
  },
  WC105: {
    title: 'a wheel fits, but pip is too old for it',
    meaning: "A wheel fits the image, but the image's pip is too old to know its tag.",
    why: 'pip then takes the sdist and builds, although a wheel is there.',
    remedy: 'Run pip install -U pip first, or use an image with a newer pip.',
  },
  WC106: {
    title: 'an sdist that needs no compiler',
    meaning: 'No wheel fits; the sdist is pure Python and needs no compiler.',
    why: 'The install takes a little longer, and the build backend is fetched.',
    remedy: 'Nothing has to be done.',
  },
  WC107: {
    title: 'withdrawn by its maintainers (PEP 592)',
    meaning: 'The pinned release, or the file that would be taken, was yanked by its maintainers (PEP 592).',
    why: 'An exact pin still installs it, but there is a reason why it was withdrawn.',
    remedy: 'Move the pin to a release that was not yanked.',
  },
  WC108: {
    title: 'a wheel that does not state its libc',
    meaning:
      'The wheel taken has a plain linux_* tag, which does not say for which C library it was built. On glibc this is a note.',
    why: 'pip takes it on musl as well as on glibc; built for the other one, it fails at import (grpcio on Alpine armv7 does).',
    remedy: 'On musl, build it from the sdist (--no-binary NAME), or use a Debian-based image.',
  },
  WC109: {
    title: 'locking again takes the build away',
    meaning: 'The index has a wheel of the same version that fits, and the lock does not name it.',
    why: 'The installer may use only the files that the lock names; this one came later.',
    remedy: 'Lock again, without changing any version: the build disappears.',
  },
  WC110: {
    title: 'a private and a public index have it',
    meaning: 'Several indexes are pooled, and both a private and the public one have a project of this name.',
    why: 'The best file of all of them is taken, whoever published it (dependency confusion).',
    remedy: 'Use one index that proxies the other, or an installer that asks the first index alone.',
  },
  WC111: {
    title: 'hashes for some requirements, not for all',
    meaning:
      'Some requirements have --hash, and others have none, or packages that they need on this target are not in the file.',
    why: 'One hash puts pip into hash mode, in which it refuses the whole file.',
    remedy:
      'Give every requirement its hashes, with all that they need (pip-compile --generate-hashes --allow-unsafe), or none. A pylock.toml: without the project itself (uv export --no-emit-project).',
  },
  WC112: {
    title: 'no set of versions satisfies them',
    meaning: 'No set of versions satisfies all requirements on this target: those that clash are named.',
    why: 'The installer stops, and nothing of the file is installed.',
    remedy: 'Loosen one of the requirements that are named, or use a base image for which there are other versions.',
  },
  WC201: {
    title: 'could not be decided',
    meaning:
      'The verdict could not be decided: the index did not answer, or the file comes from somewhere that cannot be read.',
    why: 'An incomplete answer is not a good answer.',
    remedy: 'Try again, or accept it with --allow-unknown.',
  },
  WC202: {
    title: 'without a pin, or missing from the file',
    meaning: 'A requirement has no pin, or a package that the judged ones need on this target is not in the file.',
    why: 'The installer chooses the version at build time, so what is true today may not be tomorrow.',
    remedy: 'Pin everything (pip-compile, uv pip compile, poetry export) and check the pinned file.',
  },
  WC203: {
    title: 'from an address, not from an index',
    meaning: 'The package comes from a URL, a version control system or a folder instead of an index.',
    why: 'There is no choice of files: a wheel fits or does not, everything else is built.',
    remedy: 'Publish wheels for it on an index, or expect the build.',
  },
  WC204: {
    title: 'its marker depends on the running machine',
    meaning:
      'The marker depends on the machine that runs the image: its kernel release, or a 64-bit kernel under a 32-bit image.',
    why: 'The package may be installed on one machine and not on another.',
    remedy: 'Read the marker; the package was judged as its image alone suggests.',
  },
  WC205: {
    title: 'what it needs is not known',
    meaning: 'What a judged release needs could not be learnt without building it.',
    why: 'What hangs on it was not judged: the installer may fetch and compile packages that are named nowhere.',
    remedy:
      'List all that is installed (uv pip compile, pip freeze in the image), check that list with --no-deps and install it so; or use an index that keeps the metadata of its wheels.',
  },
  WC301: {
    title: 'facts of the image were inferred',
    meaning: 'The image is newer than the table of images, not out yet, or from a mirror: its facts were inferred.',
    why: 'The C library or the Python may differ from what was assumed.',
    remedy: 'Update wheelcheck, or state the facts with --libc and --python.',
  },
  WC302: {
    title: 'the image is past its support',
    meaning: "The image's Python or distribution is past its support.",
    why: 'It gets no more security fixes.',
    remedy: 'Plan the move to a supported one.',
  },
  WC303: {
    title: 'something to build, and no compiler',
    meaning: 'Something must be built and the image has no compiler.',
    why: 'The build stops at the first C file.',
    remedy: 'Install a compiler first, build in a stage of its own, or choose an image with wheels.',
  },
  WC304: {
    title: 'a wheel that may crash on this old musl',
    meaning:
      'The image has musl 1.2.0 to 1.2.3 (Alpine 3.13 to 3.17) and a musllinux_1_2 wheel of 2025 or later is taken.',
    why: 'Its libraries may use relative relocations (DT_RELR), which musl reads from 1.2.4 on: the import can crash.',
    remedy: 'Use an image with Alpine 3.18 or later.',
  },
  WC401: {
    title: 'copied to where it cannot run',
    meaning:
      'A virtual environment, site-packages or wheels are copied into a stage whose C library, Python or architecture does not take what was installed.',
    why: 'The build succeeds, and the import fails where it runs.',
    remedy: 'Let both stages start from the same image, or from its slim and full variants.',
  },
  WC402: {
    title: 'a library is missing where it runs',
    meaning:
      'What is compiled in one stage of a Dockerfile needs shared libraries that the stage which runs it does not install.',
    why: 'The build succeeds, and the import fails: cannot open shared object file.',
    remedy: 'Install those libraries in the stage that runs.',
  },
  WC403: {
    title: 'a line of a Dockerfile was not followed',
    meaning:
      'A line of the Dockerfile installs something, or may, and what that is could not be told or was not judged.',
    why: 'What it brings may have to be compiled, or may not be installed at all.',
    remedy: 'Install from a file that the Dockerfile copies, or check what that line installs by itself.',
  },
};
