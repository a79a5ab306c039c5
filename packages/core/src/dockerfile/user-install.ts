// Who may not write into the Python of the image: pip then installs into the user's own folder ("Defaulting to user installation because normal
// site-packages is not writeable"), and ends where there is none; uv ends.

import { compareDotted } from '../text/compare-dotted.ts';
import type { AskedCommand } from './asked-command.ts';
import { USUAL } from './counted-python.ts';
import { ownValue } from '../text/own-value.ts';
import { imagePrograms } from './stage-programs.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/** Where what a command of another user than root installs goes to. */
export type UserInstall =
  | { readonly kind: 'ends'; readonly told: Required<Pick<UnfollowedLine, 'why' | 'remedy'>> }
  /** `home`: the folder in which `.local` lies. */
  | { readonly kind: 'home'; readonly home: string };

/** pip before takes the image's folder, and ends. */
const BY_ITSELF = '20.0';

/** Asks for what comes with images of Python, and for no newer one. */
const seeded = /^(?:install|pip|setuptools|wheel|-q|--(?:quiet|system|no-.*|disable-.*))$/;

/** Variables that say where it goes, or that pip is to ask nobody. */
const otherwise = ['HOME', 'PYTHONUSERBASE', 'PYTHONNOUSERSITE', 'PIP_USER', 'PIP_NO_USER', 'PYTHONHOME'];

/** @param into whether it goes into the image's Python, whatever tells it so; undefined where it may write there, and where nobody can say */
export function userInstall(asked: AskedCommand, into: boolean): UserInstall | undefined {
  const { command, place } = asked;
  const { scope, valueOf } = place;
  const { state } = scope;
  const { user } = state;
  if (user === null || /^(?:root|0|)$/.test(user) || !into || !command.certain) return undefined;
  const isKnown =
    imagePrograms(scope) === 'python' && state.ownPython && state.counted === USUAL && state.brought !== 'anything';
  const before = command.words.slice(0, command.words.length - asked.program.words.length);
  const isOther = before.some(({ text }) => /^(?:sudo|doas|su|gosu|su-exec|runuser|setpriv)$/.test(text));
  if (!isKnown || isOther || state.madeUnknown || state.handedOver) return undefined;
  if (
    otherwise.some(
      (name) => (name === 'HOME' ? state.environment.has(name) : valueOf(name)) || command.variables.has(name),
    )
  )
    return undefined;
  return ownValue(byTool, asked.program.name)?.(asked, user);
}

const byTool: Readonly<Record<string, (asked: AskedCommand, user: string) => UserInstall | undefined>> = {
  pip: ofPip,
  uv: (asked, user) => ends('uv', `${user} may not write into /usr/local`, user, asked),
};

function ofPip(asked: AskedCommand, user: string): UserInstall | undefined {
  const { pip, users } = asked.place.scope.state;
  if (pip === null || (pip !== 'newest' && compareDotted(pip, BY_ITSELF) < 0)) return undefined;
  const home = homeOf(user, users);
  if (home === undefined) return undefined;
  return home === null
    ? ends('pip', `${user} may write neither into /usr/local nor into a home`, user, asked)
    : { kind: 'home', home };
}

/** What is there already it need not write: what earlier commands installed, and what the image comes with. */
function ends(tool: string, why: string, user: string, { place, program }: AskedCommand): UserInstall | undefined {
  const { installs } = place.scope.state;
  if (program.words.every(({ text }) => seeded.test(text))) return undefined;
  const remedy = `install before USER ${user}, or into an environment in a folder of ${user}`;
  return installs.length > 0 ? undefined : { kind: 'ends', told: { why: `${tool} stops: ${why}`, remedy } };
}

/** Null where there is none: a number that nobody has, who has the root, and Debian's nobody. */
function homeOf(user: string, users: readonly (readonly string[])[]): string | null | undefined {
  if (users.length === 0) return /^\d+$|^nobody$/.test(user) ? null : undefined;
  const [made, ...others] = users.filter((words) => words.includes(user));
  if (made === undefined || others.length > 0) return undefined;
  const [program = '', ...words] = made;
  const says = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  const makes = program === 'useradd' ? says(/^(?:--create-home|-[a-zA-Z]*m)$/) : program === 'adduser';
  const isElse = says(/^(?:--home(?:-dir)?(?:=.*)?|--no-create-home|--system|--base-dir.*|-[a-zA-Z]*[dhHSMb].*)$/);
  return makes && !isElse && !/^\d/.test(user) ? `/home/${user}` : undefined;
}
