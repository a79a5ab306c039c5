// What to type where a stage's image or its Python is not known: commands that work as they stand.

import type { DockerfileRequest } from './dockerfile-request.ts';
import { type Followed, followDockerfile } from './follow-dockerfile.ts';
import { pythonOfPackages } from './python-of-packages.ts';
import { shellWord } from '../text/shell-word.ts';

/** What an ARG may hold in a FROM, by what stands around it. */
const values = ['3.12', 'python:3.12-slim', '3.12-slim', '12', 'bookworm', 'slim'];
/** The same before a slash. */
const registries = ['docker.io', 'docker.io/library'];

/** Images to stand in by the package manager that the commands call: one with a Python of its own, one that gets its package. */
const standIns: readonly (readonly [manager: RegExp, own: string, packaged: string])[] = [
  [/^apk$/, 'python:3.12-alpine', 'alpine:3.22'],
  [/^(?:dnf5?|microdnf|yum|tdnf)$/, 'fedora:42', 'fedora:42'],
  [/^/, 'python:3.12-slim', 'debian:12'],
];

/** `wheelcheck Dockerfile --build-arg PYTHON_VERSION=3.12`; undefined where no value makes an image of it that is known. */
async function argumentHint(
  request: DockerfileRequest,
  { understood, unset: name }: Followed,
): Promise<string | undefined> {
  const { path, stage, buildArgs = {} } = request;
  if (understood.base !== null || name === undefined) return undefined;
  const before = new RegExp(String.raw`\$\{?${name}\b[^/]*/`);
  for (const value of before.test(understood.from) ? registries : values) {
    // oxlint-disable-next-line no-await-in-loop -- the first that fits
    const tried = await followDockerfile({ ...request, buildArgs: { ...buildArgs, [name]: value } });
    if (tried[understood.index]?.found.image !== undefined) return command(path, stage, `--build-arg ${name}=${value}`);
  }
  return undefined;
}

/** @param root the stage whose FROM names the image @param chosen the one that stands on it */
export async function imageHint(request: DockerfileRequest, root: Followed, chosen: Followed): Promise<string> {
  return (await argumentHint(request, root)) ?? baseHint(request, chosen, root.understood.base ?? '');
}

/** `wheelcheck Dockerfile --base debian:12`, on which what the commands add is there. */
function baseHint({ path, stage }: DockerfileRequest, { state }: Pick<Followed, 'state'>, base: string): string {
  const manager = state.systemInstalls[0]?.manager ?? '';
  const [, own = '', packaged = ''] = standIns.find(([pattern]) => pattern.test(manager)) ?? [];
  const brings = pythonOfPackages([...state.packages], undefined, '3') !== undefined;
  // `company.example/python:3.9-build` says which it has.
  const [, version = '3.12'] = /python[^/]*[:-](3\.\d{1,2})(?!\d)/.exec(base) ?? [];
  return command(path, stage, `--base ${brings ? packaged : own.replace('3.12', version)}`);
}

/** `wheelcheck Dockerfile --python 3.10`, the version that a line of it names. */
export function pythonHint({ path, stage }: DockerfileRequest, lines: readonly string[]): string {
  const named = lines.flatMap((text) => /\bpython ?(?:[=~<>]=?)+ ?"?(3\.\d+)/.exec(text)?.[1] ?? []);
  const asked = lines.flatMap((text) => /--python (3\.\d+)/.exec(text)?.[1] ?? []);
  return command(path, stage, `--python ${named[0] ?? asked[0] ?? '3.12'}`);
}

function command(path: string, stage: string | undefined, flags: string): string {
  return ['wheelcheck', shellWord(path), ...(stage === undefined ? [] : ['--stage', shellWord(stage)]), flags].join(
    ' ',
  );
}
