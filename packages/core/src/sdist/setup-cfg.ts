// setup.cfg as Python's configparser reads it for setuptools: sections of options, values over several lines.

import type { Parsed } from '../packaging/parsed.ts';

/** Section → option → value, as written; interpolation (`%(name)s`) is not done. */
export type SetupCfg = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** @returns a problem where configparser raises */
export function readSetupCfg(text: string): Parsed<SetupCfg> {
  const sections = new Map<string, Map<string, string[]>>();
  let section: Map<string, string[]> | undefined;
  let value: string[] | undefined;
  let indent = 0;
  for (const [position, line] of text.split(/\r\n|\r|\n/).entries()) {
    const written = line.trim();
    if (/^[#;]/.test(written)) continue;
    if (written === '') {
      value?.push('');
      continue;
    }
    const own = line.length - line.trimStart().length;
    if (value && own > indent) {
      value.push(written);
      continue;
    }
    indent = own;
    const header = /^\[(.+)\]/.exec(written)?.[1];
    const [, option, first = ''] = /^(.*?)\s*[=:]\s*(.*)$/.exec(written) ?? [];
    if (header !== undefined) {
      if (sections.has(header)) return problemAt(position, `the section ${header} stands twice`);
      section = new Map();
      sections.set(header, section);
      value = undefined;
    } else if (section === undefined || !option || section.has(option)) {
      return problemAt(position, section && option ? `${option} stands twice` : 'it is no option of a section');
    } else {
      value = [first];
      section.set(option, value);
    }
  }
  return {
    ok: true,
    value: new Map(
      [...sections].map(([name, options]) => [
        name,
        new Map([...options].map(([option, lines]) => [option, lines.join('\n').trimEnd()])),
      ]),
    ),
  };
}

function problemAt(position: number, what: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `line ${position + 1}: ${what}` };
}
