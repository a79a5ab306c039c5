// The one recommendation of a platform: which image, and what it leaves, by name.

import { expect, it } from 'vitest';
import { recommendationOn, recommendations } from '../../../packages/core/src/report/recommendation.ts';
import type { Report, ReportResult, ReportTarget } from '../../../packages/core/src/report/report.ts';
import { samplePackage, samplePlan, sampleReport, sampleResult, sampleTarget } from '../../support/sample-report.ts';

const verdicts = { w: 'wheel', b: 'build', i: 'impossible', '?': 'unknown' } as const;
const none = { build: 0, impossible: 0 };

/** On musl and on glibc, a letter a package. */
function report(alpine: string, slim: string): Report {
  const results = (position: number) =>
    [alpine, slim].map((signs, at) =>
      sampleResult(`t${at}`, { verdict: verdicts[signs.charAt(position) as keyof typeof verdicts] }),
    );
  const packages = Array.from(alpine, (_, position) => samplePackage(`p${position}`, position + 1, results(position)));
  return sampleReport(packages);
}

/** On one target. */
function alone(signs: string, target: Partial<ReportTarget> = {}, change: Partial<Report> = {}): Report {
  const packages = Array.from(signs, (sign, position) =>
    samplePackage(`p${position}`, position + 1, [
      sampleResult('t0', { verdict: verdicts[sign as keyof typeof verdicts] }),
    ]),
  );
  return sampleReport(packages, change, [sampleTarget('t0', target)]);
}

it.each<[what: string, report: Report, base: string, text: string, leaves: typeof none]>([
  ['to stay', alone('ww'), 'python:3.12-alpine', 'python:3.12-alpine needs no compiler.', none],
  [
    'an image of the report',
    report('wb', 'ww'),
    'python:3.12-slim',
    'Take python:3.12-slim: it needs no compiler.',
    none,
  ],
  [
    'the one with the least in the way',
    report('bbi', 'wbw'),
    'python:3.12-slim',
    'Take python:3.12-slim and build p1 1.0: no image that was checked does without a compiler.',
    { build: 1, impossible: 0 },
  ],
  [
    'an image that was tried, and what is lost there',
    sampleReport(
      [samplePackage('p0', 1, [sampleResult('t0', { verdict: 'build' }), sampleResult('t1', { verdict: 'wheel' })])],
      {},
      [
        sampleTarget('t0', { name: 'nvidia/cuda:12.4.1-base-ubuntu20.04', brings: 'CUDA' }),
        sampleTarget('t1', { name: 'python:3.12-slim', base: 'python:3.12-slim', tried: true }),
      ],
    ),
    'python:3.12-slim',
    'Take python:3.12-slim: it needs no compiler; it lacks what nvidia/cuda:12.4.1-base-ubuntu20.04 is taken for: CUDA.',
    none,
  ],
  [
    'an image that has what its builds need',
    sampleReport([samplePackage('p0', 1, [sampleResult('t0', { verdict: 'build', ready: true })])], {}, [
      sampleTarget('t0', { plans: [samplePlan({ base: 'debian:13', kind: 'base', python: '3.13' })] }),
    ]),
    'debian:13',
    'Take debian:13 with Python 3.13 instead: nothing has to be compiled then (no pin changes). As it is, python:3.12-alpine must build p0 1.0, for which it has all that is needed.',
    none,
  ],
  [
    'the smallest change',
    alone('wb', { plans: [samplePlan({ base: 'debian:13', kind: 'base', python: '3.13' })] }),
    'debian:13',
    'Take debian:13 with Python 3.13 instead: nothing has to be compiled then (no pin changes). As it is, python:3.12-alpine must build p1 1.0.',
    none,
  ],
  [
    'another pip with it',
    alone('wb', { plans: [samplePlan({ base: 'python:3.12-slim', kind: 'base', pip: 'pip before 24.1' })] }),
    'python:3.12-slim',
    'Take python:3.12-slim instead with pip before 24.1: nothing has to be compiled then (no pin changes). As it is, python:3.12-alpine must build p1 1.0.',
    none,
  ],
  [
    'another pip alone',
    alone('wb', { plans: [samplePlan({ base: 'python:3.12-alpine', kind: 'version', pip: 'the newest pip' })] }),
    'python:3.12-alpine',
    'Take python:3.12-alpine with the newest pip: nothing has to be compiled then. As it is, python:3.12-alpine must build p1 1.0.',
    none,
  ],
  [
    'up to five names',
    alone('bbbbbbbi'),
    'python:3.12-alpine',
    'python:3.12-alpine cannot install everything: it cannot install p7 1.0 and must build p0 1.0, p1 1.0, p2 1.0, p3 1.0 and 3 more.',
    { build: 7, impossible: 1 },
  ],
  [
    'a change that leaves less, beside what the title says must be built',
    alone('bb', {
      plans: [
        samplePlan({
          base: 'python:3.12-alpine',
          changes: ['q 2.0 instead of p1: 1 to build instead of 2'],
          leaves: { build: 1, impossible: 0 },
        }),
      ],
    }),
    'python:3.12-alpine',
    'python:3.12-alpine must build p0 1.0 and p1 1.0: q 2.0 instead of p1: 1 to build instead of 2.',
    { build: 2, impossible: 0 },
  ],
  [
    'to stay where all is there that the build needs',
    sampleReport([samplePackage('p0', 1, [sampleResult('t0', { verdict: 'build', ready: true })])], {}, [
      sampleTarget('t0'),
    ]),
    'python:3.12-alpine',
    'python:3.12-alpine must build p0 1.0: it has what that needs.',
    { build: 1, impossible: 0 },
  ],
  [
    'nor is a change that leaves less a must there',
    sampleReport(
      ['p0', 'p1'].map((name) => samplePackage(name, 1, [sampleResult('t0', { verdict: 'build', ready: true })])),
      {},
      [sampleTarget('t0', { plans: [samplePlan({ changes: ['q 2.0'], leaves: { build: 1, impossible: 0 } })] })],
    ),
    'python:3.12-alpine',
    'python:3.12-alpine must build p0 1.0 and p1 1.0: it has what that needs.',
    { build: 2, impossible: 0 },
  ],
  [
    'to stay where the stage itself added what the build needs',
    sampleReport([samplePackage('p0', 1, [sampleResult('t0', { verdict: 'build', ready: true })])], {}, [
      { ...sampleTarget('t0'), packages: ['build-base'] },
    ]),
    'python:3.12-alpine',
    'python:3.12-alpine must build p0 1.0: this stage has what that needs.',
    { build: 1, impossible: 0 },
  ],
  [
    'what was judged, where not all was',
    alone('w', {}, { complete: false, unjudged: [{ name: 'x', target: null }] }),
    'python:3.12-alpine',
    'python:3.12-alpine could not be judged in full: nothing that was judged must be built.',
    none,
  ],
])('%s', (_, given, base, text, leaves) => {
  expect(recommendationOn(given, 'linux/arm64')).toEqual({
    base,
    platform: 'linux/arm64',
    python: base === 'debian:13' ? '3.13' : null,
    text,
    leaves,
  });
});

