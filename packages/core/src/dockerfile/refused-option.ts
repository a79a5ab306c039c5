// Options that the installer of a stage does not know: it ends before it installs anything.

import { ownValue } from '../text/own-value.ts';
import { pipOfCommand } from './pip-of-command.ts';
import { toolRelease } from './stage-programs.ts';
import { historyOf, type OptionTable } from './tools/options/option-table.ts';
import { installerOptions } from './tools/options/installer-options.ts';
import { type RefusedWord, refusedWord, wrongChoice } from './tools/options/refused-word.ts';
import type { AskedCommand } from './asked-command.ts';

/** Why it stops at its options, as a clause; undefined where it does not, as far as that can be said. */
export function refusedOption(asked: AskedCommand): string | undefined {
  const found = refusedBy(asked);
  return found === undefined ? undefined : whyRefused(found);
}

/** Whether another image may bring a release that does not stop there. */
export function isRefusedOnImage(asked: AskedCommand): boolean {
  const found = refusedBy(asked);
  return (
    found !== undefined && found.refused.spans !== undefined && ownValue(installerOptions, found.tool)?.ofImage === true
  );
}

/** What to write instead, as a clause in the imperative; undefined where it does not stop there. */
export function optionRemedy(asked: AskedCommand): string | undefined {
  const found = refusedBy(asked);
  if (found === undefined) return undefined;
  const { refused, tool, title, release, table } = found;
  const [option = ''] = refused.option.split('=');
  if (refused.kind === 'ambiguous') return `write ${option} in full`;
  if (refused.kind === 'unsaid') return `give ${option} its value`;
  if (refused.kind === 'valueless') return `take the value of ${option} out`;
  const instead = release === null ? undefined : ownValue(ownValue(installerOptions, tool)?.instead, option);
  const texts = asked.program.words.map(({ text }) => text);
  const alike = ownValue(installerOptions, tool)?.remedyOf?.(option, texts);
  if (alike !== undefined) return alike;
  const came = historyOf(refused.spans, title, release, table)?.endsWith(' has it') === true;
  const upgrade = came && tool === 'pip' ? ', or renew pip before (pip install -U pip)' : '';
  return instead === undefined ? `take ${refused.option} out${upgrade}` : `write ${instead} in place of ${option}`;
}

/** The words behind the installer's name as they are judged where it stops at them. */
export function wordsAsFollowed(asked: AskedCommand): readonly string[] {
  const { name, words } = asked.program;
  const texts = words.map(({ text }) => text);
  const asFollowed = ownValue(installerOptions, name)?.asFollowed;
  return refusedBy(asked) === undefined || asFollowed === undefined ? texts : asFollowed(texts, releaseOf(asked));
}

interface Refused {
  readonly refused: RefusedWord;
  readonly tool: string;
  /** As people write it. */
  readonly title: string;
  readonly release: string | null;
  readonly table: OptionTable;
  /** The variable that says it. */
  readonly variable?: string;
}

function refusedBy(asked: AskedCommand): Refused | undefined {
  const { program } = asked;
  const { name: tool, words } = program;
  const installer = ownValue(installerOptions, tool);
  if (installer === undefined || words.some(({ unknown }) => unknown.length > 0)) return undefined;
  const release = releaseOf(asked);
  const { title, habits } = installer;
  const about = { tool, title, release, table: habits.table };
  const refused = refusedWord(
    words.map(({ text }) => text),
    habits,
    release,
  );
  if (refused !== undefined) return { refused, ...about };
  for (const option of installer.chosenByVariable ?? []) {
    const variable = `PIP_${option.slice(2).replaceAll('-', '_').toUpperCase()}`;
    const values = asked.place.valueOf(variable)?.split(/\s+/).filter(Boolean) ?? [];
    const wrong = values.flatMap((value) => wrongChoice(option, value, { table: habits.table, release }) ?? [])[0];
    if (wrong !== undefined) return { refused: wrong, ...about, variable };
  }
  return undefined;
}

function whyRefused({ refused, title, release, table, variable }: Refused): string {
  const { option, kind, spans } = refused;
  const known = release === 'newest' ? table.releases.at(-1) : release;
  const shown = known === null || known === undefined ? title : `${title} ${known}`;
  if (kind === 'ambiguous') return `${shown} has several options that begin with ${option}`;
  if (kind === 'valueless') return `${shown} takes no value behind ${option}`;
  if (kind === 'unsaid') return `${shown} wants a value behind ${option}`;
  const [name = '', value = ''] = option.split('=');
  const what = kind === 'choice' ? `value ${value} for ${variable ?? name}` : `option ${name}`;
  const history = historyOf(spans, title, release, table);
  return release === null
    ? `no release of ${title} has the ${what}`
    : `${shown} has no ${what}${history === undefined ? '' : `: ${history}`}`;
}

/** The release that a command runs, `newest` for that; null where nobody can know. */
export function releaseOf(asked: AskedCommand): string | null {
  const { program, place } = asked;
  if (program.name === 'pip') return pipOfCommand(asked);
  return program.conda ? null : (toolRelease(program.name, place.scope.state) ?? null);
}
