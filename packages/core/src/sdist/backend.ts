// Build backends by the module that pyproject.toml names: which project brings it, and what it can do.

import { ownValue } from '../text/own-value.ts';

/**
 * How a backend comes to compile something. `never`: it cannot. `downloads`: it fetches a wheel that was built before, or fails. `always`: it exists for that. `meson`: where the project names a
 * language. `setuptools`, `hatchling`, `poetry`, `pdm`: where configuration or a script asks for it.
 */
export type BackendKind =
  | 'never'
  | 'downloads'
  | 'always'
  | 'cmake'
  | 'meson'
  | 'setuptools'
  | 'hatchling'
  | 'poetry'
  | 'pdm';

export interface Backend {
  /** The project's normalised name. */
  readonly project: string;
  readonly kind: BackendKind;
}

/** By the first part of the dotted name; a longer key is looked for first. */
const backends: Readonly<Record<string, Backend>> = {
  setuptools: { project: 'setuptools', kind: 'setuptools' },
  'pbr.build': { project: 'pbr', kind: 'setuptools' },
  jupyter_packaging: { project: 'jupyter-packaging', kind: 'setuptools' },
  flit_core: { project: 'flit-core', kind: 'never' },
  flit: { project: 'flit', kind: 'never' },
  flit_scm: { project: 'flit-scm', kind: 'never' },
  uv_build: { project: 'uv-build', kind: 'never' },
  hatchling: { project: 'hatchling', kind: 'hatchling' },
  'poetry.core': { project: 'poetry-core', kind: 'poetry' },
  'poetry.masonry': { project: 'poetry', kind: 'poetry' },
  poetry_dynamic_versioning: { project: 'poetry-dynamic-versioning', kind: 'poetry' },
  'pdm.backend': { project: 'pdm-backend', kind: 'pdm' },
  'pdm.pep517': { project: 'pdm-pep517', kind: 'pdm' },
  mesonpy: { project: 'meson-python', kind: 'meson' },
  mesonpep517: { project: 'mesonpep517', kind: 'meson' },
  maturin: { project: 'maturin', kind: 'always' },
  scikit_build_core: { project: 'scikit-build-core', kind: 'cmake' },
  py_build_cmake: { project: 'py-build-cmake', kind: 'cmake' },
  cmeel: { project: 'cmeel', kind: 'cmake' },
  sipbuild: { project: 'sip', kind: 'always' },
  pyqtbuild: { project: 'pyqt-builder', kind: 'always' },
  wheel_stub: { project: 'wheel-stub', kind: 'downloads' },
  nvidia_stub: { project: 'nvidia-stub', kind: 'downloads' },
  pymsbuild: { project: 'pymsbuild', kind: 'always' },
};

/** @param module `build-backend` as written: `setuptools.build_meta:__legacy__` */
export function backendOf(module: string): Backend | undefined {
  const [first = '', second = ''] = module.split(':', 1)[0]?.split('.') ?? [];
  return ownValue(backends, `${first}.${second}`) ?? ownValue(backends, first);
}
