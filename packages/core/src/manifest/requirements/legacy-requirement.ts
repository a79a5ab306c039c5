// Lines that only an old pip reads: `docutils>=0.14.*`, whose specifier is none of PEP 440's.

import { parseMarker } from '../../packaging/marker.ts';
import { parseLegacyRequirement } from '../../packaging/requirement.ts';
import type { StatedRequirement } from './stated-requirement.ts';

/**
 * Reads what stands before the options of a line as pip before 24.1 does.
 *
 * @returns undefined where that pip refuses it as well, and for pins (`pytz==2013d`), whose files are not told apart yet
 */
export function parseLegacyStated(text: string): StatedRequirement | undefined {
  const cut = text.indexOf(';');
  const requirement = parseLegacyRequirement((cut === -1 ? text : text.slice(0, cut)).trim());
  const condition = cut === -1 ? '' : text.slice(cut + 1).trim();
  const marker = condition === '' ? undefined : parseMarker(condition);
  if (!requirement.ok || requirement.value.url !== undefined || marker?.ok === false) return undefined;
  const { name, extras, specifiers } = requirement.value;
  if (specifiers.specifiers.some(({ operator, version }) => operator.startsWith('==') || version === ''))
    return undefined;
  return {
    name,
    named: true,
    extras,
    specifier: specifiers.specifiers.map(({ operator, version }) => operator + version).join(','),
    ...(marker ? { marker: marker.value, markerText: condition } : {}),
    source: { kind: 'index' },
  };
}
