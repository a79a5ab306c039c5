// What the universe says, in the terms of PubGrub: each demand and each requirement as what can never hold together.

import { anyVersion } from '../packaging/specifier.ts';
import { inRange } from './in-range.ts';
import { type Fact, type Incompatibility, incompatibility } from './incompatibility.ts';
import { absent, type OptionBits, optionBits, type OptionSet } from './option-sets.ts';
import { keyOf, type Option, type Problem, type Universe, type Wanted } from './universe.ts';

/** The user's own demands hang on it: a key that no project has. */
export const rootKey = '';
export const rootSet: OptionSet = 2n;

export interface Incompatibilities {
  /** What holds from the start. */
  ofProblem(problem: Problem): Promise<readonly Incompatibility[]>;
  /** What follows from installing an option for a key. */
  ofOption(key: string, option: Option, extras: Wanted['extras']): Promise<readonly Incompatibility[]>;
  /** Of a key that was met. */
  bits(key: string): OptionBits;
  /** The extras in a key that was met. */
  extras(key: string): Wanted['extras'];
}

/**
 * @param eligible leaves out of a project's options what is not to be considered at all
 */
export function openIncompatibilities(
  universe: Universe,
  eligible: (options: readonly Option[]) => readonly Option[],
): Incompatibilities {
  const met = new Map<string, { readonly bits: OptionBits; readonly extras: Wanted['extras'] }>();
  const addresses = new Map<string, Option[]>();

  async function meet(wanted: Wanted): Promise<OptionBits> {
    const key = keyOf(wanted);
    const known = met.get(key);
    if (known) return known.bits;
    const options = [...(addresses.get(wanted.name) ?? []), ...eligible(await universe.options(wanted.name))];
    const bits = met.get(key)?.bits ?? optionBits(options);
    met.set(key, { bits, extras: wanted.extras });
    return bits;
  }

  async function admittedBy(wanted: Wanted): Promise<OptionSet> {
    const bits = await meet(wanted);
    const direct =
      wanted.address === undefined ? undefined : await universe.direct({ ...wanted, address: wanted.address });
    return bits.set(direct ? [direct] : inRange(bits.options, wanted.specifiers));
  }

  /** A demand on a project with extras is one on the project too, so that its explanation need not know of extras. */
  async function demand(
    when: readonly (readonly [string, OptionSet])[],
    wanted: Wanted,
    because: Fact,
  ): Promise<readonly Incompatibility[]> {
    const subjects = wanted.extras.length > 0 ? [{ ...wanted, extras: [] }, wanted] : [wanted];
    const found = await Promise.all(
      subjects.map(async (subject) => {
        const [set, bits] = [await admittedBy(subject), await meet(subject)];
        const key = keyOf(subject);
        return [incompatibility([...when, [key, ~set]], because), listed(key, bits)];
      }),
    );
    return found.flat().filter((one) => one !== undefined);
  }

  const said = new Set<string>();

  function listed(key: string, bits: OptionBits): Incompatibility | undefined {
    if (said.has(key)) return undefined;
    said.add(key);
    return incompatibility([[key, ~(bits.set(bits.options) | absent)]], { kind: 'listed', key });
  }

  return {
    async ofProblem({ wanted, constraints }) {
      await Promise.all(
        [...wanted, ...constraints].map(async (each) => {
          if (each.address === undefined) return;
          const option = await universe.direct({ ...each, address: each.address });
          const others = addresses.get(each.name) ?? [];
          if (!others.includes(option)) addresses.set(each.name, [...others, option]);
        }),
      );
      const asked = await Promise.all(
        wanted.map((each) => demand([[rootKey, rootSet]], each, { kind: 'asked', wanted: each })),
      );
      const bounds = await Promise.all(
        constraints.map(async (each) => {
          const set = await admittedBy(each);
          return incompatibility([[keyOf(each), ~(set | absent)]], { kind: 'constraint', wanted: each });
        }),
      );
      return [...asked.flat(), ...bounds.filter((one) => one !== undefined)];
    },
    async ofOption(key, option, extras) {
      const own = [key, met.get(key)?.bits.bit(option) ?? 0n] as const;
      const required = await universe.requirements(option, extras);
      if (required.state === 'refused') {
        const refused = incompatibility([own], { kind: 'refused', option, why: required.why });
        return refused ? [refused] : [];
      }
      const base: Incompatibility[] = [];
      if (extras.length > 0) {
        const bits = await meet({ ...anyOf(option), extras: [] });
        const one = incompatibility([own, [option.name, ~bits.bit(option)]], { kind: 'extra', option, key });
        if (one) base.push(one);
      }
      const wanted = required.state === 'known' ? required.wanted : [];
      const demands = await Promise.all(
        wanted.map((each) => demand([own], each, { kind: 'required', option, key, wanted: each })),
      );
      return [...base, ...demands.flat()];
    },
    bits: (key) => met.get(key)?.bits ?? optionBits([]),
    extras: (key) => met.get(key)?.extras ?? [],
  };
}

function anyOf({ name }: Option): Wanted {
  return { name, extras: [], specifiers: anyVersion, text: name };
}
