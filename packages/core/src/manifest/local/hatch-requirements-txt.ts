// hatch-requirements-txt, the one metadata hook of hatchling that reads what everybody can read.

import { brokenAt, type Place, stringOf, stringsOf, tableOf, type TomlTable } from '../../toml/toml-table.ts';
import type { MetadataFields } from './local-metadata.ts';
import type { LocalProject } from './local-project.ts';
import type { StandardProject } from './standard-project.ts';

/** @param table its configuration, [tool.hatch.metadata.hooks.requirements_txt] */
export async function hatchRequirementsTxt(
  table: TomlTable,
  { dynamic }: StandardProject,
  { folder, read }: LocalProject,
): Promise<Partial<MetadataFields>> {
  const place: Place = { path: `${folder}/pyproject.toml`, what: '[tool.hatch.metadata.hooks.requirements_txt]' };
  const linesOf = async (files: readonly string[]): Promise<readonly string[]> =>
    (await Promise.all(files.map((file) => linesIn(file)))).flat();
  const linesIn = async (file: string): Promise<readonly string[]> => {
    const text = await read(file);
    if (text === undefined) throw brokenAt(place, `there is no file ${file}`);
    return requirements(text);
  };
  const filename = stringOf(table, 'filename', place);
  const files = Object.hasOwn(table, 'files') ? stringsOf(table, 'files', place) : [filename ?? 'requirements.txt'];
  const extras = tableOf(table, 'optional-dependencies', place);
  const ofExtras = Object.keys(extras).map(
    async (extra) => [extra, await linesOf(stringsOf(extras, extra, place))] as const,
  );
  return {
    ...(dynamic.has('dependencies') ? { dependencies: { value: await linesOf(files) } } : {}),
    ...(dynamic.has('optional-dependencies')
      ? { optionalDependencies: { value: new Map(await Promise.all(ofExtras)) } }
      : {}),
  };
}

/** Its `parse_requirements`: lines that begin with an option are passed over, so `-r other.txt` is not followed. */
function requirements(text: string): readonly string[] {
  return text
    .replace(/\\\s*\n/g, ' ')
    .split(/\r\n|\r|\n/)
    .filter((line) => !/^\s*(?:[#-]|$)/.test(line))
    .map((line) =>
      line
        .replace(/(?:^|\s+)#.*$/, '')
        .replace(/\s+-{1,2}[A-Za-z].*$/, '')
        .trim(),
    );
}
