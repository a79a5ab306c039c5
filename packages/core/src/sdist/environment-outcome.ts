// What a condition that asks for a variable of the environment comes to where none is set.

import type { Outcome } from './outcome.ts';

const falsy: ReadonlySet<string> = new Set(['', '0', 'false', 'none', 'no', 'off', 'n', 'f']);
const truthy: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'on', 'y', 't']);

/** An image, its shell or pip set these: that one of them is not set is known of no build. */
const everSet =
  /^(?:PATH|HOME|PWD|OLDPWD|SHLVL|HOSTNAME|TERM|LANG|LC_\w+|USER|LOGNAME|SHELL|TMPDIR|GPG_KEY|PYTHON\w*|PIP_\w+|VIRTUAL_ENV|PEP517_\w+|LD_LIBRARY_PATH|CUDA_VERSION|NVIDIA_\w+|NV_\w+|CONDA_\w+)$/;

/** A variable with its default, what is called with it, what it is compared with: `int(os.getenv('X', '0')) == 1`. */
const read =
  /^((?:(?:bool|int|str|strtobool|distutils\.util\.strtobool)\()*)(?:os\.)?(?:environ\.get|getenv)\(\s*['"](\w+)['"]\s*(?:,\s*(?:['"]([\w ]*)['"]|(\w+))\s*)?\)+((?:\.(?:lower|upper|strip)\(\)|\))*)(.*)$/s;

/** `os.environ.get('X', False)`, `os.getenv('X') == '1'`, `'X' in os.environ`. */
export function environmentOutcome(text: string): Outcome {
  const [, sought, not] = /^['"](\w+)['"]\s+(not\s+)?in\s+os\.environ(?:\.keys\(\))?$/.exec(text) ?? [];
  if (sought !== undefined) return everSet.test(sought) ? null : not !== undefined;
  const [, calls = '', name, quoted, word, methods = '', relation = ''] = read.exec(text) ?? [];
  if (name === undefined || everSet.test(name)) return null;
  // The innermost is given the variable's text
  const call = /(\w+)\($/.exec(calls)?.[1] ?? '';
  const rest = relation.trim();
  if (rest === '') return truthOf(call, quoted, word);
  const isNone = quoted === undefined && (word === undefined || word === 'None');
  if (call === '' && /^(?:is not|!=) None$/.test(rest)) return !isNone;
  if (call === '' && /^(?:is|==) None$/.test(rest)) return isNone;
  // What bool and strtobool give is no text, and str(None) is one
  if (call.endsWith('bool') || (call === 'str' && isNone)) return null;
  const value = isNone
    ? 'None'
    : quoted === undefined || call === 'int'
      ? (quoted ?? word ?? '')
      : `'${folded(quoted, methods)}'`;
  return compared(value, rest);
}

/** A text is true unless it is empty, but int and strtobool are asked for what it says. */
function truthOf(call: string, quoted: string | undefined, word: string | undefined): Outcome {
  const value = (quoted ?? word ?? '').toLowerCase();
  if (call === 'int' || call === 'strtobool') return falsy.has(value) ? false : truthy.has(value) ? true : null;
  if (quoted !== undefined) return quoted !== '';
  if (call === 'str') return null;
  return falsy.has(value) ? false : value === 'true' || value === '1' ? true : null;
}

function folded(value: string, methods: string): string {
  const lower = methods.includes('.lower') ? value.toLowerCase() : value;
  return methods.includes('.upper') ? lower.toUpperCase() : lower;
}

/** @param value as Python writes it, a text in single quotes */
function compared(value: string, rest: string): Outcome {
  const [, relation = '', other = ''] = /^(==|!=|in\b|not\s+in\b)\s*(.*)$/s.exec(rest) ?? [];
  const values = other.match(/'[\w ]*'|"[\w ]*"|\b\w+\b/g)?.map((each) => each.replaceAll('"', "'")) ?? [];
  if (relation === '' || !/^[\s\w'",()[\]{}]*$/.test(other) || values.length === 0) return null;
  // `in ('1')` looks into a text: the brackets are no tuple
  const isText = relation.endsWith('in') && /^\(*\s*['"][^'",]*['"]\s*\)*$/.test(other);
  const same = isText ? values.some((each) => each.includes(value.replaceAll("'", ''))) : values.includes(value);
  return relation.startsWith('not') || relation === '!=' ? !same : same;
}
