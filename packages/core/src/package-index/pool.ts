// Several indexes as one, by pip's rule: the files of all of them count, and none comes first.

import { IndexError } from '../http/index-error.ts';
import { fileOwners } from './file-owners.ts';
import type { DistributionFile, PackageIndex, ReleaseAnswer } from './package-index.ts';

/** Answers in the order of the indexes; the first fault in that order, so that the same run always reports the same one. */
async function askAll<T>(questions: readonly Promise<T>[]): Promise<readonly T[]> {
  const settled = await Promise.allSettled(questions);
  return settled.map((result) => {
    if (result.status === 'rejected')
      throw result.reason instanceof IndexError ? result.reason.amongOthers() : result.reason;
    return result.value;
  });
}

/** The one answer to several: found where any index has files, missing only where each one says so. */
function poolAnswers(answers: readonly ReleaseAnswer[], names: readonly string[]): ReleaseAnswer {
  const found = answers.filter((answer) => answer.found);
  if (found.length === 0) {
    const known = answers.some((answer) => !answer.found && answer.missing === 'version');
    return { found: false, missing: known ? 'version' : 'project' };
  }
  const requires = found.find((answer) => answer.requires !== undefined)?.requires;
  const remarks = found.flatMap((answer) => answer.remarks ?? []);
  const unsure = (['unreadable', 'lagging'] as const).find((why) => found.some((answer) => answer.unsure === why));
  return {
    found: true,
    files: found.flatMap((answer) => answer.files),
    indexes: names.filter((_, position) => {
      const answer = answers[position];
      return answer !== undefined && (answer.found || answer.missing === 'version');
    }),
    ...(requires === undefined ? {} : { requires }),
    ...(remarks.length === 0 ? {} : { remarks }),
    ...(unsure === undefined ? {} : { unsure }),
  };
}

/**
 * Pools indexes as pip does with `--index-url` and `--extra-index-url`. A fault of any one is a fault of the whole: the
 * missing answer might have held the very file that pip would take.
 *
 * @param indexes In the user's order; pip gives no weight to it.
 */
export function poolIndexes(indexes: readonly PackageIndex[]): PackageIndex {
  const [only, ...others] = indexes;
  if (only !== undefined && others.length === 0) return only;
  const owners = fileOwners(indexes);
  return {
    name: indexes.map((index) => index.name).join(', '),
    isPool: true,
    metadata: owners.metadata,
    async release(name, version, signal, confirmed) {
      const answers = await askAll(indexes.map((index) => index.release(name, version, signal, confirmed)));
      for (const [position, index] of indexes.entries()) {
        const answer = answers[position];
        if (answer?.found) owners.note(index, answer.files);
      }
      return poolAnswers(
        answers,
        indexes.map((index) => index.name),
      );
    },
    async project(name, signal) {
      const projects = await askAll(indexes.map((index) => index.project(name, signal)));
      for (const [position, index] of indexes.entries()) {
        for (const files of projects[position]?.values() ?? []) owners.note(index, files);
      }
      const pooled = new Map<string, readonly DistributionFile[]>();
      for (const [version, files] of projects.flatMap((project) => [...(project ?? [])])) {
        pooled.set(version, [...(pooled.get(version) ?? []), ...files]);
      }
      return projects.every((project) => project === undefined) ? undefined : pooled;
    },
  };
}
