// The files that can be read, and the choice between them: by name first, by content where the name says nothing.

import { WheelcheckError } from '../error.ts';
import type { Manifest, ManifestFormat, ReadSibling } from './manifest.ts';
import { poetryLock } from './poetry-lock.ts';
import { requirementsTxt } from './requirements-txt.ts';

/** Every format, in the order in which they are tried. */
export const formats = { poetryLock, requirementsTxt } satisfies Record<string, ManifestFormat>;

/** The file names that are looked for where none is given, in order. */
export const manifestNames: readonly string[] = Object.values(formats).flatMap(({ names }) => names);

/** Files of other tools that are known and not read. */
const unread: readonly (readonly [name: RegExp, what: string])[] = [
  [/^uv\.lock$/, "uv's lock"],
  [/^pylock(?:\.[\w-]+)?\.toml$/, 'a pylock file (PEP 751)'],
  [/^pdm\.lock$/, "PDM's lock"],
  [/^Pipfile(?:\.lock)?$/, "pipenv's file"],
  [/^pyproject\.toml$/, 'a project file, which pins nothing'],
];

/**
 * Reads one file in whatever format it is.
 *
 * @param path as it stands in reports; its last part decides first
 * @param sibling reads what the file names, and the project file beside a lock
 * @throws WheelcheckError `format-unknown` for a file that is none of the known ones, `file-broken` for one that cannot be read
 */
export async function readManifest(path: string, text: string, sibling: ReadSibling): Promise<Manifest> {
  const name = path.replace(/^.*[\\/]/s, '');
  const known: readonly ManifestFormat[] = Object.values(formats);
  const other = unread.find(([pattern]) => pattern.test(name));
  const format = other
    ? undefined
    : (known.find((one) => one.matches(path, '')) ?? known.find((one) => one.matches(path, text)));
  if (format) return format.read(text, path, sibling);
  throw new WheelcheckError({
    code: 'format-unknown',
    message: other ? `${path} is ${other[1]}, which is not read` : `${path} is no file that is read`,
    hint: `what is read: ${manifestNames.join(', ')}`,
  });
}
