// What the page is set to, and the link that carries it: settings alone, never a file.

/** As the form has them. */
export interface Settings {
  /** Images, or `Dockerfile` for the one among the files. */
  readonly images: readonly string[];
  readonly platforms: readonly string[];
  /** Groups beside the project's own dependencies; `*` means all. */
  readonly groups: readonly string[];
  readonly extras: readonly string[];
  /** The Simple API's address; empty: the index that the files and core name. */
  readonly index: string;
  /** Ask no index: what the lock itself says. */
  readonly offline: boolean;
}

const defaults: Settings = {
  images: ['python:3.12-alpine', 'python:3.12-slim'],
  platforms: ['linux/amd64'],
  groups: [],
  extras: [],
  index: '',
  offline: false,
};

const lists = ['images', 'platforms', 'groups', 'extras'] as const;

/** The part of a link behind `#`; what is as usual is left out. An index's password is not carried. */
export function toHash(settings: Settings): string {
  const said = new URLSearchParams();
  for (const key of lists) {
    if (settings[key].join(' ') !== defaults[key].join(' ')) said.set(key, settings[key].join(' '));
  }
  if (settings.index !== '') said.set('index', withoutPassword(settings.index));
  if (settings.offline) said.set('offline', '1');
  return said.toString();
}

/** The settings of a link; what it does not say is as usual. */
export function fromHash(hash: string): Settings {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const list = (key: (typeof lists)[number]): readonly string[] => {
    const text = said.get(key);
    return text === null ? defaults[key] : words(text);
  };
  return {
    images: list('images'),
    platforms: list('platforms'),
    groups: list('groups'),
    extras: list('extras'),
    index: withoutPassword(said.get('index') ?? ''),
    offline: said.get('offline') === '1',
  };
}

/** Words between white space and commas, each once. */
export function words(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((word) => word !== ''))];
}

function withoutPassword(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (url.username === '' && url.password === '') return address;
  [url.username, url.password] = ['', ''];
  return url.href;
}
