// Builds that are known to fail, and those beside them that do not.

import { describe, expect, it } from 'vitest';
import { deadEndRows } from '../../../packages/core/src/assess/dead-end-rows.ts';
import { deadEnds } from '../../../packages/core/src/assess/dead-ends.ts';
import { deadEndWords } from '../../../packages/core/src/report/dead-end-words.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseSpecifiers, satisfies } from '../../../packages/core/src/packaging/specifier.ts';
import { parseVersion } from '../../../packages/core/src/packaging/version.ts';
import type { Release } from '../../../packages/core/src/target/target.ts';

/** `debian 12` */
function found(pin: string, python: Release, release: string | null = null) {
  const [name = '', version = ''] = pin.split('==');
  const [distro = '', number = ''] = release?.split(' ') ?? [];
  return deadEnds({
    name: normalizeName(name),
    version,
    python,
    distro: release === null ? null : { name: distro, version: number },
  });
}

describe('deadEnds', () => {
  it.each<readonly [pin: string, python: Release, release: string | null, sentence: RegExp, certain: boolean]>([
    ['PyYAML==5.4.1', [3, 12], 'alpine 3.20', /Cython 3 .* build constraint/, true],
    ['pyyaml==6.0', [3, 9], null, /Cython 3/, true],
    ['pystan==2.19.1.1', [3, 10], null, /imports cython and numpy .*NumPy are required.*--no-build-isolation/, false],
    ['pystan==2.19.1.1', [3, 12], null, /imports cython and numpy/, true],
    [
      'fbprophet==0.7.1',
      [3, 12],
      null,
      /builds where numpy, pandas, pystan, convertdate, lunarcalendar, holidays below 0\.25, python-dateutil and tqdm are installed before .*goes on as prophet, which has wheels/,
      true,
    ],
    ['fbprophet==0.6', [3, 12], null, /holidays below 0\.25 and python-dateutil are installed before/, true],
    ['prophet==1.0.1', [3, 12], null, /holidays below 0\.25, .*; 1\.1 builds\.$/, true],
    [
      'numba==0.56.4',
      [3, 11],
      null,
      /setup\.py refuses Python 3\.11 and later: .*; 0\.57\.0 is the first that takes 3\.11\.$/,
      true,
    ],
    [
      'numba==0.58.1',
      [3, 12],
      null,
      /refuses Python 3\.12 and later: .*; 0\.59\.0 is the first that takes 3\.12\.$/,
      true,
    ],
    ['numba==0.57.1', [3, 13], null, /; 0\.61\.0 is the first that takes 3\.13\.$/, true],
    ['numba==0.61.0', [3, 14], null, /; 0\.63\.0 is the first that takes 3\.14\.$/, true],
    ['numba==0.67.0', [3, 15], null, /; 0\.68\.0 is the first that takes 3\.15\.$/, true],
    [
      'llvmlite==0.39.1',
      [3, 12],
      null,
      /refuses Python 3\.11 and later: .*; 0\.40\.0 is the first that takes 3\.11\.$/,
      true,
    ],
    ['gevent==23.9.1', [3, 12], null, /24\.11\.1/, true],
    ['av==10.0.0', [3, 11], 'debian 12', /Cython 3 .* build constraint .*11\.0\.0/, true],
    ['pymssql==2.2.7', [3, 11], null, /2\.2\.8/, true],
    ['pymssql==2.3.7', [3, 12], null, /2\.3\.9/, true],
    ['pymssql==2.4.6', [3, 11], 'debian 12', /DBSETLENCRYPTION/, true],
    ['numpy==1.25.2', [3, 12], 'debian 13', /distutils.*1\.26\.0/, true],
    ['pendulum==2.1.2', [3, 13], null, /distutils/, true],
    [
      'greenlet==1.0.0',
      [3, 10],
      null,
      /does not compile on Python 3\.10 or later; 1\.1\.0 is the first that does on 3\.10/,
      true,
    ],
    [
      'greenlet==1.1.2',
      [3, 11],
      'debian 13',
      /does not compile on Python 3\.11 or later; 1\.1\.3 is the first that does on 3\.11/,
      true,
    ],
    ['backports.datetime-fromisoformat==2.0.2', [3, 13], null, /_PyUnicode_Copy, .*; 2\.0\.3 works/, true],
    ['greenlet==2.0.2', [3, 12], null, /3\.0/, true],
    ['greenlet==3.0.3', [3, 13], null, /3\.1/, true],
    // 3.0 builds on 3.12, not on 3.13.
    ['greenlet==2.0.2', [3, 13], null, /3\.1/, true],
    ['uvloop==0.17.0', [3, 13], null, /0\.21/, true],
    [
      'uWSGI==2.0.20',
      [3, 11],
      'debian 13',
      /does not compile on Python 3\.11 or later; 2\.0\.21 is the first that does on 3\.11\.$/,
      true,
    ],
    ['uWSGI==2.0.21', [3, 12], null, /2\.0\.23 is the first that does on 3\.12/, true],
    ['uWSGI==2.0.24', [3, 14], null, /2\.0\.27 is the first that does/, true],
    ['cffi==1.16.0', [3, 13], null, /1\.17\.0/, true],
    ['cffi==1.16.0', [3, 13], null, /_PyErr_WriteUnraisableMsg, which Python 3\.13 removed: .*or not import/, true],
    ['psycopg2==2.9.9', [3, 13], 'debian 12', /_PyInterpreterState_Get, .*or not import; 2\.9\.10 works/, true],
    ['psycopg2==2.8', [3, 13], 'debian 13', /_PyInterpreterState_Get, .*or not import; 2\.9\.10 works/, true],
    ['psycopg2==2.8.5', [3, 11], 'debian 13', /does not compile on Python 3\.11 or later; 2\.8\.6 /, true],
    ['psycopg2==2.7.7', [3, 14], 'debian 12', /does not compile on Python 3\.13 or later; 2\.9\.10 /, true],
    [
      'cffi==1.14.0',
      [3, 12],
      null,
      /does not compile on Python 3\.11 or later; 1\.14\.1 is the first that does on 3\.11/,
      true,
    ],
    ['multidict==6.0.4', [3, 13], 'debian 13', /_PyArg_ParseStackAndKeywords, .*or not import; 6\.0\.5 works/, true],
    ['multidict==6.0.4', [3, 12], 'debian 13', /does not compile on Python 3\.12 or later; 6\.0\.5 /, true],
    ['multidict==5.2.0', [3, 13], 'debian 12', /Py_TRASHCAN_SAFE_BEGIN, .*; 6\.0\.5 works/, true],
    [
      'immutables==0.14',
      [3, 11],
      null,
      /does not compile on Python 3\.11 or later; 0\.15 is the first that does on 3\.11/,
      true,
    ],
    [
      'immutables==0.19',
      [3, 12],
      null,
      /does not compile on Python 3\.12 or later; 0\.20 is the first that does on 3\.12/,
      true,
    ],
    ['immutables==0.20', [3, 13], null, /_PyLong_Format, .*; 0\.21 works/, true],
    ['pycurl==7.43.0.6', [3, 12], 'debian 12', /does not compile on Python 3\.11 or later; 7\.44\.0 /, true],
    ['pycurl==7.45.1', [3, 13], 'debian 13', /Py_TRASHCAN_SAFE_BEGIN, .*; 7\.45\.2 works/, true],
    ['pyodbc==4.0.32', [3, 11], 'debian 12', /PyUnicode_EncodeUTF8, .*; 4\.0\.34 does without/, true],
    ['pyodbc==4.0.39', [3, 12], 'debian 12', /PyUnicode_FromUnicode, .*; 5\.0\.0 does without/, true],
    ['pyodbc==5.1.0', [3, 13], 'debian 12', /_PyLong_AsByteArray takes more.*; 5\.2\.0 /, true],
    ['regex==2020.6.8', [3, 12], null, /PyUnicode_GET_SIZE, .*; 2020\.7\.14 works/, true],
    ['psycopg2-binary==2.9.9', [3, 13], 'alpine 3.22', /_PyInterpreterState_Get/, true],
    ['pysqlite3==0.4.7', [3, 13], 'debian 13', /_PyObject_CallNoArg/, true],
    ['rrdtool==0.1.16', [3, 13], 'debian 13', /PyEval_ThreadsInitialized/, true],
    ['libvirt-python==11.0.0', [3, 13], 'debian 13', /libvirt 11\.2 .*; 11\.2\.0 knows/, true],
    [
      'python-Levenshtein==0.12.2',
      [3, 12],
      'debian 13',
      /PyUnicode_AS_UNICODE, .*3\.12 removed.*; 0\.20\.0 does without/,
      true,
    ],
    ['mpi4py==3.1.5', [3, 11], 'debian 12', /holds setuptools below 81/, true],
    ['pysha3==1.0.2', [3, 11], 'debian 12', /pystrhex\.h, which Python 3\.11 removed/, true],
    ['typed-ast==1.5.5', [3, 13], 'debian 13', /PyFutureFeatures, which Python 3\.13 removed/, true],
    ['wrapt==1.12.1', [3, 11], 'debian 12', /fails on import; 1\.14\.0 does without/, true],
    ['dlib==19.24.2', [3, 12], 'debian 13', /CMake 4 .*cmake below 4 .*19\.24\.6/, true],
    ['lxml==4.9.2', [3, 12], null, /4\.9\.3/, true],
    ['lxml==4.9.4', [3, 13], null, /Cython 0\.29.*_PyLong_AsByteArray takes more\)\.$/, true],
    ['yarl==1.6.3', [3, 12], null, /1\.9\.1 is the first that does/, true],
    ['yarl==1.6.3', [3, 13], null, /1\.9\.3 is the first that does/, true],
    ['yarl==1.9.2', [3, 14], null, /1\.9\.3 is the first that does/, true],
    ['frozenlist==1.3.3', [3, 12], null, /1\.4 is the first that does/, true],
    ['frozenlist==1.4.0', [3, 13], null, /1\.4\.1 is the first that does/, true],
    ['pydantic-core==2.14.6', [3, 13], null, /recursive_guard.*2\.18\.3/, true],
    ['pydantic-core==2.14.6', [3, 12], null, /recursive_guard.*2\.18\.3/, false],
    ['aiohttp==3.8.6', [3, 12], null, /3\.9\.0/, true],
    ['uvloop==0.17.0', [3, 12], null, /0\.18/, true],
    ['uvloop==0.20.0', [3, 13], null, /0\.21/, true],
    ['cryptography==3.4.7', [3, 8], 'debian 12', /FIPS_mode/, true],
    ['cryptography==3.3.2', [3, 8], 'alpine 3.20', /FIPS_mode/, true],
    ['confluent-kafka==2.16.0', [3, 13], 'debian 13', /librdkafka/, true],
    ['tokenizers==0.13.3', [3, 11], null, /Rust 1\.73/, false],
    ['tokenizers==0.13.3', [3, 12], 'debian 13', /Rust 1\.73/, true],
    ['datrie==0.8.2', [3, 12], 'debian 13', /GCC 14 .*0\.8\.3/, true],
    ['glpk==0.4.7', [3, 11], 'debian 13', /GCC 14 .*0\.4\.8/, true],
    ['glpk==0.4.7', [3, 12], 'debian 12', /PyUnicode_GET_SIZE.*0\.4\.8/, true],
    ['euphonic==1.4.2', [3, 11], 'debian 13', /GCC 14 .*1\.4\.3/, true],
    ['euphonic==1.3.2', [3, 12], 'debian 12', /setup\.py imports numpy/, true],
    ['lxml==4.9.2', [3, 11], 'debian 13', /GCC 14 .*5\.0\.0/, true],
    ['setuptools-rust==0.9.0', [3, 13], null, /own build_ext imports semantic-version .*0\.11\.0/, true],
    ['setuptools-rust==0.9.0', [3, 9], null, /own build_ext imports semantic-version/, false],
    ['lru-dict==1.1.8', [3, 13], 'alpine 3.22', /GCC 14 .*CFLAGS.*1\.2\.0/, true],
    ['xmlsec==1.3.17', [3, 11], 'debian 12', /lxml/, false],
    // With the old setuptools of an official image it may work: 57.5.0 up to 3.8, 58.1.0 on 3.9
    ['demjson==2.2.4', [3, 8], null, /use_2to3/, false],
    ['demjson==2.2.4', [3, 9], null, /use_2to3/, true],
    ['demjson==2.2.4', [3, 12], null, /use_2to3/, true],
    ['MarkupSafe==1.0', [3, 8], null, /Feature/, true],
    ['flash-attn==2.7.4.post1', [3, 12], null, /imports torch.*--no-build-isolation/, true],
    ['flash-attn==2.7.4.post1', [3, 10], null, /imports torch/, false],
    ['pytorch-fast-transformers==0.4.0', [3, 12], null, /PyTorch is required/, true],
    ['distribute==0.7.3', [3, 8], null, /a setuptools of 2013/, true],
    ['distribute==0.7.3', [3, 12], null, /a setuptools of 2013/, true],
    ['imgaug==0.4.0', [3, 12], null, /pkg_resources/, true],
    ['grpcio==1.48.2', [3, 12], null, /pkg_resources/, true],
    ['sklearn==0.0.post12', [3, 11], null, /scikit-learn/, true],
  ])('%s on Python %j, %s', (pin, python, release, sentence, certain) => {
    const ends = found(pin, python, release);
    expect(ends).toHaveLength(1);
    expect(ends.map(deadEndWords)[0]).toMatch(sentence);
    expect(ends[0]?.certain).toBe(certain);
    expect(ends[0]?.source).not.toBe('');
  });

  it.each<readonly [pin: string, python: Release, release: string | null]>([
    ['numba==0.56.4', [3, 10], null],
    ['numba==0.57.0', [3, 11], null],
    ['numba==0.63.0b1', [3, 14], null],
    ['numba==0.68.1', [3, 15], null],
    ['llvmlite==0.40.1', [3, 13], null],
    ['prophet==1.1', [3, 12], null],
    ['pyyaml==5.3.1', [3, 12], null],
    ['pyyaml==6.0.1', [3, 12], null],
    ['gevent==24.11.1', [3, 12], null],
    ['gevent==21.8.0', [3, 7], null],
    ['numpy==1.25.2', [3, 11], null],
    ['numpy==1.26.0', [3, 12], null],
    ['greenlet==2.0.2', [3, 11], null],
    ['greenlet==1.1.3', [3, 11], null],
    ['greenlet==1.1.2', [3, 10], null],
    ['greenlet==3.1.0', [3, 13], null],
    ['psycopg2==2.9.9', [3, 12], null],
    ['cffi==1.14.0', [3, 10], null],
    ['immutables==0.15', [3, 11], null],
    ['immutables==0.20', [3, 12], null],
    ['pycurl==7.44.0', [3, 12], null],
    ['pycurl==7.45.2', [3, 13], null],
    ['pyodbc==4.0.34', [3, 11], null],
    ['pyodbc==5.0.0', [3, 12], null],
    ['pyodbc==5.2.0', [3, 13], null],
    ['multidict==6.0.4', [3, 12], 'debian 12'],
    ['multidict==5.2.0', [3, 12], 'debian 13'],
    ['multidict==6.0.5', [3, 13], 'debian 13'],
    ['regex==2020.7.14', [3, 12], null],
    ['psycopg2==2.8.6', [3, 11], null],
    ['psycopg2==2.8.5', [3, 10], null],
    ['uWSGI==2.0.20', [3, 10], 'debian 13'],
    ['uWSGI==2.0.21', [3, 11], 'debian 13'],
    ['psycopg2==2.9.10', [3, 13], 'debian 13'],
    ['lxml==4.9.2', [3, 11], null],
    ['glpk==0.4.7', [3, 11], 'debian 12'],
    ['glpk==0.4.8', [3, 13], 'debian 13'],
    ['euphonic==1.4.2', [3, 11], 'debian 12'],
    ['euphonic==1.4.3', [3, 13], 'debian 13'],
    ['lxml==4.9.2', [3, 11], 'debian 12'],
    ['lxml==5.0.0', [3, 11], 'debian 13'],
    ['setuptools-rust==0.12.1', [3, 13], 'debian 13'],
    ['lxml==4.9.3', [3, 12], null],
    ['yarl==1.9.2', [3, 12], null],
    ['yarl==1.9.3', [3, 13], null],
    ['pydantic-core==2.18.3', [3, 12], null],
    ['pydantic-core==2.14.6', [3, 11], null],
    // OpenSSL 1.1.1 there; where the distribution is not known nothing is said of it
    ['cryptography==3.4.7', [3, 8], 'debian 11'],
    ['cryptography==3.4.7', [3, 8], 'alpine 3.16'],
    ['cryptography==3.4.7', [3, 8], null],
    ['cryptography==35.0.0', [3, 8], 'debian 12'],
    ['pymssql==2.4.6', [3, 14], 'debian 14'],
    ['confluent-kafka==2.8.0', [3, 13], 'debian 13'],
    ['demjson==2.2.4', [3, 5], null],
    ['sklearn==0.0', [3, 11], null],
    ['requests==2.31.0', [3, 14], 'debian 13'],
    // Rust 1.63, GCC 12
    ['tokenizers==0.13.3', [3, 11], 'debian 12'],
    ['datrie==0.8.2', [3, 11], 'debian 12'],
    ['datrie==0.8.3', [3, 13], 'debian 13'],
    ['lru-dict==1.2.0', [3, 13], 'debian 13'],
    ['numpy==2004d', [3, 12], null],
  ])('nothing for %s on Python %j, %s', (pin, python, release) => {
    expect(found(pin, python, release)).toEqual([]);
  });
});

