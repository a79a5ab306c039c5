// A requirement that holds `${NAME}`: pip fills it in from the build's environment, which is not known here, so nothing is guessed.

import { isValidName } from '../../packaging/name.ts';
import type { Parsed } from '../../packaging/parsed.ts';
import { variablesIn } from './logical-lines.ts';
import { parseStated, type StatedRequirement } from './stated-requirement.ts';

export interface VariableRequirement {
  readonly requirement: StatedRequirement;
  /** What could not be read because of the variable, for a message. */
  readonly unknown: readonly ('extras' | 'version' | 'marker' | 'address')[];
}

/**
 * Keeps what can be read: a version with a variable becomes a range nobody pinned, a marker with one is taken to hold,
 * an address may hold one anywhere but in the file's name.
 *
 * @returns what is wrong where the variable hides the name or the file
 */
export function parseWithVariables(text: string, editable: boolean): Parsed<VariableRequirement> {
  const name = /^[A-Za-z0-9._-]*/.exec(text)?.[0] ?? '';
  const rest = text.slice(name.length);
  if (editable || !isValidName(name) || !/^\s*(?:[[(<>=!~;]|$)/.test(rest)) return parseAddress(text, editable);
  const cut = rest.indexOf(';');
  const [asked, condition] = cut === -1 ? [rest, ''] : [rest.slice(0, cut), rest.slice(cut)];
  const close = asked.indexOf(']');
  const [extras, specifier] = [asked.slice(0, close + 1), asked.slice(close + 1).trim()];
  const known = [extras, specifier, condition].map((part) => (holdsVariable(part) ? '' : part));
  const requirement = parseStated([name, ...known].join(' '), false);
  if (!requirement.ok) return requirement;
  return {
    ok: true,
    value: {
      requirement: holdsVariable(specifier) ? { ...requirement.value, specifier } : requirement.value,
      unknown: [
        ...(holdsVariable(extras) ? (['extras'] as const) : []),
        ...(holdsVariable(specifier) ? (['version'] as const) : []),
        ...(holdsVariable(condition) ? (['marker'] as const) : []),
      ],
    },
  };
}

function parseAddress(text: string, editable: boolean): Parsed<VariableRequirement> {
  const requirement = parseStated(text, editable);
  const [variable] = variablesIn(text);
  const hidden: Parsed<VariableRequirement> = {
    ok: false,
    problem: `expected a name that can be read, found the environment variable ${variable}`,
  };
  if (!requirement.ok) return hidden;
  return isHiddenBy(requirement.value)
    ? hidden
    : { ok: true, value: { requirement: requirement.value, unknown: ['address'] } };
}

/** Version control is built whatever its revision is; of a file the name decides, and only where it is fetched from may be open. */
function isHiddenBy({ source, file, named }: StatedRequirement): boolean {
  if (source.kind === 'vcs') return !named;
  return (source.kind !== 'url' && source.kind !== 'path') || file === undefined || holdsVariable(file.filename ?? '');
}

function holdsVariable(text: string): boolean {
  return variablesIn(text).length > 0;
}
