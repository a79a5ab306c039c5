// What the command line says over a file: whose rules count, and which kinds of files may be used.

import { WheelcheckError } from '../error.ts';
import { binaryRules, binaryRulesApart, inOrder, statedBinaries } from './requirements/binary-options.ts';
import { formatTraits } from './format-traits.ts';
import { type InstallerName, installerTraits } from './installer-traits.ts';
import type { BinaryOptionName } from './binary-rules.ts';
import type { Manifest } from './manifest.ts';
import { answered, type StaleLockAnswer } from './stale-lock.ts';

type Diagnosis = Manifest['diagnostics'][number];

/** What the command line says over the files. */
export interface Overrides {
  /** For requirements files and pylock.toml, which more than one installer reads. */
  readonly installer?: InstallerName;
  /** Values of `--no-binary` as written: names, `:all:`, `:none:`, between commas. */
  readonly noBinary?: readonly string[];
  readonly onlyBinary?: readonly string[];
  /** Which of the two each of them was, in the order of the command's words; absent: `:all:` comes first. */
  readonly binaryOrder?: readonly BinaryOptionName[];
  /** `--no-deps`. */
  readonly withoutRequirements?: boolean;
  /** `--require-hashes`, for installers that do not ask for them unasked. */
  readonly requireHashes?: boolean;
  /** What the command does where the lock is out of date (`uv sync --locked`, `pipenv install --deploy`, Poetry 1.4). */
  readonly staleLock?: StaleLockAnswer;
  /** Whether wheels of what the file names are installed by their own names: without its extras, and without its hashes. */
  readonly asWheels?: boolean;
}

/**
 * Applies the overrides to one manifest. As in pip, the options of the command line come first and those of the file after them.
 *
 * @throws WheelcheckError `usage` where `installer` is given for a lock of one tool alone
 */
export function override(
  manifest: Manifest,
  {
    installer,
    noBinary = [],
    onlyBinary = [],
    binaryOrder,
    withoutRequirements = false,
    requireHashes = false,
    staleLock,
    asWheels = false,
  }: Overrides,
): Manifest {
  if (installer !== undefined && !formatTraits[manifest.format].installers.includes(installer)) {
    throw new WheelcheckError({
      code: 'usage',
      message: `--installer ${installer} does not fit ${manifest.path}: ${installerTraits[manifest.installer].title} alone installs from it`,
      hint: '--installer is for requirements files and pylock.toml',
      settings: ['installer'],
    });
  }
  const chosen = {
    ...installedBy(
      staleLock ? { ...manifest, diagnostics: answered(manifest.diagnostics, staleLock) } : manifest,
      installer ?? manifest.installer,
      requireHashes,
    ),
    ...(withoutRequirements ? { withoutRequirements, packages: manifest.packages.filter(isOwnLine) } : {}),
    ...(asWheels ? ofWheels(manifest) : {}),
  };
  const options = [...inOrder(noBinary, onlyBinary, binaryOrder), ...statedBinaries(manifest.binaries)];
  if (installerTraits[chosen.installer].binariesApart) return { ...chosen, binaries: binaryRulesApart(options) };
  return noBinary.length + onlyBinary.length === 0 ? chosen : { ...chosen, binaries: binaryRules(options) };
}

/** No project in a folder brings what it requires then: `pip install --no-deps .`, `-e .` in a file. */
function isOwnLine({ requiredBy = [] }: Manifest['packages'][number]): boolean {
  return requiredBy.length === 0;
}

function ofWheels({ packages }: Manifest): Pick<Manifest, 'packages' | 'hashMode'> {
  const bare = packages.map(({ allowedHashes: _hashes, writtenExtras: _written, ...each }) => ({
    ...each,
    extras: [],
  }));
  return { packages: bare, hashMode: false };
}

/** Without what is said of another installer alone. */
function installedBy(manifest: Manifest, installer: InstallerName, requireHashes: boolean): Manifest {
  const { hashMode } = manifest;
  const isAsked = hashMode === true && (requireHashes || installerTraits[installer].hashMode);
  const isKept = (each: Diagnosis): boolean =>
    each.only === undefined ||
    each.only === installer ||
    (requireHashes && each.kind === 'hash-mode' && each.pipAlone !== true);
  const diagnostics = manifest.diagnostics.filter(isKept).map((each) => refusedBy(each, installer, requireHashes));
  return { ...manifest, installer, diagnostics, ...(hashMode === undefined ? {} : { hashMode: isAsked }) };
}

function refusedBy(diagnostic: Diagnosis, installer: InstallerName, requireHashes: boolean): Diagnosis {
  if (diagnostic.kind !== 'hash-mode') return diagnostic;
  const { hashed = [], ...rest } = diagnostic;
  const asked = requireHashes || diagnostic.hashed === undefined ? rest : { ...rest, hashed };
  return diagnostic.only === installer ? asked : { ...asked, refusedBy: installerTraits[installer].title };
}
