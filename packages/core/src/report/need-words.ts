// The words for what a build needs: things (`Rust`, `OpenSSL and libffi headers`), and what else is to be known, in full sentences.

import type { Need, NeedNote } from '../assess/toolchain/need.ts';
import type { DistroRelease } from '../assess/toolchain/release-condition.ts';
import { distributionTitle } from '../text/distribution-title.ts';
import { listWords } from '../text/list-words.ts';

export function needWords(need: Need): string {
  switch (need.kind) {
    case 'rust':
      return 'Rust';
    case 'fortran':
      return 'Fortran compiler';
    case 'go':
      return 'Go';
    case 'cuda':
      return 'CUDA toolkit';
    case 'compiler':
      return `${need.languages.join('/')} compiler`;
    case 'headers':
      return `${listWords(need.of)} headers`;
    case 'program':
      return need.name;
    case 'for-requirement':
      return `${listWords(need.needs.map(needWords))} for ${need.title}`;
  }
}

export function needNote(note: NeedNote): string {
  switch (note.kind) {
    case 'of-package':
      return note.sentence;
    case 'unknown-external':
      return `It also asks for ${listWords(note.names)} (PEP 725), whose packages are not known.`;
    case 'without-optional':
      return `It builds without ${listWords(note.names)} too, and then lacks ${listWords(note.gains) || 'what that brings'}.`;
    case 'libraries-unknown':
      return 'Which system libraries it may need is not known.';
    case 'cuda-toolkit':
      return `${note.release} has ${note.within === null ? 'no CUDA toolkit' : `one CUDA toolkit alone (nvidia-cuda-toolkit in ${note.within}), which must be of the CUDA that the build wants`}: take ${note.devel === null ? 'an image that has it (a devel tag of nvidia/cuda)' : `${note.devel}, which has it`}, or a version with a wheel.`;
    case 'source-unseen':
      return `${note.missing === null ? '' : `It is fetched with ${note.missing}, which is not there. `}${note.bySsh ? 'It is fetched by SSH, which needs a client and a key. ' : ''}What else its build needs is not known.`;
    case 'built-without':
      return `${note.release} has no ${note.what}, and it is built without.`;
    case 'no-package':
      return `No package of ${note.release} is known for ${note.what}.`;
    case 'rust-unknown':
      return `Which Rust it needs is not known${note.has === null ? '' : `; ${note.release} has ${note.has}`}.`;
    case 'rust-too-old':
      return `${note.release} has Rust ${note.has}, and it needs ${note.needs} or later: ${newerRust(note.web)}.`;
    case 'names-unknown':
      return note.release === null
        ? 'Which packages these are is not known here: the distribution is not.'
        : `What ${releaseOf(note.release)} calls the packages of these is not known here.`;
    case 'beside-rust':
      return `Beside that Rust it needs ${note.packages.join(' ')}.`;
    case 'runtime':
      return `When it runs it needs${note.complete ? '' : ', among others,'} ${listWords(note.packages)} in the image.`;
    case 'requirement-unknown':
      return `What building ${note.title} needs of the image is not known.`;
    case 'older-than-python':
      return `It is older than CPython ${note.python}: not known to compile on it.`;
  }
}

/** `Amazon Linux 2`, `Wolfi`, which has no releases. */
function releaseOf({ name, version }: DistroRelease): string {
  return version === 'rolling' ? distributionTitle(name) : `${distributionTitle(name)} ${version}`;
}

function newerRust(web: string | null): string {
  return web === null
    ? 'install Rust with rustup in a build stage, or take a version that has a wheel'
    : `cargo-web is Rust ${web}, which Debian keeps for building browsers`;
}
