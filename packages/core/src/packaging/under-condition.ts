// A requirement that holds under one more condition, as the backends write Requires-Dist.

/** What stands before a marker: up to the first `;`, or, behind a URL, which may hold one, up to white space. */
const beforeMarker = /^([^;@]*@\s*\S+(?=\s|$)|[^;@]*)\s*(?:;\s*(.*))?$/s;

/**
 * @param requirement a text that should be a requirement (PEP 508); what is none comes back with the condition behind it
 * @param condition a marker; empty: the requirement stays as it is
 */
export function underCondition(requirement: string, condition: string): string {
  if (condition === '') return requirement;
  const [, what = requirement, marker = ''] = beforeMarker.exec(requirement) ?? [];
  return marker.trim() === ''
    ? `${what.trim()} ; ${condition}`
    : `${what.trim()} ; (${marker.trim()}) and ${condition}`;
}
