// Which versions of a project may be offered in place of one: for each kind of wheel, the nearest that have one.

const final = /^(?:\d+!)?\d+(?:\.\d+)*(?:\.post\d+)?$/;

/** So many later and earlier versions of each kind of wheel, and of any kind. */
const nearest = { later: 1, earlier: 1 };
const nearestOfAny = { later: 6, earlier: 3 };

const byVersion = (a, b) => a.localeCompare(b, 'en', { numeric: true });

/** `cp312-cp312-musllinux_1_2_x86_64`: two wheels of one kind fit the same targets. */
function kindsOf({ filename, packagetype }) {
  if (packagetype !== 'bdist_wheel') return [];
  const [python, abi, platform] = filename
    .replace(/\.whl$/, '')
    .split('-')
    .slice(-3);
  const fits = /^(?:py3|cp3(?:[6-9]|\d\d)$)/;
  return python
    .split('.')
    .filter((each) => fits.test(each) || abi.includes('abi3'))
    .flatMap((each) => platform.split('.').map((part) => `${each}-${abi}-${part}`));
}

/**
 * The versions whose Requires-Dist a plan may have to know.
 *
 * @param {ReadonlyMap<string, readonly { filename: string, packagetype: string, yanked: boolean }[]>} releases Version → its files of use.
 * @param {readonly string[]} locked The versions in place of which others are looked for.
 * @returns {string[]}
 */
export function candidateVersions(releases, locked) {
  const ofKind = new Map([['any', []]]);
  for (const version of [...releases.keys()].filter((each) => final.test(each)).toSorted(byVersion)) {
    const kinds = new Set(releases.get(version).flatMap((file) => (file.yanked ? [] : kindsOf(file))));
    for (const kind of kinds.size > 0 ? [...kinds, 'any'] : []) {
      ofKind.set(kind, [...(ofKind.get(kind) ?? []), version]);
    }
  }
  const found = new Set();
  for (const pin of locked) {
    for (const [kind, versions] of ofKind) {
      const { later, earlier } = kind === 'any' ? nearestOfAny : nearest;
      const before = versions.filter((version) => byVersion(version, pin) < 0);
      const after = versions.filter((version) => byVersion(version, pin) > 0);
      for (const version of [...before.slice(-earlier), ...after.slice(0, later)]) found.add(version);
    }
  }
  return [...found].toSorted(byVersion);
}
