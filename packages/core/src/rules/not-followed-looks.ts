// Lines of a Dockerfile that install something, or may, and that were not judged.

import type { TargetStage, UncheckedLine } from '../target/target-stage.ts';
import { alike } from '../text/alike.ts';
import { firstWords } from '../text/first-words.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import type { TargetMatter } from './matter.ts';
import { defineLooks, type Looks, type RuleHead } from './define-rule.ts';

/** Lines that a sentence names, a count among them. */
const SHOWN = 4;

/** A line with the file that it stands in. */
type Unjudged = UncheckedLine & { readonly path: string };

/** Of WC403. */
export function notFollowedLooks(head: RuleHead): Looks {
  return defineLooks(head, {
    ofTarget: {
      on: (matter) => {
        const { stage } = matter.target;
        const lines = unjudgedOf(stage).filter(
          ({ path, addsPackages }) => path === stage?.path && !(addsPackages === true && needsNone(matter)),
        );
        return lines.length === 0 ? null : { lines };
      },
      line: (_, { lines }) => lines[0]?.line,
      change,
      about,
      say,
    },
    // What stands in another Dockerfile, or a compose file, is no matter of the stage that was judged.
    ofFiles: {
      apart: true,
      on: ({ targets }) => {
        const foreign = targets.flatMap(({ target: { stage } }) =>
          unjudgedOf(stage).filter(({ path }) => path !== stage?.path),
        );
        const lines = alike(foreign, (each) => JSON.stringify(each)).flatMap((same) => same.slice(0, 1));
        const [first] = lines;
        return first === undefined
          ? []
          : [{ facts: { lines }, target: null, location: { path: first.path, line: first.line } }];
      },
      change,
      about,
      say,
    },
  });
}

/** Wheels, and what is built in Python alone, on a Python of the image's own, whatever packages there are. */
function needsNone({ target, findings }: Pick<TargetMatter, 'target' | 'findings'>): boolean {
  return (
    target.image?.pythonFrom === 'image' && findings.every(({ verdict }) => /^(?:wheel|sdist|skipped)$/.test(verdict))
  );
}

interface UnjudgedLines {
  readonly [key: string]: unknown;
  readonly lines: readonly Unjudged[];
}

function unjudgedOf(stage: TargetStage | undefined): readonly Unjudged[] {
  return (stage?.unchecked ?? []).map((each) => ({ ...each, path: each.path ?? stage?.path ?? '' }));
}

function change({ lines }: UnjudgedLines): string {
  return alike(
    lines.filter(({ remedy }) => remedy !== undefined),
    ({ remedy = '' }) => remedy,
  )
    .map((group) => {
      const places = group.map(({ path, line, remedyLine = line }) => `${path}:${remedyLine}`);
      return `${listWords(shortened([...new Set(places)], SHOWN))}: ${group[0]?.remedy ?? ''}`;
    })
    .join('; ');
}

function about({ lines }: UnjudgedLines): readonly string[] {
  return lines.map(({ text }) => text);
}

function say({ lines }: UnjudgedLines): string {
  const said = lines.map(({ path, line, text, why }) => `${path}:${line} ${firstWords(text)} (${why})`);
  return `not judged: ${shortened(said, SHOWN).join('; ')}`;
}
