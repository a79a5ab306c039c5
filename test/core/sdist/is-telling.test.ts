import { expect, it } from 'vitest';
import { isTelling } from '../../../packages/core/src/sdist/is-telling.ts';

it.each([
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'PKG-INFO',
  'hatch.toml',
  'meson.build',
  'CMakeLists.txt',
  'Cargo.toml',
  // numba, pillow, uwsgi, pycuda, gevent, pendulum, ipykernel
  'setup_common.py',
  'mp_compile.py',
  'uwsgiconfig.py',
  'aksetup_helper.py',
  '_setuputils.py',
  'build.py',
  'hatch_build.py',
  // whatever setup.py may import, or execute for the version
  'six.py',
  'pkgmake.py',
  'requests/__version__.py',
  'src/py4j/version.py',
  'luigi/__meta__.py',
  // backends of the project's own: pillow 10, frozenlist, xgboost
  '_custom_build/backend.py',
  'packaging/pep517_backend/_backend.py',
  'packager/nativelib.py',
  // pyzmq, cupy, llvmlite
  'buildutils/bundle.py',
  'install/cupy_builder/_compiler.py',
  'ffi/build.py',
  // cryptography, polars
  'src/rust/cryptography-cffi/Cargo.toml',
  'py-polars/rust-toolchain.toml',
  'subprojects/freetype-2.6.1.wrap',
  'cpp/CMakeLists.txt',
])('%s', (path) => expect(isTelling(path)).toBe(true));

it.each([
  '',
  'README.md',
  'configure',
  'test_setup.py',
  'conftest.py',
  'src/six/setup.py.txt',
  'tests/version.py',
  'pkg/deep/version.py',
  'pkg/conversion.py',
  'requests.egg-info/PKG-INFO',
  'tests/setup.py',
  'docs/examples/spam/meson.build',
  'setuptools/command/build_ext.py',
  'mesonbuild/backend/ninjabackend.py',
  'numpy/core/src/setup.py',
  // vendored crates of orjson
  'include/cargo/serde/Cargo.toml',
  'vendor/libc/Cargo.toml',
  'a/b/c/d/Cargo.toml',
  'subprojects/dbus-gmain/meson.build',
  `${'build/'.repeat(100)}setup.py`,
])('not %s', (path) => expect(isTelling(path)).toBe(false));
