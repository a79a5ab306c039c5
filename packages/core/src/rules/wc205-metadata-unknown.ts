// Packages of which nobody could say what they need.

import { bringsMore } from '../manifest/fetches-missing.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import { defineRule, type BareRule } from './define-rule.ts';
import { perTarget } from './per-target.ts';

/** Names that a screen shows, a count among them. */
const SHOWN = 6;

/** What is not installed needs nothing; of what the index did not answer for, more is open than this. */
const installing: ReadonlySet<string | undefined> = new Set(['wheel', 'sdist', 'build']);

export const wc205MetadataUnknown: BareRule<'WC205'> = defineRule({
  id: 'WC205',
  name: 'metadata-unknown',
  level: 'warning',
  comesTo: 'unknown',
  ofFiles: {
    on: ({ targets, checked }) => {
      const open = checked.filter(({ manifest, pkg, requires }) => requires === null && bringsMore(manifest, pkg));
      return perTarget(targets, ({ id }) => {
        const here = open.filter(({ findings }) => installing.has(findings.get(id)?.verdict));
        return here.length === 0 ? null : { names: [...new Set(here.map(({ pkg }) => pkg.name))] };
      });
    },
    about: ({ names }) => names,
    say: ({ names }) => sentence(names, names.length),
    brief: ({ names }) => sentence(names, SHOWN),
    unlearnt: ({ names }) => names,
  },
});

function sentence(names: readonly string[], most: number): string {
  const [need, them] = names.length === 1 ? ['needs', 'it'] : ['need', 'them'];
  return `which packages ${listWords(shortened(names, most))} ${need} could not be learnt without building ${them}: they were not judged`;
}
