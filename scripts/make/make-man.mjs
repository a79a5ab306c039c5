// Writes packages/cli/man/wheelcheck.1 from the command's own tables of options and commands: node scripts/make/make-man.mjs

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';

/** Where the page is kept, as the package ships it. */
export const manFile = join(root, 'packages', 'cli', 'man', 'wheelcheck.1');

/** The page in man's own macros (groff_man(7)), as man-db, mandoc and macOS read them. */
export function manPage({ commands, options, version, fileNames, variableOf }) {
  const groups = [...new Set(options.map(({ group }) => group))];
  return [
    '.\\" Made by scripts/make/make-man.mjs from the tables of options and commands.',
    `.TH WHEELCHECK 1 "" "wheelcheck ${version}" "User Commands"`,
    section('NAME'),
    'wheelcheck \\- which Python dependencies have a wheel for a base image',
    section('SYNOPSIS'),
    ...synopsis(commands),
    section('DESCRIPTION'),
    text(
      'Reads a lock or requirements file, asks the package index for the files of each release, and matches the tags of every wheel against the C library, architecture and Python of a base image, exactly as the installer inside that image would. No image is pulled, nothing is installed, and no code of a package is run. An sdist that would be built is fetched and read, to tell what it needs.',
    ),
    '.PP',
    text('Each package gets a verdict on each target:'),
    ...verdicts.flatMap(([name, meaning]) => item(bold(name), meaning)),
    section('COMMANDS'),
    ...commands.flatMap(({ name, operand, help }) => item(commandWords(name, operand), `${help}.`)),
    section('OPTIONS'),
    text('An option stands behind the command it is for: check, which has no name, unless others are said.'),
    ...groups.flatMap((group) => [
      `.SS ${text(`${group} options`)}`,
      ...options.filter((row) => row.group === group).flatMap((row) => optionItem(row)),
    ]),
    '.SS Other options',
    ...item(bold('--version'), 'Print the version.'),
    ...item(`${bold('-h')}, ${bold('--help')}`, 'Print the options of a command.'),
    section('ENVIRONMENT'),
    text(
      'Each of these stands in for its option, which beats it. Values of repeatable options are separated by white space; a switch takes 1 or 0. Any other name that begins with WHEELCHECK_ is an error.',
    ),
    '.PP',
    '.PD 0',
    ...options
      .filter(({ noEnvironment }) => !noEnvironment)
      .flatMap((row) => ['.TP 30', bold(variableOf(longOf(row))), bold(longOf(row))]),
    '.PD',
    ...environment.flatMap(([names, meaning]) => item(names.map(bold).join(', '), meaning)),
    section('CONFIGURATION'),
    text(
      'What is the same in every run belongs into [tool.wheelcheck] of pyproject.toml, or into wheelcheck.toml at its top level: long names of options without the dashes as keys, lists for repeatable options, true or false for switches. The nearest one counts, from the folder of the first file upwards to the root of the repository. An option beats the environment, which beats the configuration.',
    ),
    '.PP',
    '.EX',
    ...configuration.map(inline),
    '.EE',
    '.PP',
    text('Not in a configuration:'),
    ...refused(options).flatMap(([why, names]) => item(names.map(bold).join(', '), `${why}.`)),
    section('EXIT STATUS'),
    ...exitCodes.flatMap(([code, meaning]) => item(bold(code), meaning)),
    section('EXAMPLES'),
    ...commands
      .flatMap(({ examples }) => examples)
      .flatMap((example, position) => [...(position === 0 ? [] : ['.PP']), '.EX', inline(example), '.EE']),
    section('FILES'),
    ...item(
      fileNames.map(bold).join(', '),
      'The files that are read; without a file argument, the first of them in the current folder.',
    ),
    ...item(bold('wheelcheck.toml'), 'See CONFIGURATION.'),
    ...item(
      bold('~/.cache/wheelcheck'),
      'Answers of indexes; below $XDG_CACHE_HOME where that is set, on macOS in ~/Library/Caches/wheelcheck, on Windows in %LOCALAPPDATA%\\wheelcheck\\Cache.',
    ),
    section('SEE ALSO'),
    ['docker', 'pip', 'uv'].map((name) => `\\fB${name}\\fR(1)`).join(', '),
    '',
  ].join('\n');
}

const verdicts = [
  ['wheel', 'A wheel fits, and it is what the installer takes.'],
  ['sdist', 'No wheel fits; the sdist is pure Python, so no compiler is needed.'],
  ['build', 'No wheel fits; the sdist must be compiled, or nothing proves that it need not be.'],
  [
    'impossible',
    'Nothing can be installed: no wheel fits and there is no sdist, or this Python is refused, or there is no such release.',
  ],
  ['unknown', 'It could not be decided: the index did not answer, or no version was found for what has no pin.'],
  ['skipped', 'Not installed on this target, or the project itself.'],
];

