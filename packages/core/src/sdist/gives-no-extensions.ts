// Whether setup() is handed no extension modules where nothing is asked for: `ext_modules = []` in the branch that is left.

import type { BuildScript } from './build-script.ts';
import { type CodeLine, linesOf } from './code-line.ts';
import { dictKeys } from './dict-keys.ts';
import { emptyValues } from './empty-values.ts';
import { nameUses } from './name-uses.ts';
import { stringsIn, withoutStrings } from './python-code.ts';
import { soleSetupCall } from './sole-setup-call.ts';

/** Keywords by which setuptools, or what is installed beside it, compiles other things than extension modules. */
const compiling =
  /^(?:ext_package|ext_module$|extensions?_modules|distclass|cffi|rust|librar|cmake|zig|hpy|milksnake|build_golang)/;

/** What may hand setup() something that is written nowhere, or has extensions built that it was not handed. */
const unseen =
  /\b(?:distclass|Distribution|run_command|sub_commands|has_ext_modules|has_c_libraries|root_is_pure|setattr|__dict__)\b|\b(?:vars|globals|locals)\(\)(?!\s*\[\s*""\s*\]\s*(?:$|[^=\s]))/m;

/** Who gives names that nobody sees; setuptools' own are known. */
const starred = /^\s*from\s+(?!(?:setuptools|distutils)\b)\S+\s+import\s*\*/m;

/** Commands that do nothing without extension modules, or that no installer runs. */
const idleCommands: ReadonlySet<string> = new Set(['build_ext', 'test']);
const idleCommand = /^\s*\[\s*['"](?:build_ext|test)['"]\s*\]\s*=(?!=)/;

/**
 * Each place that speaks of `ext_modules` gives it an empty list: basicsr 1.4.2, whose variable BASICSR_EXT asks for more, watchdog 4.0.0
 * outside macOS, mmcv 1.7.1 by a function. What is not understood makes it false.
 *
 * @param byDefault what runs where nobody asks for anything
 * @param asked gets the variables of the environment that decide by not being set
 */
export function givesNoExtensions(byDefault: readonly BuildScript[], asked: Set<string>): boolean {
  const code = byDefault.map((script) => script.code).join('\n');
  if (!code.includes('ext_modules')) return false;
  const plain = withoutStrings(code);
  const strings = stringsIn(code).map(({ value }) => value);
  if (strings.some((each) => each !== 'ext_modules' && each.includes('ext_modules'))) return false;
  const words = [...(plain.match(/\b[A-Za-z_]\w*/g) ?? []), ...strings.filter((each) => /^\w+$/.test(each))];
  if (unseen.test(plain) || starred.test(plain) || words.some((word) => compiling.test(word))) return false;
  const lines = byDefault.flatMap((script) => linesOf(script.code));
  const isEmpty = emptyValues({ lines, asked });
  const isIdle = emptyValues({ lines, asked }, isIdleDict, idleCommand);
  return (
    soleSetupCall(lines)?.every((dict) => isFilledByKeys(dict, lines)) === true &&
    nameUses('ext_modules', lines)?.every(({ value = 'ext_modules' }) => isEmpty(value)) === true &&
    nameUses('cmdclass', lines)?.every(({ value = 'cmdclass' }) => isIdle(value)) === true
  );
}

function isIdleDict(value: string): boolean {
  return dictKeys(value)?.every((key) => idleCommands.has(key)) === true;
}

/** Nobody puts a keyword into it that is not written there. */
function isFilledByKeys(dict: string, lines: readonly CodeLine[]): boolean {
  const uses = nameUses(dict, lines) ?? [];
  return (
    uses.some(({ value }) => value !== undefined) &&
    uses.every(({ value, before, after }) => {
      if (before.endsWith('.')) return false;
      if (value !== undefined) return dictKeys(value) !== undefined;
      return /\*\*\s*$/.test(before) || /^\s*\[\s*['"]\w+['"]\s*\]\s*(?:\+?=(?!=)|$)/.test(after);
    })
  );
}
