// Reports by hand for looking at a page in a browser: what a run says where everything is known, and twelve targets at once.

import { rules } from '../../packages/core/dist/rules/rules.js';

const images = {
  'python:3.12-alpine': {
    distro: { name: 'alpine', version: '3.24' },
    libc: { family: 'musl', version: '1.2' },
    python: '3.12.14',
  },
  'python:3.12-slim': {
    distro: { name: 'debian', version: '13' },
    libc: { family: 'glibc', version: '2.41' },
    python: '3.12.14',
  },
  'python:3.8-slim-buster': {
    distro: { name: 'debian', version: '10' },
    libc: { family: 'glibc', version: '2.28' },
    python: '3.8.20',
  },
};

function target(id, name, platform, change = {}) {
  const { distro, libc, python } = images[name];
  return {
    id,
    base: name,
    platform,
    distro,
    libc,
    arch: { 'linux/amd64': 'x86_64', 'linux/arm64': 'aarch64', 'linux/arm/v7': 'armv7l', 'linux/386': 'i686' }[
      platform
    ],
    python: { implementation: 'cpython', version: python, abi: `cp3${python.split('.')[1]}` },
    pip: '25.0',
    compiler: false,
    source: 'table',
    asOf: '2026-08-13',
    plans: [],
    name,
    preparation: null,
    downloadSize: null,
    ...change,
  };
}

const files = {
  wheel: (name) => ({ filename: `${name}-1.0-py3-none-any.whl`, size: 84_210, kind: 'wheel' }),
  sdist: (name) => ({ filename: `${name}-1.0.tar.gz`, size: 41_200, kind: 'sdist' }),
  build: (name) => ({ filename: `${name}-1.0.tar.gz`, size: 702_300, kind: 'sdist' }),
};

const changes = {
  wheel: () => ({}),
  skipped: () => ({ reason: 'marker', why: 'Its marker is false here: sys_platform == "win32".' }),
  sdist: () => ({ rules: ['WC106'], reason: 'no-wheel', why: 'No wheel fits; the sdist is pure Python.' }),
  impossible: () => ({
    rules: ['WC102'],
    reason: 'no-sdist',
    why: 'No wheel fits musl aarch64, and there is no sdist.',
    fix: 'python:3.12-slim',
  }),
  unknown: () => ({ rules: ['WC201'], reason: 'index', why: 'The index did not answer: HTTP 503, three times.' }),
  build: (name) => ({
    rules: ['WC101'],
    reason: 'libc',
    why: `Its 28 wheels are for glibc, macOS and Windows; the image has musl 1.2, and ${name} is written in Rust and C.`,
    needsText: ['Rust, C compiler, OpenSSL and libffi headers', 'Rust 1.65 or newer: Alpine 3.24 has 1.96.'],
    fix: `${name} 2.0 (cp312-abi3-musllinux_1_2_aarch64), or python:3.12-slim`,
    build: {
      native: true,
      languages: ['rust', 'c'],
      backend: 'setuptools.build_meta',
      evidence: ['pyproject.toml requires setuptools-rust', 'src/rust/Cargo.toml'],
      packages: {
        manager: 'apk',
        names: ['build-base', 'cargo', 'libffi-dev', 'openssl-dev'],
        evidence: 'distribution',
      },
    },
    rejected: [
      {
        filename: `${name}-1.0-cp312-abi3-manylinux_2_28_aarch64.manylinux2014_aarch64.whl`,
        reason: 'libc',
      },
      {
        filename: `${name}-1.0-cp312-abi3-manylinux_2_28_x86_64.whl`,
        reason: 'arch',
      },
      { filename: `${name}-1.0-cp312-abi3-macosx_10_12_universal2.whl`, reason: 'os' },
    ],
    rejectedCount: 28,
  }),
};