describe('with the PyO3 that the sdist asks for', () => {
  it('both reasons are told', () => {
    const ends = deadEnds({
      name: normalizeName('pydantic-core'),
      version: '2.18.2',
      python: [3, 13],
      distro: null,
      pyo3: '0.21.1',
      abi3: false,
    });
    expect(ends.map(deadEndWords)).toEqual([
      'Its PyO3 0.21 refuses CPython 3.13: the build stops, whatever Rust there is.',
      expect.stringContaining('generate_self_schema.py'),
    ]);
  });
});

describe('the table', () => {
  it('has a source and a range in every row', () => {
    expect(deadEndRows.length).toBeGreaterThan(30);
    const broken = deadEndRows.filter(
      ({ name, versions, source }) => name !== normalizeName(name) || !parseSpecifiers(versions).ok || source === '',
    );
    expect(broken).toEqual([]);
  });

  it('says one full sentence of every row, with the version that ends it', () => {
    for (const { fact, source, fixedIn } of deadEndRows) {
      const words = deadEndWords({ fact, source, fixedIn, certain: true });
      expect(words).toMatch(/^[A-Z].*\.$/);
      if (fixedIn !== undefined)
        expect(words).toMatch(
          new RegExp(`; ${fixedIn.replaceAll('.', '\\.')} (?:builds|works|compiles|knows|does|is the first)`),
        );
    }
  });

  it('offers no version that fails as well', () => {
    const failing = deadEndRows.filter(({ versions, fixedIn = '' }) => {
      const [range, version] = [parseSpecifiers(versions), parseVersion(fixedIn)];
      return range.ok && version.ok && versions !== '' && satisfies(version.value, range.value);
    });
    expect(failing).toEqual([]);
  });
});
