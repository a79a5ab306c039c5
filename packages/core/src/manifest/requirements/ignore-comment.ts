// `# wheelcheck: ignore[WC101] reason`: what a comment of a requirements file accepts.

import type { Parsed } from '../../packaging/parsed.ts';
import type { IgnoreComment } from '../manifest.ts';

const mark = /#[ \t]*wheelcheck:/i;

/**
 * Reads a comment; it may follow another one (`# via pandas  # wheelcheck: ignore`).
 *
 * @returns one row a rule, or what is wrong with it; undefined where it does not speak to this tool
 */
export function parseIgnoreComment(comment: string): Parsed<readonly IgnoreComment[]> | undefined {
  const found = mark.exec(comment);
  if (!found) return undefined;
  const text = comment.slice(found.index + found[0].length).trim();
  const [whole, list] = /^ignore(?:[ \t]*\[([^\]]*)\])?(?=\s|$)/i.exec(text) ?? [];
  if (whole === undefined) {
    const problem = `expected "# wheelcheck: ignore[WC101] reason" or "# wheelcheck: ignore reason", found "${text.slice(0, 80)}"`;
    return { ok: false, problem };
  }
  const reason = text.slice(whole.length).trim() || null;
  if (list === undefined) return { ok: true, value: [{ rule: null, reason }] };
  const rules = list
    .split(',')
    .map((rule) => rule.trim().toUpperCase())
    .filter((rule) => rule !== '');
  if (rules.length === 0) return { ok: false, problem: 'expected a rule between the brackets, such as WC101' };
  return { ok: true, value: rules.map((rule) => ({ rule, reason })) };
}