function result(id, name, verdict, change = {}) {
  const { rules: broken = [], sentences = {}, suppressed, ...more } = { ...changes[verdict](name), ...change };
  return {
    target: id,
    verdict,
    reason: null,
    file: files[verdict]?.(name) ?? null,
    rejected: [],
    rejectedCount: 0,
    build: null,
    suggestions: [],
    why: '',
    needs: [],
    deadEnds: [],
    runtime: [],
    needsText: [],
    fix: '',
    nativeWheel: false,
    ...more,
    statements: broken.map((rule) => ({
      rule,
      level: rules[rule].level,
      facts: {},
      sentence: sentences[rule] ?? more.why ?? '',
      accepted: suppressed?.rule === rule ? suppressed : null,
    })),
  };
}

/** @param rows `[name, verdicts, changes]`: one verdict a target */
function report(targets, rows, change = {}) {
  const packages = rows.map(([name, verdicts, more = {}], position) => ({
    name,
    version: '1.0',
    location: { path: 'poetry.lock', line: position * 17 + 1 },
    origin: 'pinned',
    requiredBy: null,
    results: targets.map(({ id }, at) => result(id, name, verdicts[at], verdicts[at] === 'skipped' ? {} : more)),
  }));
  const count = (at, verdict) => packages.filter(({ results }) => results[at].verdict === verdict).length;
  const verdicts = ['wheel', 'sdist', 'build', 'impossible', 'unknown', 'skipped'];
  return {
    schemaVersion: '1.1',
    tool: { name: 'wheelcheck', version: '0.1.0' },
    complete: !packages.some(({ results }) => results.some(({ verdict }) => verdict === 'unknown')),
    inputs: [{ path: 'poetry.lock', kind: 'poetry.lock', installer: 'poetry', sha256: null }],
    targets,
    packages,
    summary: Object.fromEntries(
      targets.map(({ id }, at) => [id, Object.fromEntries(verdicts.map((verdict) => [verdict, count(at, verdict)]))]),
    ),
    diagnostics: [],
    remarks: ['12 packages of group dev left out, --with dev adds them'],
    unjudged: [],
    unlearnt: [],
    faults: [],
    ...change,
  };
}

const preparation = {
  manager: 'apk',
  names: ['build-base', 'cargo', 'libffi-dev', 'openssl-dev'],
  line: 'apk add --no-cache --virtual .build build-base cargo libffi-dev openssl-dev',
  evidence: 'distribution',
  helps: 'all',
  notes: ['A second stage keeps the compiler out of the image: COPY --from=build the finished wheels.'],
};

const plans = [
  {
    base: 'python:3.12-slim',
    platform: 'linux/arm64',
    kind: 'base',
    pins: [],
    python: null,
    leaves: { build: 0, impossible: 0 },
    unknown: [],
    text: 'base python:3.12-slim',
    notes: [],
  },
  {
    base: 'python:3.12-alpine',
    platform: 'linux/arm64',
    kind: 'version',
    pins: [
      { name: 'cryptography', version: '2.0' },
      { name: 'cffi', version: '2.0' },
    ],
    python: null,
    leaves: { build: 0, impossible: 0 },
    unknown: [],
    text: 'cryptography 2.0, cffi 2.0',
    notes: ['cryptography moves by a major version'],
  },
];

const old = {
  rule: 'WC302',
  level: 'note',
  message: 'Python 3.8 gets no more security fixes since 2024-10-07',
  location: null,
  kind: 'image-old',
  about: [],
};
const without = (name, id) => ({
  rule: 'WC303',
  level: 'note',
  message: `${name} has no compiler, and something must be built`,
  target: id,
  location: null,
  kind: 'compiler-missing',
  about: [],
  naming: [name],
});
const quiet = (count, verdicts) => Array.from({ length: count }, (_, at) => [`package-${at + 1}`, verdicts]);

