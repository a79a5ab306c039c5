// An index on loopback that has what fixtures/resolve/index.json.gz tells of the public one, and a file for every name in it: wheels and
// sdists that hold their metadata and nothing else, so that real installers can take them.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from './bootstrap.mjs';
import { tarGzOf, zipOf } from './made-archives.mjs';

/** Names its own metadata, without a package that would have to be installed first. */
const backend = `import pathlib
def get_requires_for_build_wheel(config_settings=None):
    return []
def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    text = pathlib.Path('PKG-INFO').read_text()
    fields = dict(line.split(': ', 1) for line in text.splitlines()[1:3])
    folder = f"{fields['Name'].replace('-', '_')}-{fields['Version']}.dist-info"
    made = pathlib.Path(metadata_directory, folder)
    made.mkdir()
    (made / 'METADATA').write_text(text)
    (made / 'WHEEL').write_text('Wheel-Version: 1.0\\nGenerator: made\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    return folder
`;
const pyproject = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n';

/**
 * @returns {Promise<{ url: string, fileUrl(name: string): string, sha256(name: string): string, close(): Promise<void> }>}
 *   `url`: the Simple API's address; the others know the files of projects
 */
export async function serveMade() {
  const { lines, projects, requires } = JSON.parse(
    gunzipSync(readFileSync(join(root, 'fixtures', 'resolve', 'index.json.gz'))),
  );
  const ofRelease = requiresByRelease(requires);
  const pages = new Map();
  const bytes = new Map();

  function fileOf(project, version, written) {
    const [filename, line = -1, yanked] = typeof written === 'string' ? [written] : written;
    const requiresPython = lines[line];
    const ids = requires[filename] ?? ofRelease.get(`${project} ${version}`) ?? [];
    const metadata = [
      'Metadata-Version: 2.2',
      `Name: ${project}`,
      `Version: ${version}`,
      ...(requiresPython === undefined ? [] : [`Requires-Python: ${requiresPython}`]),
      ...ids.map((id) => `Requires-Dist: ${lines[id]}`),
      ...extrasIn(ids.map((id) => lines[id])).map((extra) => `Provides-Extra: ${extra}`),
      '\n',
    ].join('\n');
    const body = filename.endsWith('.whl') ? wheelOf(filename, metadata) : sdistOf(filename, metadata);
    bytes.set(filename, body);
    if (filename.endsWith('.whl')) bytes.set(`${filename}.metadata`, Buffer.from(metadata));
    return {
      filename,
      url: `../../files/${encodeURIComponent(filename)}`,
      hashes: { sha256: createHash('sha256').update(body).digest('hex') },
      size: body.length,
      yanked: yanked === 1 ? 'withdrawn' : false,
      ...(requiresPython === undefined ? {} : { 'requires-python': requiresPython }),
      ...(filename.endsWith('.whl') ? { 'core-metadata': true } : {}),
    };
  }

  function pageOf(name) {
    if (!pages.has(name) && projects[name]) {
      const files = Object.entries(projects[name]).flatMap(([version, all]) =>
        all.map((written) => fileOf(name, version, written)),
      );
      pages.set(name, { meta: { 'api-version': '1.1' }, name, versions: Object.keys(projects[name]), files });
    }
    return pages.get(name);
  }

  const server = createServer(({ url }, response) => {
    const [, room, name = ''] = decodeURIComponent(url).split('/');
    const body = room === 'simple' ? pageOf(name) && JSON.stringify(pageOf(name)) : bytes.get(name);
    const type = room === 'simple' ? 'application/vnd.pypi.simple.v1+json' : 'application/octet-stream';
    if (body) response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    url: `${origin}/simple`,
    fileUrl: (filename) => `${origin}/files/${filename}`,
    sha256: (filename) => pageOf(projectOf(filename)).files.find((file) => file.filename === filename).hashes.sha256,
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}

const normal = (name) => name.replaceAll(/[-_.]+/g, '-').toLowerCase();

const projectOf = (filename) =>
  normal(filename.endsWith('.whl') ? filename.split('-')[0] : filename.replace(/-[^-]*$/, ''));

/** What one wheel of a release requires, the others do as well. */
function requiresByRelease(requires) {
  const wheels = Object.entries(requires).filter(([filename]) => filename.endsWith('.whl'));
  return new Map(
    wheels.map(([filename, ids]) => {
      const [name, version] = filename.split('-');
      return [`${normal(name)} ${version}`, ids];
    }),
  );
}

function extrasIn(requirements) {
  const named = requirements.flatMap((line) => [...line.matchAll(/\bextra\s*==\s*['"]([^'"]+)['"]/g)]);
  return [...new Set(named.map(([, extra]) => extra))];
}

function wheelOf(filename, metadata) {
  const [name, version, ...tags] = filename.replace(/\.whl$/, '').split('-');
  const folder = `${name}-${version}.dist-info`;
  const wheel = ['Wheel-Version: 1.0', 'Generator: made', 'Root-Is-Purelib: true', `Tag: ${tags.slice(-3).join('-')}`];
  const members = { [`${folder}/METADATA`]: metadata, [`${folder}/WHEEL`]: `${wheel.join('\n')}\n` };
  return zipOf({
    ...members,
    [`${folder}/RECORD`]: Object.keys(members)
      .map((path) => `${path},,\n`)
      .join(''),
  });
}

function sdistOf(filename, metadata) {
  const folder = filename.replace(/\.tar\.gz$|\.zip$/, '');
  const members = { 'PKG-INFO': metadata, 'pyproject.toml': pyproject, 'backend.py': backend };
  const within = Object.fromEntries(Object.entries(members).map(([path, text]) => [`${folder}/${path}`, text]));
  return filename.endsWith('.zip') ? zipOf(within) : tarGzOf(within);
}
