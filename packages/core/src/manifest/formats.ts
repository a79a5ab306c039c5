// The files that can be read, and the choice between them: by name first, by content where the name says nothing.

import { WheelcheckError } from '../error.ts';
import type { ManifestFormat } from './manifest-format.ts';
import { pdmLock } from './pdm/pdm-lock.ts';
import { pipfileLock } from './pipfile/pipfile-lock.ts';
import { poetryLock } from './poetry/poetry-lock.ts';
import { pylock } from './pylock/pylock.ts';
import { environmentYml } from './conda/environment-yml.ts';
import { projectFile } from './project/project-file.ts';
import { requirementsTxt } from './requirements/requirements-txt.ts';
import { uvLock } from './uv/uv-lock.ts';

/** Every format, in the order in which they are tried. */
export const formats = {
  pylock,
  uvLock,
  poetryLock,
  pdmLock,
  pipfileLock,
  requirementsTxt,
  pyproject: projectFile('pyproject.toml'),
  setupCfg: projectFile('setup.cfg'),
  setupPy: projectFile('setup.py'),
  environmentYml,
} satisfies Record<string, ManifestFormat>;

/** The file names that are looked for where none is given, in order. */
export const manifestNames: readonly string[] = Object.values(formats).flatMap(({ names }) => names);

/** Files of other tools that are known and not read. */
const unread: readonly (readonly [name: RegExp, what: string, hint: string])[] = [
  [/^Pipfile$/, "pipenv's project file, which pins nothing", 'make the lock (pipenv lock) and name Pipfile.lock'],
  [
    /^(?:conda-lock|meta)\.ya?ml$|^(?:explicit|conda-linux-64)\.(?:txt|lock)$/,
    "conda's, whose packages are no wheels",
    'only what pip installs can be checked: name its requirements file',
  ],
];

/**
 * The format of a file.
 *
 * @param path as it stands in reports; its last part decides first
 * @param as the name that decides the format, where the path does not (standard input)
 * @throws WheelcheckError `format-unknown` for a file that is none of the known ones
 */
export function formatOf(path: string, text: string, as: string = path): ManifestFormat {
  const name = as.replace(/^.*[\\/]/s, '');
  const known: readonly ManifestFormat[] = Object.values(formats);
  const other = unread.find(([pattern]) => pattern.test(name));
  const format = other
    ? undefined
    : (known.find((one) => one.matches(as, '')) ?? known.find((one) => one.matches(as, text)));
  if (format) return format;
  throw new WheelcheckError({
    code: 'format-unknown',
    message: other ? `${path} is not read: it is ${other[1]}` : `${path} is no file that is read`,
    hint: other?.[2] ?? `what is read: ${manifestNames.join(', ')}`,
  });
}

/** Whether a file of a folder is one of those that `name` stands for: also `pylock.NAME.toml` (PEP 751). */
export function isManifestName(file: string, name: string): boolean {
  return file === name || (name === 'pylock.toml' && /^pylock\.[^.]+\.toml$/.test(file));
}
