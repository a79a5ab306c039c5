// The part of the command that main.ts loads. `run` is for the build, which runs some command lines to have V8's code of them.

export { run } from './run.ts';
export { start } from './start.ts';