/** One of three images needs no compiler. */
export function oneGood() {
  const [alpine, slim, buster] = Object.keys(images);
  const targets = [
    target('t0', alpine, 'linux/arm64', { plans, preparation }),
    target('t1', slim, 'linux/arm64', { downloadSize: 53_200_000 }),
    target('t2', buster, 'linux/arm64', { downloadSize: 61_400_000 }),
  ];
  return report(
    targets,
    [
      ['cffi', ['build', 'wheel', 'wheel']],
      ['cryptography', ['build', 'wheel', 'build']],
      ['future', ['sdist', 'sdist', 'sdist']],
      ['grpcio', ['wheel', 'wheel', 'wheel'], { rules: ['WC107'], sentences: { WC107: 'Yanked: "broken metadata".' } }],
      ['tensorflow', ['impossible', 'wheel', 'wheel']],
      ['pywin32', ['skipped', 'skipped', 'skipped']],
      ...quiet(40, ['wheel', 'wheel', 'wheel']),
    ],
    { diagnostics: [{ ...old, target: 't2' }, without(alpine, 't0')] },
  );
}

/** One image, two builds, and a change that avoids them. */
export function oneTarget() {
  const targets = [target('t0', 'python:3.12-alpine', 'linux/arm64', { plans, preparation })];
  const suppressed = { rule: 'WC101', by: 'config', reason: 'built in a stage of its own', until: '2027-01-01' };
  return report(
    targets,
    [['cffi', ['build'], { suppressed }], ['cryptography', ['build']], ['future', ['sdist']], ...quiet(18, ['wheel'])],
    {
      diagnostics: [without('python:3.12-alpine', 't0')],
    },
  );
}

/** Three images on four platforms each, 150 packages, and no image that does everywhere. */
export function twelveTargets() {
  const platforms = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/386'];
  const targets = Object.keys(images).flatMap((name, at) =>
    platforms.map((platform, position) => {
      const alpine = name.endsWith('alpine');
      const known = name === 'python:3.12-slim' && position < 2;
      return target(`t${at * 4 + position}`, name, platform, {
        ...(alpine ? { preparation } : {}),
        ...(known ? { downloadSize: 353_200_000 - position * 9_000_000 } : {}),
        ...(platform === 'linux/arm/v7' && name === 'python:3.12-slim'
          ? { plans: [{ ...plans[1], base: name, platform }] }
          : {}),
      });
    }),
  );
  const verdictOf = (row) => (each, position) => {
    if (row % 9 === 8) return row % 2 === 0 ? 'sdist' : 'wheel';
    if (each.name === 'python:3.12-slim') return position % 4 < 2 || row > 4 ? 'wheel' : 'build';
    if (row % 7 === 6 && position % 4 === 3) return 'impossible';
    if (row === 5 && position === 8) return 'unknown';
    return (row + position) % 5 === 0 ? 'build' : 'wheel';
  };
  return report(
    targets,
    [
      ...Array.from({ length: 40 }, (_, row) => [
        `a-native-package-with-a-long-name-${row + 1}`,
        targets.map(verdictOf(row)),
      ]),
      ...quiet(
        110,
        targets.map(() => 'wheel'),
      ),
    ],
    { diagnostics: targets.slice(8).map(({ id }) => ({ ...old, target: id })) },
  );
}

/** No image does, and nothing is known that would help; the index was silent for one package. */
export function noneGood() {
  const [alpine, slim] = Object.keys(images);
  const targets = [
    target('t0', alpine, 'linux/arm64', { preparation: { ...preparation, evidence: 'known' } }),
    target('t1', slim, 'linux/arm64'),
  ];
  return report(
    targets,
    [
      ['internal', ['unknown', 'unknown']],
      ['vmprof', ['build', 'build'], { fix: 'build it in a separate stage' }],
      ...quiet(10, ['wheel', 'wheel']),
    ],
    {
      diagnostics: [without(alpine, 't0'), without(slim, 't1')],
      faults: [{ packages: ['internal'], silence: 'did not answer', cause: 'HTTP 503, three times' }],
    },
  );
}

/** Everything is a wheel on both. */
export function allGood() {
  const [alpine, slim] = Object.keys(images);
  const targets = [
    target('t0', alpine, 'linux/arm64', { downloadSize: 12_100_000 }),
    target('t1', slim, 'linux/arm64', { downloadSize: 14_800_000 }),
  ];
  return report(targets, quiet(12, ['wheel', 'wheel']));
}
