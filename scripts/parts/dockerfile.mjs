// The stages of every Dockerfile in fixtures/dockerfiles as buildah builds them: which image each stands on, by which stages, on
// which platform, with which variables. Without an image of anybody's there is nothing that could run: RUN, COPY and ADD are taken
// out, and a registry in this process has an empty image for every name that is asked for.
// UPDATE_BUILT_STAGES=1 keeps what it built in fixtures/built-stages.json.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../setup/bootstrap.mjs';

const fixtures = join(root, 'fixtures', 'dockerfiles');
const kept = join(root, 'fixtures', 'built-stages.json');
const hosts = ['docker.io', 'gcr.io', 'ghcr.io', 'public.ecr.aws', 'registry.access.redhat.com', 'mcr.microsoft.com'];
/** The variables that explain shows: those that decide what installers do (dockerfile/install-environment.ts). */
const shown = /^(?:PIP|UV|POETRY|PIPENV|PDM)_/;

export const part = {
  title: 'the stages of the Dockerfiles, as buildah builds them on stand-in images',
  async run({ scratch, run, debianTool, wheelcheck }) {
    const buildah = debianTool('buildah', 'buildah');
    const registry = await standIns();
    const builder = openBuilder(buildah, registry.port, scratch, run);
    const built = {};
    const rows = [];
    try {
      for (const name of readdirSync(fixtures)) {
        const explained = await wheelcheck(['explain', 'Dockerfile', '-f', 'json', '--platform', 'linux/amd64'], {
          cwd: join(fixtures, name),
        });
        const { stages } = JSON.parse(explained.stdout);
        built[name] = await builder.stagesOf(readFileSync(join(fixtures, name, 'Dockerfile'), 'utf8'), stages.length);
        rows.push([
          `${name}: ${stages.length} stages`,
          differences(
            built[name],
            stages.map((stage) => told(stage, stages)),
          ),
        ]);
      }
    } finally {
      registry.stop();
    }
    if (process.env.UPDATE_BUILT_STAGES) writeFileSync(kept, `${JSON.stringify(built, undefined, 2)}\n`);
    const before = JSON.parse(readFileSync(kept, 'utf8'));
    rows.push(['fixtures/built-stages.json', JSON.stringify(before) === JSON.stringify(built) ? [] : ['is another']]);
    return rows;
  },
};

/** What explain says of a stage, in the words of `stagesOf`. */
function told(stage, stages) {
  const lineage = [stage];
  for (let below = parentOf(stage, stages); below; below = parentOf(below, stages)) lineage.unshift(below);
  const { base } = lineage[0];
  if (base === null) return null;
  const indexes = { lineage: lineage.map(({ index }) => index) };
  // What starts from nothing has no image.
  return base === 'scratch' ? indexes : { image: pulled(base), platform: lineage[0].platform, ...indexes };
}

