// Commands of the distributions' package managers that end before they add anything.

import { compareDotted } from '../text/compare-dotted.ts';
import { releasePackages } from '../image/release-packages.ts';
import { listWords } from '../text/list-words.ts';
import type { AskedCommand } from './asked-command.ts';
import { failsUnheard, leftMirrors } from './left-mirrors.ts';
import { addsArchives, hasOtherArchives } from './other-archives.ts';
import { minorOf } from './counted-python.ts';
import { lastOf } from './program-of.ts';
import { minorOfPackage } from './python-of-packages.ts';
import type { StageScope } from './stage-scope.ts';
import { imagePrograms } from './stage-programs.ts';

const managers = /^(?:apt|apt-get|apk)$/;

/** Notes the lists of packages that `apt-get update` fetches, and that `rm -rf /var/lib/apt/lists/*` takes away. */
export function noteAptLists(asked: AskedCommand): void {
  const { name, words } = asked.program;
  const { state } = asked.place.scope;
  const texts = words.map(({ text }) => text);
  if (/^(?:apt|apt-get|aptitude)$/.test(name) && texts.includes('update')) state.aptLists = !failsUnheard(asked, []);
  if (name === 'rm' && texts.some((text) => /^\/var\/lib(?:\/apt(?:\/lists)?)?(?:\/\*?)?$/.test(text)))
    state.aptLists = false;
}

/** Why it adds nothing, as a clause; undefined where it does, and where nobody can say. @param adds the packages */
export function packageRefusal({ command, program, place }: AskedCommand, adds: readonly string[]): string | undefined {
  const { scope } = place;
  const { state, distribution = '', release = '' } = scope;
  const { name } = program;
  if (name !== 'apk' && command.certain && command.caught !== true) {
    const python = absentPython(adds, scope);
    if (python !== undefined) return python;
  }
  if (imagePrograms(scope) === 'unknown' || state.brought === 'anything' || !managers.test(name)) return undefined;
  if (!command.certain || command.caught === true) return undefined;
  const isRoot = state.user === null || /^(?:root|0|)$/.test(state.user);
  if (!isRoot && !command.words.some(({ text }) => lastOf(text) === 'sudo'))
    return `it runs as ${state.user}, who may add no packages: USER root stands before it`;
  if (name === 'apk') return undefined;
  const fromLists = adds.filter((each) => !each.includes('/') && !each.endsWith('.deb'));
  if (fromLists.length > 0 && !state.aptLists) {
    const left = leftMirrors(scope);
    return left === undefined
      ? `${name} knows of no packages without ${name} update before it`
      : `${name} knows of no packages: ${left}`;
  }
  const isOpen = addsArchives(state);
  // pip3 is a program, and in no archive a package.
  const absent = fromLists.find((each) => each === 'pip3' || (!isOpen && isAbsent(each, distribution, release)));
  return absent === undefined ? undefined : `${distribution} ${release} has no package ${absent}${insteadOf(absent)}`;
}

/** Of Python 2's packages, which newer releases have no more. */
function isAbsent(name: string, distribution: string, release: string): boolean {
  return /^python(?:-pip)?$/.test(name) && releasePackages(distribution, release).python2?.includes(name) === false;
}

/** A Python that the release has no package of, where no archive beside its own has been added. */
function absentPython(adds: readonly string[], scope: StageScope): string | undefined {
  const { packaged, distribution = '', release = '' } = scope;
  if (packaged?.others === undefined || scope.state.brought === 'anything' || hasOtherArchives(scope)) return undefined;
  const has = [packaged, ...packaged.others].map(({ version }) => minorOf(version) ?? '');
  const absent = adds.find((each) => {
    const minor = minorOfPackage(each);
    return minor !== undefined && !has.includes(minor);
  });
  const title = `${distribution} ${release}`;
  const names = has.toSorted(compareDotted).map((each) => `python${each}`);
  return absent === undefined
    ? undefined
    : `${title} has no package ${absent}: ${listWords(names)} ${names.length === 1 ? 'is' : 'are'} what there is`;
}

function insteadOf(name: string): string {
  return `: python3${name === 'python' ? '' : '-pip'} is what there is`;
}
