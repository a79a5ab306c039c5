// What a condition that asks for a variable of the environment comes to where none is set.

import type { Outcome } from './outcome.ts';

const falsy: ReadonlySet<string> = new Set(['', '0', 'false', 'none', 'no', 'off', 'n', 'f']);

/** `os.environ.get('X', False)`, `os.getenv('X') == '1'`, `'X' in os.environ`. */
export function environmentOutcome(text: string): Outcome {
  if (/^['"]\w+['"]\s+in\s+os\.environ(?:\.keys\(\))?$/.test(text)) return false;
  if (/^['"]\w+['"]\s+not\s+in\s+os\.environ(?:\.keys\(\))?$/.test(text)) return true;
  const read =
    /^(?:bool\(|int\(|str\(|strtobool\()*(?:os\.)?(?:environ\.get|getenv)\(\s*['"]\w+['"]\s*(?:,\s*(?:['"]([\w ]*)['"]|(\w+))\s*)?\)+(?:\.(?:lower|upper|strip)\(\)|\))*(.*)$/s.exec(
      text,
    );
  if (read === null) return null;
  const value = (read[1] ?? read[2] ?? '').toLowerCase();
  const rest = (read[3] ?? '').trim();
  const nothing = read[1] === undefined && (read[2] === undefined || read[2] === 'None');
  if (rest === '') {
    // A string is true unless it is empty, but `int(…)` and strtobool are asked for what it says
    const off =
      read[1] === undefined
        ? falsy.has(value)
        : value === '' || (/^(?:bool\()?(?:int|strtobool)\(/.test(text) && falsy.has(value));
    return off ? false : read[1] === undefined && value !== 'true' && value !== '1' ? null : true;
  }
  if (rest === 'is not None' || rest === '!= None') return !nothing;
  if (rest === 'is None' || rest === '== None') return nothing;
  const compared = /^(==|!=|in|not in)\s*(.*)$/s.exec(rest);
  const [, relation = '', other = ''] = compared ?? [];
  const values = [...other.matchAll(/['"]([\w ]*)['"]|\b(\w+)\b/g)].map(
    ({ 1: quoted, 2: word }) => quoted ?? word ?? '',
  );
  if (relation === '' || !/^[\s\w'",()[\]{}]*$/.test(other) || values.length === 0) return null;
  const same = !nothing && values.some((each) => each.toLowerCase() === value);
  return relation.startsWith('not') || relation === '!=' ? !same : same;
}
