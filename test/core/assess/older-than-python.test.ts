// Of which sources it is said that they are older than the Python that they would be compiled for.

import { expect, it } from 'vitest';
import { assess } from '../../../packages/core/src/assess/assess.ts';
import { compileRows } from '../../../packages/core/src/assess/compile-rows.ts';
import { inspected } from '../../../packages/core/src/assess/inspected.ts';
import { olderThanPython } from '../../../packages/core/src/assess/older-than-python.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { match } from '../../../packages/core/src/match/match.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseSpecifiers } from '../../../packages/core/src/packaging/specifier.ts';
import { needNote } from '../../../packages/core/src/report/need-words.ts';
import type { Release } from '../../../packages/core/src/target/target.ts';
import { reading } from '../sdist/reading.ts';

const extension = "from setuptools import setup, Extension\nsetup(ext_modules=[Extension('a', ['a.c'])])";
const inC = { 'setup.py': extension, 'a.c': '' };
const pure = { 'setup.py': 'from setuptools import setup\nsetup()', 'a.py': '' };
const withCargo = (pyo3: string) => ({
  'pyproject.toml': "[build-system]\nrequires = ['maturin']\nbuild-backend = 'maturin'\n",
  'Cargo.toml': `[package]\nname = "a"\n[lib]\ncrate-type = ["cdylib"]\n[dependencies]\npyo3 = "${pyo3}"\n`,
  'src/lib.rs': '',
});

/** The sentence, or nothing. Wheels as they end, `cp310-cp310-win_amd64`; all are from the day of the sdist. */
async function said(
  pin: string,
  uploaded: string | undefined,
  python: string,
  ends: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const [project = '', version = ''] = pin.split('==');
  const name = normalizeName(project);
  const raws = [...ends.map((end) => `${project}-${version}-${end}.whl`), `${project}-${version}.tar.gz`];
  const shelf = raws.map((raw) => ({
    filename: parseFilename(raw, name),
    raw,
    url: '',
    yanked: false as const,
    hashes: {},
    ...(uploaded === undefined ? {} : { uploaded }),
  }));
  const target = await resolveTarget({ base: `python:${python}-slim`, platform: 'linux/amd64' });
  const found = match(name, shelf, makeMatcher(target, 'pip'), { binaries: { noBinary: [], onlyBinary: [] } });
  const finding = inspected(assess(found, shelf), { state: 'read', reading: reading(files) });
  const release: Release = target.python.release;
  const [note] = olderThanPython(finding, { name, version, python: release });
  return note && needNote(note);
}

it.each<[pin: string, uploaded: string | undefined, python: string, wheels: readonly string[], files: object]>([
  ['pycrypto==2.6.1', '2013-10-17T16:00:00', '3.11', [], inC],
  ['python-ldap==3.2.0', '2019-03-13T00:00:00.000Z', '3.12', [], inC],
  ['thing==1.0', '2022-10-23T23:59:59', '3.11', [], inC],
  ['thing==1.0', '2022-10-23T23:59:59', '3.14', ['cp311-cp311-win_amd64'], inC],
])('%s of %s on %s is older', async (pin, uploaded, python, wheels, files) => {
  const title = python;
  expect(await said(pin, uploaded, python, wheels, files as Record<string, string>)).toBe(
    `It is older than CPython ${title}: not known to compile on it.`,
  );
});

it.each<
  [why: string, pin: string, uploaded: string | undefined, python: string, wheels: readonly string[], files: object]
>([
  ['the index does not say when', 'thing==1.0', undefined, '3.11', [], inC],
  ['it is from the day of the Python', 'uwsgi==2.0.21', '2022-10-24T16:07:02', '3.11', [], inC],
  ['it is later than the Python', 'thing==1.0', '2021-11-17T13:37:43', '3.10', [], inC],
  ['it has a wheel for the Python', 'thing==1.0', '2022-09-01T00:00:00', '3.11', ['cp311-cp311-win_amd64'], inC],
  ['its wheels are for the stable ABI', 'thing==1.0', '2020-09-01T00:00:00', '3.13', ['cp36-abi3-win_amd64'], inC],
  ['its wheels hold a library', 'thing==1.0', '2020-09-01T00:00:00', '3.13', ['py3-none-win_amd64'], inC],
  ['it is pure', 'thing==1.0', '2020-09-01T00:00:00', '3.13', [], pure],
  ['its PyO3 knows the Python', 'thing==1.0', '2024-09-01T00:00:00', '3.13', [], withCargo('0.22')],
  ['somebody compiled it there', 'psycopg2==2.9.3', '2021-12-29T00:00:00', '3.11', [], inC],
  ['it was built on Debian 12', 'asyncpg==0.29.0', '2021-12-29T00:00:00', '3.11', [], inC],
])('nothing is said where %s', async (_why, pin, uploaded, python, wheels, files) => {
  expect(await said(pin, uploaded, python, wheels, files as Record<string, string>)).toBeUndefined();
});

it('what was compiled has a source and a range', () => {
  const broken = compileRows.filter(
    ({ name, versions, source }) => name !== normalizeName(name) || !parseSpecifiers(versions).ok || source === '',
  );
  expect(broken).toEqual([]);
});
