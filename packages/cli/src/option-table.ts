// Every option of every command, in one table: parsing, help and the environment variables are made from it.

export type CommandName = 'check' | 'explain' | 'images' | 'completion';

export interface OptionRow {
  readonly flags: string;
  readonly help: string;
  readonly commands: readonly CommandName[];
  readonly group: string;
  /** May be given more than once; in the environment its values are split at white space. */
  readonly repeatable?: boolean;
  /** Not read from the environment: it makes no sense in CI. */
  readonly noEnvironment?: boolean;
  /** Why it cannot stand in a configuration: half a sentence for the error. */
  readonly noConfiguration?: string;
  /** Its value is a path: in a configuration relative to that file. `after-equals`: what stands behind the `=`, if anything. */
  readonly path?: 'whole' | 'after-equals';
  /** Its value is an address: in a configuration without user and password. */
  readonly address?: true;
  readonly number?: { readonly least: number; readonly whole?: true };
  readonly choices?: readonly string[];
  readonly initial?: string;
}

const every = ['check', 'explain', 'images'] as const;
const asking = ['check', 'explain'] as const;

const ofTheMachine = 'the cache belongs to the machine, not to the project';
const aboutItself = 'it decides which configuration is read';

export const optionTable: readonly OptionRow[] = [
  {
    group: 'Target',
    flags: '-b, --base <image>',
    help: 'base image, such as python:3.12-alpine; several give a matrix',
    commands: asking,
    repeatable: true,
  },
  {
    group: 'Target',
    flags: '--platform <platform>',
    help: "linux/amd64, linux/arm64 … (default: this machine's)",
    commands: every,
    repeatable: true,
  },
  {
    group: 'Target',
    flags: '--python <version>',
    help: "3.12, 3.12.4, 3.13t, 3.15rc1: instead of the image's",
    commands: every,
  },
  { group: 'Target', flags: '--libc <libc>', help: "musl-1.2 or glibc-2.36: instead of the image's", commands: every },
  { group: 'Target', flags: '--pip <version>', help: "pip's version, instead of the image's", commands: every },
  { group: 'Input', flags: '--with <group>', help: 'also judge this group', commands: ['check'], repeatable: true },
  {
    group: 'Input',
    flags: '--without <group>',
    help: 'leave this group out of --with or --all-groups',
    commands: ['check'],
    repeatable: true,
  },
  { group: 'Input', flags: '--only <group>', help: 'judge this group alone', commands: ['check'], repeatable: true },
  { group: 'Input', flags: '--all-groups', help: 'judge every group', commands: ['check'] },
  {
    group: 'Input',
    flags: '--extra <name>',
    help: 'also judge this extra of the project',
    commands: ['check'],
    repeatable: true,
  },
  { group: 'Input', flags: '--all-extras', help: 'judge every extra', commands: ['check'] },
  {
    group: 'Target',
    flags: '--installer <name>',
    help: 'whose rules count for requirements files and pylock.toml: pip (default) or uv',
    commands: ['check'],
    choices: ['pip', 'uv'],
  },
  {
    group: 'Input',
    flags: '-c, --constraint <file>',
    help: "constraints, as pip's -c",
    commands: ['check'],
    repeatable: true,
    path: 'whole',
  },
  {
    group: 'Input',
    flags: '--no-binary <names>',
    help: "no wheels for these (names or :all:), as pip's",
    commands: ['check'],
    repeatable: true,
  },
  {
    group: 'Input',
    flags: '--only-binary <names>',
    help: "no sdists for these (names or :all:), as pip's",
    commands: ['check'],
    repeatable: true,
  },
  {
    group: 'Input',
    flags: '--no-inspect-sdist',
    help: 'do not look into sdists that would be built (they are read, never run)',
    commands: asking,
  },
  {
    group: 'Input',
    flags: '--stdin-filename <name>',
    help: 'what kind of file - is',
    commands: ['check'],
    noConfiguration: 'it is about one run, whose standard input it names',
  },
  {
    group: 'Index',
    flags: '--extra-index-url <url>',
    help: "further indexes, as pip's --extra-index-url",
    commands: asking,
    repeatable: true,
    address: true,
  },
  {
    group: 'Index',
    flags: '--index-strategy <strategy>',
    help: "first-index or pool (default: the installer's)",
    commands: asking,
    choices: ['first-index', 'pool'],
  },
  {
    group: 'Index',
    flags: '--index-url <url>',
    help: "the Simple API's address, as pip's --index-url",
    commands: asking,
    address: true,
  },
  {
    group: 'Index',
    flags: '--offline',
    help: 'ask no index: only what the lock itself says, and what is in the cache',
    commands: asking,
  },
  {
    group: 'Index',
    flags: '--timeout <seconds>',
    help: 'longest wait for one answer',
    commands: asking,
    number: { least: 0.1 },
    initial: '15',
  },
  {
    group: 'Index',
    flags: '--timeout-total <seconds>',
    help: 'longest run',
    commands: asking,
    number: { least: 0.1 },
    initial: '600',
  },
  {
    group: 'Index',
    flags: '--retries <count>',
    help: 'tries after a failed one',
    commands: asking,
    number: { least: 0, whole: true },
    initial: '3',
  },
  {
    group: 'Index',
    flags: '--concurrency <count>',
    help: 'requests in flight',
    commands: asking,
    number: { least: 1, whole: true },
    initial: '32',
  },
  {
    group: 'Cache',
    flags: '--cache-dir <folder>',
    help: "where answers of indexes are kept (default: wheelcheck in the user's cache folder)",
    commands: asking,
    noConfiguration: ofTheMachine,
  },
  {
    group: 'Cache',
    flags: '--no-cache',
    help: 'keep no answers, and use none',
    commands: asking,
    noConfiguration: ofTheMachine,
  },
  {
    group: 'Cache',
    flags: '--refresh',
    help: 'use no kept answer; keep the new ones',
    commands: asking,
    noConfiguration: ofTheMachine,
  },
  {
    group: 'Cache',
    flags: '--refresh-package <name>',
    help: 'as --refresh, for one package',
    commands: asking,
    repeatable: true,
    noConfiguration: ofTheMachine,
  },
  {
    group: 'Report',
    flags: '-f, --format <name[=file]>',
    help: 'terminal or json, on stdout or into a file; check also: jsonl, sarif, junit, github, gitlab, markdown, html',
    commands: every,
    repeatable: true,
    path: 'after-equals',
  },
  {
    group: 'Report',
    flags: '--baseline <file>',
    help: 'an earlier JSON report: show, and count for the exit code, only what is new or gone against it',
    commands: ['check'],
    path: 'whole',
  },
  { group: 'Report', flags: '-q, --quiet', help: 'no terminal report; the exit code tells', commands: ['check'] },
  { group: 'Report', flags: '-v, --verbose', help: 'every package, the files and the evidence', commands: every },
  {
    group: 'Report',
    flags: '--color <when>',
    help: 'auto, always or never',
    commands: every,
    choices: ['auto', 'always', 'never'],
    initial: 'auto',
  },
  { group: 'Report', flags: '--no-progress', help: 'no progress line', commands: asking },
  {
    group: 'Report',
    flags: '--width <columns>',
    help: "columns of the report (default: the terminal's, at most 100; else 80)",
    commands: every,
    number: { least: 40, whole: true },
  },
  {
    group: 'Gate',
    flags: '--fail-on <level>',
    help: 'exit 1 from: impossible, build (default), sdist, never, or a rule such as WC107; build includes impossible',
    commands: ['check'],
    repeatable: true,
  },
  {
    group: 'Gate',
    flags: '--ignore <package[:rule]>',
    help: 'accept what is found for this package, or this one rule: it is shown, and counts no more',
    commands: ['check'],
    repeatable: true,
  },
  {
    group: 'Gate',
    flags: '--allow-unknown',
    help: 'exit 0 although something could not be decided',
    commands: ['check'],
  },
  {
    group: 'Gate',
    flags: '--exit-zero',
    help: 'exit 0 whatever was found (2 for what is unknown, or bad input, stays)',
    commands: ['check'],
  },
  { group: 'Gate', flags: '--allow-empty', help: 'exit 0 although the file holds no package', commands: ['check'] },
  {
    group: 'Meta',
    flags: '--no-config',
    help: 'read no configuration',
    commands: asking,
    noConfiguration: aboutItself,
  },
  {
    group: 'Meta',
    flags: '--config <file>',
    help: 'read this configuration (default: the nearest wheelcheck.toml, or pyproject.toml with [tool.wheelcheck], upwards from the first file)',
    commands: asking,
    noConfiguration: aboutItself,
    path: 'whole',
  },
  {
    group: 'Meta',
    flags: '--show-config',
    help: 'print every value with where it comes from, and exit',
    commands: asking,
    noEnvironment: true,
    noConfiguration: 'it is about one run',
  },
];
