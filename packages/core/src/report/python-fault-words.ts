// What a script does that a Python does not: the rest of a sentence that begins with the file.

import type { PythonFault } from '../sdist/running/python-end.ts';

type SyntaxKind = Extract<PythonFault, { readonly kind: 'syntax' }>['syntax'];

const syntaxes = {
  print: ['print without brackets', 'Python 3'],
  exec: ['exec without brackets', 'Python 3'],
  except: ['except with a comma', 'Python 3'],
  raise: ['raise with a comma', 'Python 3'],
  backticks: ['backticks', 'Python 3'],
  unequal: ['<>', 'Python 3'],
  number: ['a number as of Python 2', 'Python 3'],
  string: ['a string as of Python 2 (ur)', 'Python 3'],
  parameters: ['brackets among the parameters of a function', 'Python 3'],
  constant: ['an assignment to True or False', 'Python 3'],
  tabs: ['tabs mixed with spaces', 'Python 3'],
  async: ['async as a name', 'Python 3.7 and later'],
  'f-string': ['f-strings', 'a Python before 3.6'],
  walrus: [':=', 'a Python before 3.8'],
  annotation: ['annotations', 'Python 2'],
  'print-file': ['print() with keywords', 'Python 2'],
} as const satisfies Readonly<Record<SyntaxKind, readonly [what: string, refusedBy: string]>>;

export function pythonFaultWords(fault: PythonFault): string {
  switch (fault.kind) {
    case 'syntax': {
      const [what, refusedBy] = syntaxes[fault.syntax];
      return `has ${what} (line ${fault.line}), which ${refusedBy} refuses to read: the build stops with a SyntaxError`;
    }
    case 'name': {
      const { since, until } = fault.range;
      const uses = fault.name.includes('.') ? 'uses' : 'imports';
      if (since !== undefined)
        return `${uses} ${fault.name}, which Python ${since[1] === 0 ? '3' : since.join('.')} removed`;
      return `${uses} ${fault.name}, which came with Python ${until?.[1] === 0 ? '3' : until?.join('.')}`;
    }
    case 'builtin':
      return `calls ${fault.name}(), which Python 3 does not have`;
    case 'print-to':
      return 'prints as Python 2 does (print >> file), which stops Python 3 with a TypeError';
    case 'open-mode':
      return 'opens a file with the mode U, which Python 3.11 removed';
    case 'open-encoding':
      return "gives open() an encoding, which Python 2's does not take";
    case 'implicit-relative':
      return `imports ${fault.name} from beside itself as Python 2 does: Python 3 does not find it`;
    case 'refusal':
      return 'stops the build with an error of its own on this Python';
  }
}