it('is none where too little is known', () => {
  const refused = {
    rule: 'WC111',
    level: 'error',
    message: 'hashes',
    target: null,
    location: null,
    kind: 'said',
    about: [],
  } as const;
  expect(recommendationOn(alone('w?'), 'linux/arm64')).toBeNull();
  expect(recommendationOn(alone('w', {}, { diagnostics: [refused] }), 'linux/arm64')).toBeNull();
  expect(recommendationOn(alone('w'), 'linux/amd64')).toBeNull();
});

it('where the index answered for nothing, to try again', () => {
  const faults = [{ packages: ['p0', 'p1'], silence: 'did not answer', cause: 'HTTP 503' }] as const;
  const texts = (given: Report): readonly string[] => recommendations(given).map(({ text }) => text);
  expect(texts(alone('??', {}, { complete: false, faults }))).toEqual([
    'Nothing could be judged on python:3.12-alpine: try again when the index answers.',
  ]);
  expect(texts(alone('??', {}, { complete: false }))).toEqual(['Nothing could be judged on python:3.12-alpine.']);
  expect(texts({ ...report('??', '??'), complete: false, faults })).toEqual([
    'Which image to take is not known: nothing could be judged; try again when the index answers.',
  ]);
});

it('says where the same change does as well, since the order alone chooses between equals', () => {
  const plans = [samplePlan({ base: null, pins: [{ name: 'p1', version: '2.0' }] })];
  const packages = [
    samplePackage(
      'p1',
      1,
      ['t0', 't1'].map((id) => sampleResult(id, { verdict: 'build' })),
    ),
  ];
  const on = (id: string, name: string): ReportTarget => sampleTarget(id, { name, base: null, plans });
  const texts = [
    ['a', 'b'],
    ['b', 'a'],
  ].map(([first = '', second = '']) => {
    const given = sampleReport(packages, {}, [on('t0', first), on('t1', second)]);
    return recommendationOn(given, given.targets[0]?.platform ?? '')?.text.split('. As')[0];
  });
  expect(texts).toEqual([
    'Take a with p1 2.0: nothing has to be compiled then; b does as well with the same change',
    'Take b with p1 2.0: nothing has to be compiled then; a does as well with the same change',
  ]);
});

it('takes no service of a compose file in place of another that is built of the same stage', () => {
  const commands = [{ path: 'Dockerfile', stage: null, line: 3, command: 'pip install -r requirements.txt' }];
  const targets = ['web', 'worker'].map((service, at) => sampleTarget(`t${at}`, { name: service, service, commands }));
  const built = (at: number): ReportResult => sampleResult(`t${at}`, { verdict: 'build', rules: ['WC101'] });
  const given = sampleReport([samplePackage('p0', 1, [built(0), built(1)])], {}, targets);
  expect(recommendations(given).map(({ title }) => title)).toEqual([
    'web must build p0 1.0',
    'worker must build p0 1.0',
  ]);
});
