// Names a file that was taken for a requirements file and is something else: a lock, a configuration, a web page.

export interface ForeignFormat {
  /** With its article: `a TOML file`. */
  readonly what: string;
  readonly hint: string;
}

const conda = {
  what: "a list of conda's packages",
  hint: 'they are no wheels: only what pip installs can be checked, as pip freeze or the pip: part of environment.yml lists it',
};

const signs: readonly (readonly [sign: RegExp, ForeignFormat])[] = [
  [
    /^\[\[package\]\]\s*$/m,
    {
      what: 'a lock file in TOML',
      hint: 'give it its own name (poetry.lock, uv.lock, pdm.lock), by which its reader is chosen',
    },
  ],
  [/^\[\[?[A-Za-z0-9_.-]+\]?\]\s*$/m, { what: 'a TOML or INI file', hint: 'name a requirements file or a lock' }],
  [
    /^\s*[{[]\s*(?:"|$)/,
    { what: 'a JSON file', hint: 'a Pipfile.lock must keep its name, by which its reader is chosen' },
  ],
  // What `conda list --explicit` and `conda list --export` write.
  [/^@EXPLICIT\s*$/m, conda],
  [/^# This file may be used to create an environment using:\s*$/m, conda],
  [
    /^\s*<(?:!doctype|html|\?xml)/i,
    { what: 'a web page', hint: 'download the file itself, not the page that shows it' },
  ],
];

/** What the text looks like, if not like requirements; asked only once a line did not parse. */
export function foreignFormat(text: string): ForeignFormat | undefined {
  return signs.find(([sign]) => sign.test(text))?.[1];
}
