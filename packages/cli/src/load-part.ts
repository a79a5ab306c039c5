// A part of the command, with the code that V8 made of it when it was built: compiling is most of what a short run takes.

import type { Module } from 'node:module';
import { codeFolder } from './code-folder.ts';
import type * as Command from './command.ts';
import { optimiseAsEver, optimiseLate } from './optimise-late.ts';

/** What each exports; the others are asked for by these alone. */
interface Parts {
  readonly 'command.cjs': typeof Command;
}

/** What was made of a part stands beside it, for the V8 that made it: `command.cjs.11.3.244.8-node.38-linux-x64.code`. */
const MADE_BY = `${process.versions.v8}-${process.platform}-${process.arch}.code`;

// Not imported: each import of a part of Node costs a start of its own, and --version needs none.
const [fs, path] = [process.getBuiltinModule('node:fs'), process.getBuiltinModule('node:path')];
const nodeModule = process.getBuiltinModule('node:module');

/**
 * Loads a part once, by its made code where that is whole and this V8's own, else as Node loads any other.
 *
 * @param name of a CommonJS file in this folder that holds ASCII alone
 */
export function loadPart<Name extends keyof Parts>(name: Name): Parts[Name];
export function loadPart(name: string): unknown;
export function loadPart(name: string): unknown {
  const file = path.join(import.meta.dirname, name);
  const require = nodeModule.createRequire(file);
  const loaded = require.cache[file];
  if (loaded !== undefined) return loaded.exports;
  const { text, source } = wrapped(file);
  const cachedData = madeCode(file, source);
  if (cachedData === undefined) {
    // Node from 22.8 on has a cache of its own, for what is loaded from here on.
    const folder = codeFolder(process.env, process.platform);
    if (
      folder !== undefined &&
      'enableCompileCache' in nodeModule &&
      typeof nodeModule.enableCompileCache === 'function'
    )
      nodeModule.enableCompileCache(folder);
    return require(file);
  }
  const { Script } = process.getBuiltinModule('node:vm');
  const script = new Script(text.toString('latin1'), { filename: file, cachedData });
  const run: (exports: unknown, require: unknown, module: Module) => void = script.runInThisContext();
  const module = new nodeModule.Module(file);
  require.cache[file] = module;
  run(module.exports, (id: string): unknown => (id.startsWith('./') ? loadLater(id.slice(2)) : require(id)), module);
  return module.exports;
}

/** A part that another one asks for, when V8 may have been told to optimise late. */
function loadLater(name: string): unknown {
  optimiseAsEver();
  try {
    return loadPart(name);
  } finally {
    optimiseLate();
  }
}

const [BEFORE, BEHIND] = ['(function(exports,require,module){', '\n})'];

/**
 * As Node wraps a CommonJS file. Whoever makes the code wraps it alike, or V8 takes it for that of another text. It is wrapped as bytes:
 * V8 keeps a long text that is made of bytes outside of its heap, and would copy one that is joined.
 */
function wrapped(file: string): { readonly text: Buffer; readonly source: Buffer } {
  const { size } = fs.statSync(file);
  const text = Buffer.allocUnsafeSlow(BEFORE.length + size + BEHIND.length);
  text.write(BEFORE, 'latin1');
  text.write(BEHIND, BEFORE.length + size, 'latin1');
  const source = text.subarray(BEFORE.length, BEFORE.length + size);
  const opened = fs.openSync(file, 'r');
  try {
    let read = 0;
    while (read < size) {
      const count = fs.readSync(opened, source, read, size - read, null);
      if (count === 0) throw new Error(`${file} became shorter while it was read`);
      read += count;
    }
  } finally {
    fs.closeSync(opened);
  }
  return { text, source };
}

/**
 * V8 compares the length of the text, its own version and its flags, and nothing else: a bit that is wrong ends the process. So
 * the code begins with the CRC-32 of the text and its own.
 */
function madeCode(file: string, source: Buffer): Buffer | undefined {
  let made: Buffer;
  try {
    made = fs.readFileSync(`${file}.${MADE_BY}`);
  } catch {
    return undefined;
  }
  const { crc32 } = process.getBuiltinModule('node:zlib');
  const code = made.subarray(8);
  const isWhole = made.length > 8 && made.readUInt32LE(0) === crc32(source) && made.readUInt32LE(4) === crc32(code);
  return isWhole ? code : undefined;
}
