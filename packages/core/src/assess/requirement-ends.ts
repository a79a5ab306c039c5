// Builds that fail because of what they are built with: a setuptools or Cython that does not go with the Python, or with the setup.py.

import { endsOn } from '../sdist/running/python-end.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';
import type { Release } from '../target/target.ts';
import { isBefore } from './is-before.ts';
import { cythonEnds } from './cython-ends.ts';
import type { BuildRequirement } from './build-requirement.ts';
import type { DeadEnd } from './dead-end.ts';
import { compareDotted } from '../text/compare-dotted.ts';

export interface RequirementEndInput {
  readonly reading: SdistReading | null;
  readonly requirements: readonly BuildRequirement[];
  readonly python: Release;
}

/** What pip asks for where a project names nothing (PEP 518): only there may an old setuptools of the image build it. */
const LEGACY = 'setuptools>=40.8.0';

export function requirementEnds({ reading, requirements, python }: RequirementEndInput): readonly DeadEnd[] {
  const taken = new Map<string, string>(
    requirements.flatMap(({ name, version }) => (version === null ? [] : [[name, version] as const])),
  );
  const isolated = reading !== null && reading.requires[0] !== LEGACY;
  return [
    ...oldSetuptools(taken.get('setuptools'), python),
    ...cythonEnds(taken.get('cython'), reading, python),
    ...goneFromSetuptools(taken.get('setuptools'), reading, python, isolated),
    ...goneFromPython(reading, python),
    ...undeclared(reading, python, isolated),
    ...setupStop(reading),
    ...absentRequirements(requirements),
    ...noBuildFile(reading),
  ];
}

/**
 * pip isolates a build with pyproject.toml, and any build where it finds no setuptools (see below); images that it does not isolate in
 * may have the module from an earlier command.
 */
function undeclared(reading: SdistReading | null, python: Release, isolated: boolean): readonly DeadEnd[] {
  if (reading === null || reading.undeclared.length === 0) return [];
  return [
    {
      fact: { kind: 'undeclared', names: reading.undeclared },
      source: 'its setup.py and pyproject.toml',
      certain: isolated || !isBefore(python, [3, 12]),
    },
  ];
}

/** sklearn, tensorflow-gpu and pytorch by these names; sklearn's lets a variable open it. */
function setupStop(reading: SdistReading | null): readonly DeadEnd[] {
  const source = 'its setup.py';
  if (reading?.hindrances.includes('refusal'))
    return [{ fact: { kind: 'setup-refusal' }, source, certain: true, everywhere: true }];
  if (!reading?.hindrances.includes('default-refusal')) return [];
  return [{ fact: { kind: 'default-refusal' }, source, certain: true }];
}

/** opencv-python 4.5.5.64 asks for numpy 1.21.2 on every Python from 3.10 on. An index of one's own that lacks setuptools proves less. */
function absentRequirements(requirements: readonly BuildRequirement[]): readonly DeadEnd[] {
  const absent = requirements.filter(({ verdict, unheld }) => verdict === 'impossible' && unheld !== true);
  return absent.map(({ text }) => ({
    fact: { kind: 'absent-requirement', text },
    source: 'its pyproject.toml, and what the index has',
    certain: true,
  }));
}

/** pycopy-uuid 0.1: pip and uv say that it does not appear to be a Python project. */
function noBuildFile(reading: SdistReading | null): readonly DeadEnd[] {
  if (!reading?.evidence.some(({ kind }) => kind === 'no-build-file')) return [];
  return [{ fact: { kind: 'no-build-file' }, source: 'its members', certain: true, everywhere: true }];
}

/** 66.1.0 is the first that runs on 3.12: older ones need distutils, or pkgutil.ImpImporter. */
function oldSetuptools(taken: string | undefined, python: Release): readonly DeadEnd[] {
  if (taken === undefined || isBefore(python, [3, 12]) || compareDotted(release(taken), '66.1') >= 0) return [];
  return [
    {
      fact: { kind: 'setuptools-too-old', version: taken },
      source: 'build-results.json (scikit-learn 1.1.3 on trixie); pypa/setuptools#3685',
      certain: true,
    },
  ];
}

/**
 * A setup.py without pyproject.toml is run by the image's own setuptools, where pip before 23.1 finds one, and before 25.3 beside wheel.
 * Official images hold one up to Python 3.11: 57.5.0 up to 3.8, 58.1.0 or later from 3.9 on.
 */
function goneFromSetuptools(
  taken: string | undefined,
  reading: SdistReading | null,
  python: Release,
  isolated: boolean,
): readonly DeadEnd[] {
  const version = release(taken ?? '999');
  const found: DeadEnd[] = [];
  if (reading?.hindrances.includes('Feature') && python[0] === 3 && compareDotted(version, '46') >= 0)
    found.push({ fact: { kind: 'setuptools-feature' }, source: 'its setup.py; pallets/markupsafe#116', certain: true });
  if (reading?.hindrances.includes('use_2to3') && python[0] === 3 && compareDotted(version, '58') >= 0) {
    const certain = isolated || !isBefore(python, [3, 9]);
    // A setuptools before 58 does not run on 3.12.
    const way = !certain ? 'own' : isBefore(python, [3, 12]) ? (isolated ? 'held' : 'put') : null;
    found.push({
      fact: { kind: 'use-2to3', way },
      source: 'its setup.py; pypa/setuptools#2769',
      certain,
    });
  }
  // What holds setuptools below 58 holds it below 81 and 82
  else found.push(...goneLately(reading, python, version, isolated).slice(0, 1));
  return found;
}

function goneLately(
  reading: SdistReading | null,
  python: Release,
  version: string,
  isolated: boolean,
): readonly DeadEnd[] {
  if (isBefore(python, [3, 9])) return [];
  const certain = isolated || !isBefore(python, [3, 12]);
  const gone = [
    ['dry_run', '81', 'dry-run', 'its build scripts; build-results.json (mpi4py 3.1.5 on bookworm)'],
    ['pkg_resources', '82', 'pkg-resources', 'its setup.py; build-results.json (suds-jurko 0.6 on bookworm)'],
  ] as const;
  return gone.flatMap(([hindrance, since, kind, source]) =>
    reading?.hindrances.includes(hindrance) && compareDotted(version, since) >= 0
      ? [{ fact: { kind, way: certain ? 'held' : 'own' }, source, certain }]
      : [],
  );
}

/** Not where it stops on its own word whatever Python there is: that is told by itself. */
function goneFromPython(reading: SdistReading | null, python: Release): readonly DeadEnd[] {
  if (reading === null || reading.hindrances.some((each) => each === 'refusal' || each === 'default-refusal'))
    return [];
  return endsOn(reading.pythonEnds, python).map(({ file, fault }) => ({
    fact: { kind: 'python', file, fault },
    source: `its ${file}`,
    certain: true,
  }));
}

/** Its numbers alone: `69.0.0.post1` is 69.0.0. */
function release(version: string): string {
  return /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0';
}
