// What packaging 21.3 and older do not read in a marker that packaging 26.3 reads.

const unread = /\bnot[ \t]{2,}in\b|\b(?:extras|dependency_groups)\b/;

/** Whether a marker that could be read says nothing that came later: the sets of PEP 751, more than one blank in `not in`. */
export function isLegacyMarker(text: string): boolean {
  return !unread.test(text.replaceAll(/'[^']*'|"[^"]*"/g, "''"));
}
