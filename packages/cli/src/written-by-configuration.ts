// Which report a configuration sends to a file, by what `--show-config` prints.

/** @returns the setting with its place, `format = ["json=a.json"] (wheelcheck.toml:1)`; undefined where none writes a file */
export function writtenByConfiguration(shown: string): string | undefined {
  for (const line of shown.split('\n')) {
    const [, setting = '', place = ''] = /^(.+?)\s+# (.+)$/.exec(line) ?? [];
    if (/^format = .*"[^"=]+=[^"]/.test(setting) || /^output-(?:lock|constraints) = /.test(setting))
      return `${setting} (${place})`;
  }
  return undefined;
}
