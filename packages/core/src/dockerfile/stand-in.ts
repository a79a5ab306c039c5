// What helps where a stage's image or its Python is not known: a command that the file itself tells, else what is to be found out, with
// a gap in place of the answer. A version that is only likely would make a confident answer about another image.

import type { DockerfileRequest } from './dockerfile-request.ts';
import { type Followed, followDockerfile } from './follow-dockerfile.ts';
import { pythonOfPackages } from './python-of-packages.ts';
import { possibleBases, toldDistribution } from './told-distribution.ts';
import { toldPython } from './told-python.ts';
import { shellWord } from '../text/shell-word.ts';

/** What an ARG may hold in a FROM, by what stands around it. */
const values = ['3.12', 'python:3.12-slim', '3.12-slim', '12', 'bookworm', 'slim'];
/** The same before a slash. */
const registries = ['docker.io', 'docker.io/library'];

/** `--build-arg PYTHON_VERSION=VALUE (such as 3.12)`; undefined where no value makes an image of it that is known. */
async function argumentHint(request: DockerfileRequest, { understood }: Followed): Promise<string | undefined> {
  const { buildArgs = {} } = request;
  const [name] = understood.notFollowed.flatMap(({ line, why }) =>
    line === understood.line ? (/^(\w+) has no value/.exec(why)?.[1] ?? []) : [],
  );
  if (understood.base !== null || name === undefined) return undefined;
  const before = new RegExp(String.raw`\$\{?${name}\b[^/]*/`);
  for (const value of before.test(understood.from) ? registries : values) {
    // oxlint-disable-next-line no-await-in-loop -- the first that fits
    const tried = await followDockerfile({ ...request, buildArgs: { ...buildArgs, [name]: value } });
    if (tried[understood.index]?.found.image !== undefined)
      return `say what your build gives it, such as ${value}: ${command(request, `--build-arg ${name}=VALUE`)}`;
  }
  return undefined;
}

/** @param root the stage whose FROM names the image @param chosen the one that stands on it */
export async function imageHint(
  request: DockerfileRequest,
  root: Followed,
  chosen: Followed,
  stages: readonly Followed[],
): Promise<string> {
  return (await argumentHint(request, root)) ?? baseHint(request, root, chosen, stages);
}

function baseHint(request: DockerfileRequest, root: Followed, chosen: Followed, stages: readonly Followed[]): string {
  const { base } = root.understood;
  const told = toldDistribution(root) ?? toldDistribution(chosen);
  const brings = pythonOfPackages([...chosen.state.packages], undefined, '3') !== undefined;
  // `company.example/python:3.9-build` says which it has.
  const own = /python[^/]*[:-](3\.\d{1,2})(?!\d)/.exec(base ?? '')?.[1] ?? toldPython(request, chosen, stages, []);
  const python = brings ? '' : ` --python ${own ?? '3.N'}`;
  if (told !== undefined && (brings || own !== undefined)) return command(request, `--base ${told}${python}`);
  const asked = ['cat /etc/os-release', ...(brings || own !== undefined ? [] : ['python3 --version'])];
  const [first = '', ...others] = told === undefined ? possibleBases(chosen) : [told];
  const or = others.length === 0 ? '' : ` (or ${others.join(', ')})`;
  return [
    base === null
      ? 'find out what the image stands on'
      : `ask it: docker run --rm --entrypoint sh ${shellWord(base)} -c '${asked.join('; ')}'`,
    `then say what it stands on: ${command(request, `--base ${first}${python}`)}${or}`,
  ].join('\n');
}

/** Where the Python of a stage is not known. @param lines what is told of those that were not followed */
export function pythonHint(
  request: DockerfileRequest,
  {
    root,
    chosen,
    stages,
  }: { readonly root: Followed; readonly chosen: Followed; readonly stages: readonly Followed[] },
  lines: readonly string[],
): string {
  const told = toldPython(request, chosen, stages, lines);
  if (told !== undefined) return command(request, `--python ${told}`);
  const { base } = root.understood;
  const say = command(request, '--python 3.N');
  // What a command brings, the image alone does not tell.
  return base === null || lines.length > 0
    ? `say which it is: ${say}`
    : `ask it: docker run --rm --entrypoint sh ${shellWord(base)} -c 'python3 --version'\nthen say which it is: ${say}`;
}

function command({ path, stage }: DockerfileRequest, flags: string): string {
  return ['wheelcheck', shellWord(path), ...(stage === undefined ? [] : ['--stage', shellWord(stage)]), flags].join(
    ' ',
  );
}
