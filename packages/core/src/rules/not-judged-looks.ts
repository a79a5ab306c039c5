// What the files lack, projects that could not be read, and searches for versions that were given up.

import { counted } from '../text/counted.ts';
import { shortened } from '../text/shortened.ts';
import type { Unresolved } from '../resolve/unresolved.ts';
import { conflictWords } from './conflict-words.ts';
import { defineLooks, type Looks, type RuleHead } from './define-rule.ts';
import { hasNoPin } from './has-no-pin.ts';
import type { FilesMatter, Placed } from './matter.ts';
import { perTarget } from './per-target.ts';
import { type UnreadProject, unreadProjects } from './unread-projects.ts';

/** A count among them: names that a screen shows, and packages that need one. */
const SHOWN = { names: 6, needing: 4 } as const;

interface Lacking {
  readonly name: string;
  readonly neededBy: readonly string[];
}

/** What the files lack, a project that could not be read, or a search for versions that was given up. */
type Left =
  | { readonly kind: 'missing'; readonly lacking: readonly Lacking[]; readonly named: Named }
  | { readonly kind: 'unread-project'; readonly unread: UnreadProject }
  | { readonly kind: 'search-given-up'; readonly search: Limit; readonly pinsAlone: boolean };

/** Where the judged ones are asked for: in files, or by the words of commands of a Dockerfile alone. */
type Named = 'in-files' | 'in-commands';

type Limit = Extract<Unresolved, { kind: 'limit' }>;

/** Of WC202. */
export function notJudgedLooks(head: RuleHead): Looks {
  return defineLooks(head, {
    ofFiles: {
      on: (matter): readonly Placed<Left>[] => [
        ...perTarget(matter.targets, ({ unmet: { missing } }) => {
          const lacking = [...missing].map(([name, neededBy]): Lacking => ({ name, neededBy }));
          return lacking.length === 0 ? null : { kind: 'missing' as const, lacking, named: whereNamed(matter) };
        }),
        ...unreadProjects(matter).map(({ facts, ...place }) => ({
          facts: { kind: 'unread-project' as const, unread: facts },
          ...place,
        })),
        ...perTarget(matter.targets, ({ unresolved, findings }) =>
          unresolved?.kind === 'limit'
            ? { kind: 'search-given-up' as const, search: unresolved, pinsAlone: !findings.some(hasNoPin) }
            : null,
        ),
      ],
      kind: ({ kind }) => kind,
      about: (facts) => [...missingIn(facts), ...unreadIn(facts)],
      say: (facts) => say(facts, Number.POSITIVE_INFINITY),
      brief: (facts) => say(facts, SHOWN.names),
      unjudged: missingIn,
      unlearnt: unreadIn,
    },
  });
}

function whereNamed({ manifests, targets }: FilesMatter): Named {
  const dockerfiles = new Set(targets.map(({ target }) => target.stage?.path));
  return manifests.every(({ path }) => dockerfiles.has(path)) ? 'in-commands' : 'in-files';
}

function missingIn(facts: Left): readonly string[] {
  return facts.kind === 'missing' ? facts.lacking.map(({ name }) => name) : [];
}

function unreadIn(facts: Left): readonly string[] {
  return facts.kind === 'unread-project' ? [facts.unread.project] : [];
}

function say(facts: Left, most: number): string {
  switch (facts.kind) {
    case 'missing':
      return sentence(facts, most);
    case 'unread-project':
      return unreadSentence(facts.unread);
    case 'search-given-up':
      return `${sought(facts.pinsAlone)}: ${givenUpWords(facts.search)}${seenWords(facts.search)}`;
  }
}

function unreadSentence({ folder, reasons }: UnreadProject): string {
  return `what the project in ${folder} needs was not judged: ${reasons.join('; ')}`;
}

function sentence({ lacking, named: where }: Extract<Left, { kind: 'missing' }>, most: number): string {
  const named = lacking.map(({ name, neededBy }) => `${name} (by ${shortened(neededBy, SHOWN.needing).join(', ')})`);
  const [are, were] = lacking.length === 1 ? ['is', 'was'] : ['are', 'were'];
  return `${counted(lacking.length, 'package')} that these need ${are} ${where === 'in-files' ? 'not in the file' : 'named by no command'} and ${were} not judged: ${shortened(named, most).join(', ')}`;
}

function sought(pinsAlone: boolean): string {
  return pinsAlone
    ? 'whether the pins and what they need go together was not found out'
    : 'the versions of what has no pin were not found';
}

/** What was met, and not that there is no way round it. */
function seenWords({ seen }: Limit): string {
  return seen.length === 0 ? '' : `. It met this, which may have a way round: ${conflictWords(seen).join('; ')}`;
}

/** `the search was given up after 725 versions`. */
function givenUpWords({ looked, why }: Limit): string {
  const after = `after ${counted(looked, 'version')}`;
  const words = {
    versions: `the search was given up ${after}`,
    time: `the search took too long, and was given up ${after}`,
    run: `the run was out of time ${after}`,
  } as const;
  return words[why];
}
