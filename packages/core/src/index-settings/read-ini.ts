// An INI file as Python's RawConfigParser reads it, which is how pip reads pip.conf.

import { WheelcheckError } from '../error.ts';

export interface IniValue {
  readonly section: string;
  /** Lower case. */
  readonly key: string;
  /** Lines that go on below are joined by line feeds. */
  readonly value: string;
}

const DEFAULT = 'DEFAULT';

/**
 * @param path for messages
 * @returns the values of each section, those of `[DEFAULT]` in every one
 * @throws WheelcheckError where Python refuses the file: a line outside a section, one that is no pair, a section or key twice
 */
export function readIni(text: string, path: string): readonly IniValue[] {
  const found = new Map<string, Map<string, string[]>>([[DEFAULT, new Map()]]);
  let section: Map<string, string[]> | undefined;
  let open: { readonly lines: string[]; readonly indent: number } | undefined;
  for (const [position, written] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = written.trim();
    const indent = written.length - written.trimStart().length;
    if (/^[#;]/.test(line)) continue;
    if (line === '') {
      // An empty line goes on with a value; trailing ones are dropped.
      open?.lines.push('');
      continue;
    }
    if (open !== undefined && indent > open.indent) {
      open.lines.push(line);
      continue;
    }
    const refuse = (problem: string): WheelcheckError => broken(path, position + 1, problem);
    const header = /^\[(?<name>.+)\]/.exec(line)?.groups?.['name'];
    if (header !== undefined) {
      if (header !== DEFAULT && found.has(header)) throw refuse(`the section [${header}] stands twice`);
      section = header === DEFAULT ? found.get(DEFAULT) : new Map();
      if (section) found.set(header, section);
      open = undefined;
      continue;
    }
    if (section === undefined) throw refuse('the line stands in no [section]');
    const [, name = '', value = ''] = /^([^=:]*)[=:](.*)$/.exec(line) ?? [];
    const key = name.trim().toLowerCase();
    if (key === '') throw refuse('expected key = value');
    if (section.has(key)) throw refuse(`${key} stands twice in its section`);
    open = { lines: [value.trim()], indent };
    section.set(key, open.lines);
  }
  const shared = found.get(DEFAULT) ?? new Map<string, string[]>();
  return [...found].flatMap(([name, own]) =>
    name === DEFAULT
      ? []
      : [...new Map([...shared, ...own])].map(([key, lines]) => ({ section: name, key, value: joined(lines) })),
  );
}

function joined(lines: readonly string[]): string {
  return lines.join('\n').trimEnd();
}

function broken(path: string, line: number, problem: string): WheelcheckError {
  return new WheelcheckError({
    code: 'configuration',
    message: `${path}:${line}: ${problem}`,
    reason: 'pip stops at its configuration file',
    hint: 'mend the file, or set PIP_CONFIG_FILE to /dev/null, with which pip reads none',
  });
}
