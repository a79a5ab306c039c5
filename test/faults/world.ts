// A small index whose every verdict is known, so that whatever a fault makes of it can be told: each kind of verdict stands in it once.

import { createHash } from 'node:crypto';
import { tarGz } from '../support/archive-writers.ts';

/** What is sent for one request when nothing is the matter. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const source = (name: string, call: string, ...more: readonly { name: string; content: string }[]): Buffer =>
  tarGz(
    { name: `${name}-1.0/PKG-INFO`, content: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n\n` },
    {
      name: `${name}-1.0/setup.py`,
      content: `from setuptools import Extension, setup\nsetup(name="${name}", ${call})\n`,
    },
    ...more.map((member) => ({ ...member, name: `${name}-1.0/${member.name}` })),
  );

const archives: Readonly<Record<string, Buffer>> = {
  'compiled-1.0.tar.gz': source('compiled', 'ext_modules=[Extension("compiled", ["compiled.c"])]', {
    name: 'compiled.c',
    content: 'int x;\n',
  }),
  'plain-1.0.tar.gz': source('plain', 'py_modules=["plain"]', { name: 'plain.py', content: '' }),
};

const files: Readonly<Record<string, readonly string[]>> = {
  pure: ['pure-1.0-py3-none-any.whl', 'pure-1.0.tar.gz'],
  native: ['native-1.0-cp312-cp312-manylinux_2_17_x86_64.whl', 'native-1.0.tar.gz'],
  compiled: ['compiled-1.0-cp312-cp312-musllinux_1_2_x86_64.whl', 'compiled-1.0.tar.gz'],
  plain: ['plain-1.0.tar.gz'],
  gone: ['gone-2.0-py3-none-any.whl'],
  setuptools: ['setuptools-70.0-py3-none-any.whl'],
};

/** The truth on python:3.12-slim, linux/amd64. */
export const truth: Readonly<Record<string, string>> = {
  compiled: 'build',
  gone: 'impossible',
  native: 'wheel',
  plain: 'sdist',
  pure: 'wheel',
};

export const requirements: string = Object.keys(truth)
  .map((name) => `${name}==1.0\n`)
  .join('');

/** Twenty projects more, each of one wheel, for runs that are to have much to keep. */
export const manyRequirements: string = Array.from({ length: 20 }, (_, at) => `many${at}==1.0\n`).join('');

const SIMPLE = 'application/vnd.pypi.simple.v1+json';

const sha256 = (filename: string): string =>
  createHash('sha256')
    .update(archives[filename] ?? filename)
    .digest('hex');

const reply = (body: string | Buffer, type: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': type },
  body: Buffer.from(body),
});

const missing = reply('not found\n', 'text/plain', 404);

const versionOf = (filename: string): string => /-([\d.]+?)(?:-|\.tar)/.exec(filename)?.[1] ?? '';

function jsonFile(filename: string, origin: string): object {
  return {
    filename,
    packagetype: filename.endsWith('.whl') ? 'bdist_wheel' : 'sdist',
    url: `${origin}/files/${filename}`,
    digests: { sha256: sha256(filename) },
    size: archives[filename]?.length ?? 1000,
    yanked: false,
    requires_python: '>=3.8',
  };
}

/** The page of PEP 503, with whatever links. */
export function htmlPage(name: string, names: readonly string[], origin: string): string {
  const links = names.map((each) => `<a href="${origin}/files/${each}#sha256=${sha256(each)}">${each}</a><br>`);
  return `<!DOCTYPE html><html><head><title>Links for ${name}</title></head><body>\n${links.join('\n')}\n</body></html>\n`;
}

export const filesOf = (name: string): readonly string[] =>
  files[name] ?? (/^many\d+$/.test(name) ? [`${name}-1.0-py3-none-any.whl`] : []);

/** @param origin where files are, `http://127.0.0.1:PORT` */
export function answer(path: string, accept: string, origin: string): Reply {
  const [area = '', name = '', version = ''] = path.split('/').filter((part) => part !== '');
  if (area === 'files') {
    const archive = archives[name];
    if (archive !== undefined) return reply(archive, 'application/gzip');
    const [project = '', release = ''] = name.split('-');
    const isMetadata = name.endsWith('.whl.metadata');
    return isMetadata
      ? reply(`Metadata-Version: 2.1\nName: ${project}\nVersion: ${release}\n\n`, 'text/plain')
      : missing;
  }
  if (area === 'simple' && name === '')
    return reply('<!DOCTYPE html><html><title>Simple index</title></html>', 'text/html');
  const own = filesOf(name);
  if (own.length === 0) return missing;
  if (area === 'simple') {
    if (!accept.includes(SIMPLE)) return reply(htmlPage(name, own, origin), 'text/html; charset=utf-8');
    const listed = own.map((filename) => ({ ...jsonFile(filename, origin), hashes: { sha256: sha256(filename) } }));
    return reply(JSON.stringify({ meta: { 'api-version': '1.1' }, name, files: listed }), SIMPLE);
  }
  const ofVersion = own.filter((filename) => version === 'json' || versionOf(filename) === version);
  if (ofVersion.length === 0) return missing;
  const info = { name, version: versionOf(ofVersion[0] ?? ''), requires_dist: null };
  const urls = ofVersion.map((filename) => jsonFile(filename, origin));
  const releases = Object.fromEntries(
    [...new Set(own.map(versionOf))].map((each) => [
      each,
      own.filter((filename) => versionOf(filename) === each).map((filename) => jsonFile(filename, origin)),
    ]),
  );
  return reply(JSON.stringify(version === 'json' ? { info, urls, releases } : { info, urls }), 'application/json');
}