/** `python:3.12-slim` → `docker.io/library/python:3.12-slim` */
function pulled(reference) {
  const short = reference.replace(/^docker\.io\//, '');
  const tagged = /:[^/]*$/.test(short) ? short : `${short}:latest`;
  if (/^[^/]*[.:][^/]*\//.test(tagged)) return tagged;
  return `docker.io/${tagged.includes('/') ? '' : 'library/'}${tagged}`;
}

function parentOf({ base, index }, stages) {
  return stages.findLast(
    (each) => each.index < index && each.name !== null && each.name.toLowerCase() === base?.toLowerCase(),
  );
}

function differences(built, explained) {
  return explained.flatMap((stage, index) => {
    const own = built[index] && {
      image: built[index].image,
      platform: built[index].platform,
      lineage: built[index].lineage,
    };
    return JSON.stringify(own) === JSON.stringify(stage)
      ? []
      : [`stage ${index} is ${JSON.stringify(own)}, and explain says ${JSON.stringify(stage)}`];
  });
}

function openBuilder(buildah, port, scratch, run) {
  const storage = ['--root', join(scratch, 'root'), '--runroot', join(scratch, 'runroot'), '--storage-driver', 'vfs'];
  const registries = join(scratch, 'registries.conf');
  writeFileSync(
    registries,
    [
      'unqualified-search-registries = ["docker.io"]',
      'short-name-mode = "permissive"',
      ...hosts.map(
        (host) => `[[registry]]\nprefix = "${host}"\nlocation = "127.0.0.1:${port}/${host}"\ninsecure = true`,
      ),
      '',
    ].join('\n'),
  );
  const policy = join(scratch, 'policy.json');
  writeFileSync(policy, '{"default": [{"type": "insecureAcceptAnything"}]}');
  const context = join(scratch, 'context');
  mkdirSync(context);
  const env = { CONTAINERS_REGISTRIES_CONF: registries };

  /** The stage that a text ends with; null where buildah does not build it. */
  async function build(text) {
    const file = join(scratch, 'Dockerfile');
    writeFileSync(file, text);
    const flags = [
      '--isolation',
      'chroot',
      '--tls-verify=false',
      '--signature-policy',
      policy,
      '--platform',
      'linux/amd64',
    ];
    const made = await run(buildah, [...storage, 'bud', ...flags, '-q', '-t', 'stage', '-f', file, context], { env });
    if (made.code !== 0) return { refused: made.stderr.trim().split('\n').at(-1) };
    const seen = await run(buildah, [...storage, 'inspect', '--type', 'image', 'stage'], { env });
    const { OCIv1 } = JSON.parse(seen.stdout);
    const { Labels = {}, Env = [] } = OCIv1.config;
    return {
      image: Labels.image,
      platform: Labels.platform,
      lineage: Object.keys(Labels)
        .flatMap((label) => /^stage-(\d+)$/.exec(label)?.[1] ?? [])
        .map(Number)
        .toSorted((a, b) => a - b),
      environment: Object.fromEntries(
        Env.map((pair) => /^([^=]*)=(.*)$/s.exec(pair).slice(1))
          .filter(([name]) => shown.test(name))
          .map(([name, value]) => [name, value.replace(/\/\/[^/@]*@/, '//****@')]),
      ),
    };
  }

  return {
    async stagesOf(text, count) {
      const stages = [];
      for (let index = 0; index < count; index++) {
        const { refused, ...stage } = await build(reduced(text, index));
        stages.push(refused === undefined ? stage : null);
        if (refused !== undefined) process.stderr.write(`${refused}\n`);
      }
      return stages;
    },
  };
}

/** FROM, ARG and ENV up to the end of a stage; each stage has a label by its number. */
function reduced(text, last) {
  const escape = /^#\s*escape\s*=\s*`/im.test(text) ? '`' : '\\';
  const lines = text.split('\n');
  const left = [];
  let stage = -1;
  for (let at = 0; at < lines.length; at++) {
    if (/^\s*#/.test(lines[at])) continue;
    const instruction = [lines[at]];
    while (
      instruction.at(-1).trimEnd().endsWith(escape) ||
      (instruction.length > 1 && /^\s*#/.test(instruction.at(-1)))
    )
      instruction.push(lines[++at] ?? '');
    const [, keyword = ''] = /^\s*(\w+)/.exec(instruction[0]) ?? [];
    const word = keyword.toUpperCase();
    for (const [, end] of word === 'RUN' || word === 'COPY'
      ? instruction.join('\n').matchAll(/<<-?\s*["']?(\w+)/g)
      : [])
      while (at < lines.length && lines[++at]?.trim() !== end);
    if (word === 'FROM' && ++stage > last) break;
    if (!['FROM', 'ARG', 'ENV'].includes(word)) continue;
    // On one line, which needs no `# escape=`.
    const own = instruction.filter((line) => !/^\s*#/.test(line)).map((line) => line.trimEnd());
    left.push(own.map((line) => (line.endsWith(escape) ? line.slice(0, -1) : line)).join(' '));
    if (word === 'FROM') left.push(`LABEL stage-${stage}=yes`);
  }
  return [...left, ''].join('\n');
}

/** A registry that has an empty image of every name and tag, for every platform, whose labels say which it is. */
async function standIns() {
  const blobs = new Map();
  const blob = (bytes, mediaType) => {
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    blobs.set(digest, { bytes, mediaType });
    return { mediaType, digest, size: bytes.length };
  };
  const json = (value, mediaType) => blob(Buffer.from(JSON.stringify(value)), mediaType);
  const oci = 'application/vnd.oci.image';
  // The end of an archive and nothing before it.
  const tar = Buffer.alloc(1024);
  const layer = blob(gzipSync(tar), `${oci}.layer.v1.tar+gzip`);
  const diff = `sha256:${createHash('sha256').update(tar).digest('hex')}`;
  const platforms = [{ architecture: 'amd64' }, { architecture: 'arm64' }, { architecture: 'arm', variant: 'v7' }];
  const indexOf = (image) =>
    json(
      {
        schemaVersion: 2,
        mediaType: `${oci}.index.v1+json`,
        manifests: platforms.map((each) => {
          const platform = { os: 'linux', ...each };
          const name = ['linux', each.architecture, each.variant].filter(Boolean).join('/');
          const config = json(
            {
              ...platform,
              config: { Labels: { image, platform: name } },
              rootfs: { type: 'layers', diff_ids: [diff] },
              history: [{ created_by: 'nothing' }],
            },
            `${oci}.config.v1+json`,
          );
          const mediaType = `${oci}.manifest.v1+json`;
          return { ...json({ schemaVersion: 2, mediaType, config, layers: [layer] }, mediaType), platform };
        }),
      },
      `${oci}.index.v1+json`,
    );
  const server = createServer((request, response) => {
    const [, name, kind, reference] = /^\/v2\/(.+)\/(manifests|blobs)\/(.+)$/.exec(request.url) ?? [];
    if (name === undefined) return void response.writeHead(200).end();
    const digest =
      kind === 'blobs' || reference.startsWith('sha256:') ? reference : indexOf(`${name}:${reference}`).digest;
    const found = blobs.get(digest);
    if (found === undefined) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': found.mediaType,
      'content-length': found.bytes.length,
      'docker-content-digest': digest,
    });
    response.end(request.method === 'HEAD' ? undefined : found.bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: server.address().port, stop: () => server.close() };
}
