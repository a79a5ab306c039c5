// The marker under which a requirement of an extra counts, by the extra's key as setuptools has it.

/** `[test]`, `[:python_version < "3.7"]`, `[test:os_name == "nt"]`: an extra, a marker or both. Empty where neither is there. */
export function extraCondition(key: string): string {
  const [, extra = '', marker = ''] = /^([^:]*):?([^]*)$/.exec(key) ?? [];
  return [...(marker === '' ? [] : [`(${marker})`]), ...(extra === '' ? [] : [`extra == "${extra}"`])].join(' and ');
}
