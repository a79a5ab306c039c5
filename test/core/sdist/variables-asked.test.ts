// The variables of the environment that decide what a build compiles by not being set.

import { expect, it } from 'vitest';
import { reading } from './reading.ts';

const asking = (before: string, condition: string): string =>
  `import os\n${before}\next = []\nif ${condition}:\n    ext = [Extension('x', ['x.c'])]\nsetup(name='x')\n`;

it.each([
  ['by a call', '', "os.getenv('X_EXT') == '1'", ['X_EXT']],
  ['by a name', "asked = os.getenv('X_EXT')", "asked == 'True'", ['X_EXT']],
  ['by a name of a name', "raw = os.environ.get('X_EXT', '')\nasked = raw == '1'", 'asked', ['X_EXT']],
  ['by its being there', '', "'X_EXT' in os.environ", ['X_EXT']],
  ['either of two', '', "os.getenv('X_EXT') or os.getenv('Y_EXT')", ['X_EXT', 'Y_EXT']],
  ['none of them', '', "sys.platform == 'win32'", []],
  ['one that does not decide', "asked = os.getenv('X_EXT')", 'find(asked)', []],
])('%s', (_, before, condition, asked) => {
  expect(reading({ 'setup.py': asking(before, condition), 'x.c': null }).asked).toEqual(asked);
});

it('is compiled in the languages that are left where a variable is not set (basicsr 1.4.2)', () => {
  const setup = `import os
def make(name):
    return CUDAExtension(name)
ext = os.getenv('X_EXT', 'FALSE')
if ext == 'TRUE':
    ext_modules = [make('op')]
else:
    ext_modules = []
setup(ext_modules=ext_modules)
`;
  const found = reading({ 'setup.py': setup });
  expect([found.native, found.asked]).toEqual([false, ['X_EXT']]);
  expect(reading({ 'setup.py': setup.replace("ext == 'TRUE'", 'find(ext)') }).native).toBe(true);
});

it('is asked for beside a Cython that is not there', () => {
  const found = reading({
    'setup.py': `import os
try:
    from Cython.Distutils import build_ext
except ImportError:
    build_ext = None
if build_ext or os.environ.get('X_EXT'):
    ext_modules = [Extension('x', ['x.c'])]
else:
    ext_modules = []
setup(name='x', ext_modules=ext_modules)
`,
    'x.c': null,
  });
  expect([found.native, found.asked]).toEqual([false, ['X_EXT']]);
});
