// Builds that fail by what the distribution has: libraries that are too new or too old, GCC 14.

import type { DeadEndRow } from './dead-end-row.ts';

/** OpenSSL 3 came with these. */
const openssl3: readonly string[] = ['debian>=12', 'ubuntu>=22.04', 'alpine>=3.17'];

/** The releases whose compiler is GCC 14 or later. */
const newGcc: readonly string[] = ['debian>=13', 'ubuntu>=24.10', 'alpine>=3.21', 'fedora>=40'];

const gcc14 = (name: string, versions: string, source: string, fixed?: string): DeadEndRow => ({
  name,
  versions,
  distros: newGcc,
  fact: { kind: 'gcc-14' },
  fixedIn: fixed,
  source,
});

// Its header refuses a librdkafka that is older than itself (MIN_RD_KAFKA_VERSION).
const olderKafka = (versions: string, condition: string): DeadEndRow => ({
  name: 'confluent-kafka',
  versions,
  distros: [condition],
  fact: { kind: 'older-librdkafka' },
  source: 'confluent_kafka.h of 2.4.0; build-results.json (trixie)',
});

export const endsBySystem: readonly DeadEndRow[] = [
  // What the distribution has is too new, or too old
  {
    name: 'libvirt-python',
    versions: '<11.2',
    distros: ['debian>=13'],
    fact: { kind: 'newer-libvirt' },
    fixedIn: '11.2.0',
    source: 'build-results.json (11.0.0 on trixie: virDomainSetThrottleGroup, of libvirt 11.2)',
  },
  {
    name: 'm2crypto',
    versions: '==0.43.0',
    distros: ['debian>=13'],
    fact: { kind: 'fd-set' },
    source: 'build-results.json (0.43.0 on trixie)',
  },
  {
    name: 'cryptography',
    versions: '<35',
    distros: openssl3,
    fact: { kind: 'openssl-3' },
    fixedIn: '35',
    source: 'build-results.json (3.4.7 on bookworm), pyca/cryptography#9709',
  },
  {
    name: 'pymssql',
    versions: '==2.4.6',
    distros: ['debian<14'],
    fact: { kind: 'old-freetds' },
    source: 'build-results.json (bookworm; trixie has the same FreeTDS)',
  },
  {
    name: 'xmlsec',
    versions: '>=1.3.13',
    uncertain: true,
    fact: { kind: 'libxml2-apart' },
    source: 'build-results.json (1.3.14 and 1.3.17 on bookworm)',
  },
  olderKafka('>=2.9', 'debian<14'),
  olderKafka('>=2.1,<2.9', 'debian<13'),
  olderKafka('>=1.7,<2.1', 'debian<12'),
  {
    name: 'tokenizers',
    versions: '<0.14.1',
    rust: '1.73',
    fact: { kind: 'rust', from: '1.73', refuses: 'casting &T to &mut T' },
    fixedIn: '0.14.1',
    source: 'huggingface/tokenizers#1359; build-results.json (0.13.3 on trixie)',
  },
  // What GCC 14 no longer takes
  gcc14('datrie', '<0.8.3', 'build-results.json (0.8.2 on trixie, without and with CFLAGS)', '0.8.3'),
  gcc14(
    'lru-dict',
    '<1.2',
    'ethereum/staking-deposit-cli#414; build-results.json (1.1.8 and 1.2.0 on trixie)',
    '1.2.0',
  ),
  gcc14('aubio', '<=0.4.9', 'aubio/aubio#402; build-results.json (0.4.9 on trixie)'),
  gcc14('py-radix', '<=0.10.0', 'mjschultz/py-radix#57; build-results.json (0.10.0 on trixie)'),
  gcc14('pyo', '<=1.0.5', 'belangeo/pyo#276'),
  gcc14('glpk', '<0.4.8', 'bradfordboyle/pyglpk#45; lp.c of 0.4.7 and 0.4.8', '0.4.8'),
  gcc14('euphonic', '<1.4.3', 'pace-neutrons/Euphonic#351; _euphonic.c of 1.3.2 to 1.4.3', '1.4.3'),
  // Cython 0.29 hands a subclass to a method of its base without a cast
  gcc14('lxml', '>=4.6.5,<5', 'build-results.json (4.9.2 on trixie, Python 3.11); etree.c of 4.6.5 to 4.9.4', '5.0.0'),
  gcc14('esutil', '<=0.6.16', 'esheldon/esutil#105; build-results.json (0.6.16 on trixie)'),
  // The parts of _PyArg_Parser have another order from 3.12 on, and no flag for pointers lets its number pass.
  {
    name: 'multidict',
    versions: '>=6,<6.0.5',
    since: [3, 12],
    until: [3, 13],
    distros: newGcc,
    fact: { kind: 'not-compiling', python: '3.12', on: null },
    fixedIn: '6.0.5',
    source: 'aio-libs/multidict#926; _multidict.c of 6.0.0, 6.0.4 and 6.0.5, compiled for Python 3.12.1',
  },
  gcc14('miniaudio', '<1.61', 'irmen/pyminiaudio#76; build-results.json (1.59 on trixie)', '1.61'),
];
