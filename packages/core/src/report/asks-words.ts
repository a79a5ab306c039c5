// `asks https://index.example/simple (PIP_INDEX_URL)`

import type { AskedIndex } from '../package-index/asked-index.ts';
import { once } from '../text/once.ts';

export function asksWords(indexes: readonly AskedIndex[]): readonly string[] {
  return once(indexes.map(({ name, from }) => `asks ${name} (${from})`));
}
