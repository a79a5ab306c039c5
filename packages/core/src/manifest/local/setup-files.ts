// setup.py and setup.cfg → the fields of the metadata, as setuptools puts the two together.

import { parseMarker } from '../../packaging/marker.ts';
import { underCondition } from '../../packaging/under-condition.ts';
import { isDict, isList, type PythonValue } from '../../sdist/python-value.ts';
import { requirementLines } from '../../sdist/requirement-lines.ts';
import { readSetupCfg } from '../../sdist/setup-cfg.ts';
import { type SetupCall, setupCall } from '../../sdist/setup-call.ts';
import { brokenAt } from '../../toml/toml-table.ts';
import type { Field, MetadataFields } from './local-metadata.ts';
import type { LocalProject } from './local-project.ts';

/**
 * An argument of setup() that is empty or absent leaves the field to setup.cfg; any other argument wins (setuptools'
 * ConfigHandler, "already inhabited").
 *
 * @throws WheelcheckError `file-broken` where setup.cfg cannot be read
 */
export async function setupFiles({ folder, script, read }: LocalProject): Promise<MetadataFields> {
  const call = script === undefined ? none : setupCall(script);
  const config = await readConfig(await read('setup.cfg'), folder, read);
  if (isPbr(call)) {
    const open = { computed: 'pbr takes it from requirements.txt when it builds' };
    return { requiresPython: open, dependencies: open, optionalDependencies: open };
  }
  const dependencies = argument(call, 'install_requires', linesIn) ?? config.dependencies;
  const extras = argument(call, 'extras_require', extrasIn) ?? config.extras;
  return {
    name: textArgument(call, 'name') ?? config.name,
    version: textArgument(call, 'version') ?? config.version,
    requiresPython: argument(call, 'python_requires', textIn) ?? { value: config.python },
    ...withMarkerExtras(dependencies, extras),
  };
}

/** A project without setup.py: the backend runs a bare setup(). */
const none: SetupCall = { given: new Map(), open: false };

/** pbr's own switch; it reads requirements.txt and setup.cfg in its own way. */
function isPbr(call: SetupCall | undefined): boolean {
  return call?.given.get('pbr') === true;
}

/** Undefined where setup() does not give the field, so that setup.cfg does. */
function argument<T>(
  call: SetupCall | undefined,
  keyword: string,
  read: (value: PythonValue) => T | undefined,
): Field<T> | undefined {
  const computed = { computed: `setup.py computes ${keyword}` };
  if (!call) return { computed: 'setup.py calls setup() where only running it tells with what' };
  if (!call.given.has(keyword)) return call.open ? computed : undefined;
  const value = call.given.get(keyword);
  if (value === undefined) return computed;
  if (value === null || value === false || value === '' || (isList(value) && value.length === 0)) return undefined;
  if (isDict(value) && value.size === 0) return undefined;
  const found = read(value);
  return found === undefined ? computed : { value: found };
}

function textArgument(call: SetupCall | undefined, keyword: string): string | undefined {
  const field = argument(call, keyword, textIn);
  return field && 'value' in field ? field.value : undefined;
}

function textIn(value: PythonValue): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A text of lines, or a list of such, however deep. */
function linesIn(value: PythonValue | undefined): readonly string[] | undefined {
  if (typeof value === 'string') return requirementLines(value);
  if (!isList(value)) return undefined;
  const parts = value.map(linesIn);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

type Extras = ReadonlyMap<string, readonly string[]>;

function extrasIn(value: PythonValue): Extras | undefined {
  if (!isDict(value)) return undefined;
  const parts = [...value].map(([extra, lines]) => [extra, linesIn(lines)] as const);
  const read = parts.flatMap(([extra, lines]) => (lines ? [[extra, lines] as const] : []));
  return read.length === parts.length ? new Map(read) : undefined;
}

/** `"test:python_version<'3'"` is the extra test under a marker, `":python_version<'3'"` no extra at all. */
function withMarkerExtras(
  dependencies: Field<readonly string[]>,
  extras: Field<Extras>,
): Pick<MetadataFields, 'dependencies' | 'optionalDependencies'> {
  if (!('value' in extras)) return { dependencies, optionalDependencies: extras };
  const named = new Map<string, string[]>();
  const always: string[] = [];
  for (const [key, texts] of extras.value) {
    const [, extra = '', marker = ''] = /^([^:]*):?(.*)$/s.exec(key) ?? [];
    const readable = parseMarker(marker).ok ? marker : '';
    const lines = texts.map((text) => underCondition(text, readable));
    if (extra === '') always.push(...lines);
    else named.set(extra, [...(named.get(extra) ?? []), ...lines]);
  }
  return {
    dependencies: 'value' in dependencies ? { value: [...dependencies.value, ...always] } : dependencies,
    optionalDependencies: { value: named },
  };
}

interface Config {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly python?: string | undefined;
  readonly dependencies: Field<readonly string[]>;
  readonly extras: Field<Extras>;
}

async function readConfig(text: string | undefined, folder: string, read: LocalProject['read']): Promise<Config> {
  const parsed = readSetupCfg(text ?? '');
  if (!parsed.ok) throw brokenAt({ path: `${folder}/setup.cfg`, what: 'setup.cfg' }, parsed.problem);
  const option = (section: string, name: string): string | undefined =>
    [...(parsed.value.get(section) ?? [])].find(([key]) => key.toLowerCase().replaceAll('-', '_') === name)?.[1];
  const extras = await Promise.all(
    [...(parsed.value.get('options.extras_require') ?? [])].map(
      async ([extra, value]) => [extra, await requirements(value, read)] as const,
    ),
  );
  const interpolated = [
    option('options', 'install_requires'),
    ...(parsed.value.get('options.extras_require')?.values() ?? []),
  ];
  const open = interpolated.some((value) => value?.includes('%'))
    ? { computed: 'setup.cfg puts values together (%)' }
    : undefined;
  return {
    name: literal(option('metadata', 'name')),
    version: literal(option('metadata', 'version')),
    python: option('options', 'python_requires'),
    dependencies: open ?? { value: await requirements(option('options', 'install_requires') ?? '', read) },
    extras: open ?? { value: new Map(extras) },
  };
}

/** `attr: pkg.__version__` and `file: VERSION` are none. */
function literal(value: string | undefined): string | undefined {
  return value !== undefined && /^[\w.!+-]+$/.test(value) ? value : undefined;
}

/** One a line, or, where there is one line alone, between semicolons; `file: a.txt, b.txt` reads them from there. */
async function requirements(value: string, read: LocalProject['read']): Promise<readonly string[]> {
  const files = /^file:(.*)$/s.exec(value.trim())?.[1];
  const text = files === undefined ? value : await joinedFiles(files.split(','), read);
  const parts = /[\r\n]/.test(text) ? text.split(/\r\n|\r|\n/) : text.split(';');
  return requirementLines(parts.join('\n'));
}

/** What setuptools' `read_files` gives: files that are absent are passed over with a warning. */
export async function joinedFiles(paths: readonly string[], read: LocalProject['read']): Promise<string> {
  const texts = await Promise.all(paths.map((path) => read(path.trim())));
  return texts.filter((text) => text !== undefined).join('\n');
}
