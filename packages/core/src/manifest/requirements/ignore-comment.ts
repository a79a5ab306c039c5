// `# wheelcheck: ignore[WC101] reason`: what a comment of a requirements file accepts.

import type { IgnoreComment } from '../manifest.ts';

/** One row a rule; or what stands there, where that is not "ignore", and null where it names no rule between its brackets. */
export type ReadIgnore =
  | { readonly ok: true; readonly value: readonly IgnoreComment[] }
  | { readonly ok: false; readonly found: string | null };

const mark = /#[ \t]*wheelcheck:/i;

/**
 * Reads a comment; it may follow another one (`# via pandas  # wheelcheck: ignore`).
 *
 * @returns undefined where it does not speak to this tool
 */
export function parseIgnoreComment(comment: string): ReadIgnore | undefined {
  const found = mark.exec(comment);
  if (!found) return undefined;
  const text = comment.slice(found.index + found[0].length).trim();
  const [whole, list] = /^ignore(?:[ \t]*\[([^\]]*)\])?(?=\s|$)/i.exec(text) ?? [];
  if (whole === undefined) return { ok: false, found: text.slice(0, 80) };
  const reason = text.slice(whole.length).trim() || null;
  if (list === undefined) return { ok: true, value: [{ rule: null, reason }] };
  const rules = list
    .split(',')
    .map((rule) => rule.trim().toUpperCase())
    .filter((rule) => rule !== '');
  if (rules.length === 0) return { ok: false, found: null };
  return { ok: true, value: rules.map((rule) => ({ rule, reason })) };
}
