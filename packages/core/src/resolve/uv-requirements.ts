import type { PackageName } from '../packaging/name.ts';
import type { Option, Requirements, Universe, Wanted } from './universe.ts';

/**
 * What a version requires without extras, or what one extra brings beside that. Extras of its own that an extra names are looked into
 * (`all = ["demo[a,b]"]`), and what is asked of the project there counts for it (`all = ["demo[a]==1.0"]`).
 */
export async function uvRequirements(
  universe: Universe,
  option: Option,
  extra: PackageName | undefined,
): Promise<Requirements> {
  const bare = await universe.requirements(option, []);
  if (extra === undefined || bare.state !== 'known') return bare;
  const found: Wanted[] = [];
  const waiting = [extra];
  for (const next of waiting) {
    // oxlint-disable-next-line no-await-in-loop -- an extra tells of the next
    const required = await universe.requirements(option, [next]);
    for (const wanted of required.state === 'known' ? required.wanted : []) {
      if (bare.wanted.some(({ text }) => text === wanted.text)) continue;
      const isOwn = wanted.name === option.name && wanted.extras.length > 0;
      if (isOwn) waiting.push(...wanted.extras.filter((each) => !waiting.includes(each)));
      if (!isOwn) found.push(wanted);
      else if (wanted.specifiers.specifiers.length > 0) found.push({ ...wanted, extras: [] });
    }
  }
  return { state: 'known', wanted: found };
}
