// Which key uv settles next, once conflicts were met. As uv 0.13.9 tells with RUST_LOG=uv_resolver=debug of apache-airflow[celery,postgres]==2.9.3:
// `Recording dependency conflict of apache-airflow-providers-common-io==1.9.0 from incompatibility of (apache-airflow, …)`, and after five of
// them it is selected before what was met before it.

import { expect, it } from 'vitest';
import type { Incompatibility } from '../../../packages/core/src/resolve/incompatibility.ts';
import type { Option } from '../../../packages/core/src/resolve/universe.ts';
import { uvPreference } from '../../../packages/core/src/resolve/uv-preference.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { wantedText } from '../../support/table-universe.ts';

const option = (name: string): Option => ({ name: normalizeName(name), version: undefined, yanked: false });

/** What a version of `by` requires, and the keys that the rule names. */
const required = (by: string, text: string, keys: readonly string[]): Incompatibility => ({
  terms: new Map(keys.map((key) => [key, 1n])),
  because: { kind: 'required', option: option(by), key: by, wanted: wantedText(text) },
});

it.each<readonly [what: string, requires: string, keys: readonly string[], conflicts: number, next: string]>([
  ['four conflicts with a pin', 'airflow>=2.11', ['common-io'], 4, 'flask'],
  // The universe has no other version of what is pinned, so that the rule does not name it.
  ['five conflicts with a pin', 'airflow>=2.11', ['common-io'], 5, 'common-io'],
  ['five conflicts with anything else', 'flask>=3', ['common-io', 'flask'], 5, 'common-io'],
  ['five versions of which nothing is there that they need', 'absent>=1', ['common-io'], 5, 'flask'],
  ['five conflicts with its own extra', 'common-io[x]>=2', ['common-io', 'common-io[x]'], 5, 'flask'],
])('after %s', (_, requires, keys, conflicts, next) => {
  const wanted = [wantedText('airflow==2.9.3')];
  const order = uvPreference({ wanted, constraints: [] }, false);
  for (const asked of wanted) order.note?.({ terms: new Map(), because: { kind: 'asked', wanted: asked } });
  for (const line of ['flask', 'common-io']) order.note?.(required('airflow', line, ['airflow']));
  for (let times = 0; times < conflicts; times += 1)
    order.conflict?.('common-io', required('common-io', requires, keys));
  const open = ['flask', 'common-io'].map((key) => ({ key, options: [option(key)] }));
  expect(order.first(open)?.key).toBe(next);
});
