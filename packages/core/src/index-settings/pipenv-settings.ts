// pipenv's one variable about indexes.

import type { Machine } from './machine.ts';
import type { IndexSettings } from './settled-index.ts';

/** As pipenv's `--pypi-mirror`: every source that is the public index becomes the mirror (utils/internet.py, replace_pypi_sources). */
export function pipenvSettings({ variable }: Machine): IndexSettings {
  const from = 'PIPENV_PYPI_MIRROR';
  const url = variable(from);
  return { extra: [], links: [], ...(url ? { mirror: { url, from, literal: true } } : {}) };
}