const environment = [
  [['WHEELCHECK_DEBUG'], 'Anything: a failure of wheelcheck itself is shown with the place in its code.'],
  [
    ['WHEELCHECK_CACHE_LIMIT'],
    'Megabytes that the cache may take, 500 by default; what was used longest ago makes room.',
  ],
  [['NO_COLOR', 'FORCE_COLOR'], 'Colour off, or on where the output is no terminal.'],
  [['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'], 'Proxies, also in lower case.'],
  [['NODE_EXTRA_CA_CERTS'], 'A file of further certificates to trust.'],
  [
    ['GITHUB_ACTIONS', 'GITHUB_STEP_SUMMARY'],
    'Inside GitHub Actions, without --format: annotations on standard output, and a summary of the job.',
  ],
];

const configuration = [
  '[tool.wheelcheck]',
  'base = ["python:3.12-slim", "python:3.12-alpine"]',
  'platform = ["linux/amd64", "linux/arm64"]',
  'fail-on = ["build"]',
  'ignore = [{ package = "psycopg2", reason = "built in its own stage" }]',
];

const exitCodes = [
  [
    '0',
    'On every target, everything that would be installed is judged, and nothing that is not ignored reaches --fail-on.',
  ],
  [
    '1',
    'On at least one target, at least one package that is not ignored reaches --fail-on, or the whole file would be refused.',
  ],
  ['2', 'No answer: bad usage, configuration or input; or nothing reaches --fail-on and something was not judged.'],
  ['130', 'Interrupted; no partial file is left behind.'],
];

function synopsis(commands) {
  return commands.flatMap(({ name, operand }, position) => [
    ...(position === 0 ? [] : ['.br']),
    name === 'check'
      ? `${bold('wheelcheck')} [${italic('options')}] ${operandText(operand)}`
      : `${bold('wheelcheck')} ${bold(name)} [${italic('options')}] ${operandText(operand)}`.trimEnd(),
  ]);
}

function commandWords(name, operand) {
  return name === 'check' ? operandText(operand) : `${bold(name)} ${operandText(operand)}`.trimEnd();
}

/** `<package> [file...]` as the placeholders alone, optional ones in brackets. */
function operandText(operands) {
  return operands.split(' ').map(placeholder).join(' ');
}

function placeholder(operand) {
  const name = operand.replaceAll(/[<>[\]]|\.{3}/g, '');
  const dots = operand.includes('...') ? ' ...' : '';
  return operand.startsWith('[') ? `[${italic(name)}${dots}]` : `${italic(name)}${dots}`;
}

function optionItem(row) {
  const { flags, help, repeatable, choices, initial, commands: own } = row;
  const [, names, value] = /^([^<]*?)(?:\s*<(.*)>)?$/.exec(flags);
  const spelled = names.split(/,\s*/).map(bold).join(', ');
  const others = own.filter((name) => name !== 'check').join(', ');
  const notes = [
    ...(choices ? [`One of: ${choices.join(', ')}.`] : []),
    ...(initial === undefined ? [] : [`Default: ${initial}.`]),
    ...(repeatable ? ['Repeatable.'] : []),
    ...(others === '' ? [] : [`${own.includes('check') ? 'Also for' : 'For'} ${others}.`]),
  ];
  return item(value === undefined ? spelled : `${spelled} ${italic(value)}`, [`${help}.`, ...notes].join(' '));
}

/** What a configuration may not hold, by why. */
function refused(options) {
  const byReason = new Map();
  for (const row of options.filter(({ noConfiguration }) => noConfiguration !== undefined))
    byReason.set(row.noConfiguration, [...(byReason.get(row.noConfiguration) ?? []), longOf(row)]);
  return [...byReason];
}

function longOf({ flags }) {
  return /--[\w-]+/.exec(flags)[0];
}

function section(title) {
  return `.SH ${title}`;
}

/** @param tag already in man's language @param body plain words */
function item(tag, body) {
  return ['.TP', tag, text(body)];
}

function bold(words) {
  return `\\fB${inline(words)}\\fR`;
}

function italic(words) {
  return `\\fI${inline(words)}\\fR`;
}

/** Words as lines of at most 80 characters; what man would take for a request, an escape or a typographic sign stands for itself. */
function text(words) {
  const lines = [];
  for (const word of inline(words).split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 78) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => line.replace(/^(?=[.'])/, String.raw`\&`)).join('\n');
}

function inline(words) {
  return words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti');
}

if (process.argv[1] === import.meta.filename) {
  const { build } = await import('esbuild');
  const source = ['option-table', 'command-table', 'version', 'options']
    .map((file) => `export * from './${file}.ts';`)
    .concat("export { manifestNames as fileNames } from '@wheelcheck/core';")
    .join('\n');
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: join(root, 'packages', 'cli', 'src') },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    banner: { js: "import{createRequire as __r}from'node:module';const require=__r(process.cwd()+'/');" },
  });
  const made = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  mkdirSync(dirname(manFile), { recursive: true });
  writeFileSync(
    manFile,
    manPage({
      commands: made.commandTable,
      options: made.optionTable,
      version: made.VERSION,
      fileNames: made.fileNames,
      variableOf: made.variableOf,
    }),
  );
}
