// `wheelcheck images`: the list, and one image with its tags; for a terminal and as JSON.

import type { ImageDescription } from '../../image/describe-image.ts';
import type { ImageSummary } from '../../image/family.ts';
import { distributionTitle } from '../../text/distribution-title.ts';
import { jsonText } from '../escape/json-text.ts';
import { indented, paint } from './layout.ts';
import { printable } from '../../text/unprintable.ts';
import type { RenderOptions } from '../render-options.ts';

/** Tags shown of one image unless all are asked for. */
const TAGS_SHOWN = 8;

/** The longest reference that has its facts beside it; those of longer ones stand below. */
const LONGEST = 34;

/** One image; both texts end in a newline. */
export const imageRenderers = {
  terminal: imageTerminal,
  json: ({ packagedPython: _packagedPython, ...description }: ImageDescription) => `${jsonText(description, 2)}\n`,
} as const satisfies Readonly<Record<string, (description: ImageDescription, options: RenderOptions) => string>>;

/** All images. */
export const imageListRenderers = {
  terminal: listTerminal,
  json: (images: readonly ImageSummary[]) => `${jsonText(images, 2)}\n`,
} as const satisfies Readonly<Record<string, (images: readonly ImageSummary[], options: RenderOptions) => string>>;

function imageTerminal(description: ImageDescription, options: RenderOptions): string {
  const { width, verbose } = options;
  const { base, platform, distro, libc, arch, python, pip, compiler, source, asOf, status, platforms, tags } =
    description;
  const facts: readonly (readonly [string, string])[] = [
    ...(distro ? [['distro', `${distributionTitle(distro.name)} ${distro.version}`] as const] : []),
    ['libc', `${libc.family} ${libc.version}`],
    ['arch', arch],
    ['python', python ? `CPython ${python.version} (${python.abi})` : withoutPython(description)],
    ...(python || pip !== null ? [['pip', pip ?? 'not known'] as const] : []),
    ['compiler', compiler === null ? 'not known' : compiler ? 'yes' : 'no'],
    ['status', status],
    ['source', `${source}${asOf === null ? '' : `, image list of ${asOf}`}`],
    ['platforms', platforms.join(', ')],
  ];
  const shown = verbose ? tags : tags.slice(0, TAGS_SHOWN);
  const lines = [
    paint(printable(`${base ?? 'no image'} on ${platform}`), 'bold', options),
    ...facts.flatMap(([label, text]) => indented(text, ' '.repeat(11), width, label)),
    '',
    tags.length === 0
      ? 'Without a Python no wheel is accepted.'
      : `${tags.length} wheel tags are accepted, best first:`,
    ...shown.map((tag) => `  ${tag}`),
    ...(tags.length > shown.length ? [`  … ${tags.length - shown.length} more: -v or --format json`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function withoutPython({ packagedPython: version }: ImageDescription): string {
  if (version === undefined) return 'none of its own: --python says which is installed there';
  return `none of its own; the package python3 is ${version}: --python ${version.split('.').slice(0, 2).join('.')}`;
}

function listTerminal(images: readonly ImageSummary[], options: RenderOptions): string {
  const { width, verbose } = options;
  const shown = verbose ? images : images.filter(({ status }) => status !== 'frozen');
  const column = Math.max(...shown.map(({ base }) => base.length).filter((length) => length <= LONGEST)) + 2;
  const rows = shown.flatMap(({ base, distro, libc, python, packagedPython, status, frozenSince }) => {
    const facts = `${`${distributionTitle(distro.name)} ${distro.version}`.padEnd(20)} ${`${libc.family} ${libc.version}`.padEnd(12)} ${python ?? (packagedPython === null ? '-' : `(${packagedPython})`)}`;
    const state = status === 'frozen' ? `  frozen ${frozenSince ?? ''}`.trimEnd() : '';
    const row = `${(base.length < column ? base : '').padEnd(column)}${facts}${state}`.slice(0, width);
    return base.length < column ? [row] : [base, row];
  });
  const hidden = images.length - shown.length;
  const lines = [
    paint(`${'image'.padEnd(column)}${'distribution'.padEnd(20)} ${'libc'.padEnd(12)} Python`, 'bold', options),
    ...rows,
    '',
    ...(hidden > 0 ? [`${hidden} tags that have left the list: -v shows them`] : []),
    '(3.11.2): no Python of its own; its package python3 brings that one',
    'Patch tags (3.12.8-alpine) and digests are known too: wheelcheck images IMAGE',
  ];
  return `${lines.join('\n')}\n`;
}
