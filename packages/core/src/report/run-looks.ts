// What is told of a run beside the rules: where there may be something to say, and what says it. Of most runs there is nothing, and
// nothing of it is loaded then.

import { parseSpecifiers } from '../packaging/specifier.ts';
import type { CheckedPackage, FilesMatter, JudgedTarget } from '../rules/matter.ts';
import type { CheckedTarget } from './facts.ts';
import type { RunDiagnostic } from './run-fact.ts';

/** What was checked, with the targets as they were asked for. */
export interface RunMatter extends FilesMatter {
  readonly asked: readonly CheckedTarget[];
}

interface RunLook {
  /** Whether there may be something to say: a look at what is there. */
  readonly where: (matter: RunMatter) => boolean;
  readonly tell: (matter: RunMatter) => Promise<readonly RunDiagnostic[]>;
}

/** Of what ends before anything is installed. */
export const looksOnStops: readonly RunLook[] = [
  {
    where: ({ targets }) => targets.some(({ target: { stage } }) => (stage?.stops ?? []).length > 0),
    tell: async ({ targets }) => (await import('./build-stops.ts')).buildStops(targets),
  },
  {
    where: ({ manifests }) =>
      manifests.some(({ environments, limitedLines = [] }) => environments !== undefined || limitedLines.length > 0),
    tell: async ({ targets, manifests }) => (await import('./place-diagnostics.ts')).refusedFiles(targets, manifests),
  },
];

/** Of what stands beside one another on a target. */
export const looksOnSets: readonly RunLook[] = [
  {
    where: ({ targets }) => targets.some(({ findings }) => findings.some(({ verdict }) => verdict === 'build')),
    tell: async ({ targets, checked }) => (await import('./lacking-needs.ts')).lackingNeeds(targets, checked),
  },
  {
    where: ({ targets }) => targets.some(({ target: { image } }) => image?.managed === true),
    tell: async ({ targets, manifests }) =>
      (await import('./place-diagnostics.ts')).boundToEnvironments(targets, manifests),
  },
  {
    where: ({ targets }) => targets.some(hasOwnPackages),
    tell: async ({ targets, manifests }) => (await import('./beside-own.ts')).besideOwn(targets, manifests),
  },
  {
    where: ({ targets }) => targets.some(({ unmet: { refused } }) => refused.length > 0),
    tell: async ({ targets, checked }) => (await import('./refused-pins.ts')).refusedPins(targets, checked),
  },
  {
    where: ({ checked }) => checked.length > 1,
    tell: async ({ targets, checked }) => (await import('./side-by-side.ts')).sideBySide(targets, checked),
  },
];

/** Of what the index answered, and of what no index has. */
export const looksOnAnswers: readonly RunLook[] = [
  {
    // Lines that hold on one machine alone have no file.
    where: ({ checked }) => checked.some(isWithoutFile),
    tell: async ({ checked }) => (await import('./frozen-lines.ts')).frozenLines(checked),
  },
  {
    where: ({ asked, checked }) => asked.some(({ advice }) => advice.isCut) || checked.some(isAnsweredOddly),
    tell: async ({ asked, checked }) => (await import('./answer-diagnostics.ts')).answerDiagnostics(checked, asked),
  },
];

/** In the order of the looks. */
export async function toldBy(looks: readonly RunLook[], matter: RunMatter): Promise<readonly RunDiagnostic[]> {
  const told = await Promise.all(looks.filter(({ where }) => where(matter)).map(({ tell }) => tell(matter)));
  return told.flat();
}

/** Some may be of Python. */
function hasOwnPackages({ target: { image, stage } }: JudgedTarget): boolean {
  return image?.ownPackages !== undefined || (stage?.packages ?? []).length > 0;
}

function isWithoutFile({ findings }: CheckedPackage): boolean {
  return [...findings.values()].some(({ verdict, detail }) => detail !== null && verdict !== 'wheel');
}

/** Nothing was found, a field could not be read, or the release lacks an extra. */
function isAnsweredOddly({ answer, lackingExtras = [] }: CheckedPackage): boolean {
  if (lackingExtras.length > 0) return true;
  if (!answer?.found) return answer !== undefined;
  // A release says nearly always the same of all its files.
  const isUnread = ({ requiresPython }: Range, at: number, files: readonly Range[]): boolean =>
    requiresPython !== undefined &&
    requiresPython !== files[at - 1]?.requiresPython &&
    !parseSpecifiers(requiresPython).ok;
  return (answer.remarks ?? []).length > 0 || answer.files.some(isUnread);
}

interface Range {
  readonly requiresPython?: string | undefined;
}
