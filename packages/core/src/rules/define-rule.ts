// One rule: everything that is said about it, when it is found, and in which words.

import { led } from './led.ts';
import type { FilesMatter, PackageMatter, Placed, TargetMatter } from './matter.ts';

/** How serious a finding is. */
export type Level = 'error' | 'warning' | 'note';

/** What a finding comes to, worst first: `--fail-on` reaches the first three, `unknown` makes the answer incomplete. */
export type Outcome = 'impossible' | 'build' | 'sdist' | 'unknown';

/** What everything that a rule says carries. */
export interface RuleHead<Id extends string = string> {
  readonly id: Id;
  readonly name: string;
  readonly level: Level;
}

/** What `explain`, the reports and docs/rules/ say about a rule. */
export interface RuleText<Id extends string = string> extends RuleHead<Id> {
  /** For a list of all: at most 43 characters. */
  readonly title: string;
  /** When it is found. */
  readonly meaning: string;
  /** Why it matters to the person who builds the image. */
  readonly why: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Plain data: what a sentence is made from, for those who would say it otherwise. */
export type Facts = Readonly<Record<string, unknown>>;

/** What a rule says of one thing. */
export interface Said {
  readonly level: Level;
  readonly facts: Facts;
  /** One full sentence or more, without the package's name; empty where the verdict's own sentence has it. */
  readonly sentence: string;
  /** What is to be changed, in the imperative, without a full stop: the sentence begins with it. */
  readonly change?: string | undefined;
  /** The line of a Dockerfile that it is about. */
  readonly line?: number | undefined;
}

/** What a rule says once, of a target or of files. */
export interface SaidOnce extends Said {
  /** Which of the things that the rule says it is, in a word that stays where the sentence is worded anew. */
  readonly kind: string;
  /** Each thing that it is said of, so that one more is something new: names of packages, lines. Empty: of the whole. */
  readonly about: readonly string[];
  /** What the sentence calls the targets that it names. */
  readonly naming: readonly string[];
}

export interface SaidOfFiles extends SaidOnce, Omit<Placed<Facts>, 'facts'> {
  /** The sentence with fewer names, for a screen. */
  readonly brief: string;
  /** Packages that would be installed and that were not judged. */
  readonly unjudged: readonly string[];
  /** Packages that bring others, nobody knows which. */
  readonly unlearnt: readonly string[];
  /** It is about what no target of the installation is made from, and is said once, whatever stands beside it. */
  readonly apart?: boolean;
}

/**
 * `leads`: a verdict rests on it, so it stands first, and its sentence is the verdict's reason. `beside`: it says something
 * of the release itself, so that accepting the build does not hide that the release was yanked. `within`: it is a cause or
 * a remedy of the verdict, whose own sentence tells it.
 */
type Role = 'leads' | 'beside' | 'within';

/** What every rule that is about packages says of itself. */
interface AboutPackages {
  readonly role: Role;
  /** What it says of a package, as the rest of a sentence that begins with the name: `is yanked`. */
  readonly subject: string;
}

/** What a rule says once. */
export interface Looks {
  readonly ofTarget?: (matter: TargetMatter) => SaidOnce | null;
  readonly ofFiles?: (matter: FilesMatter) => readonly SaidOfFiles[];
}

/** What a rule says once, loaded where there may be something to say: of most files there is not, and a page fetches less. */
interface LaterLooks {
  /** Whether there may be. */
  readonly where: (matter: FilesMatter) => boolean;
  readonly load: (head: RuleHead) => Promise<Looks>;
}

/** A rule is about packages, about targets, about files, or about several of these: what it is not about, it leaves out. */
export interface BareRule<Id extends string = string> extends RuleHead<Id>, Looks {
  /** Absent: it says something and comes to nothing. A finding that is a note comes to nothing either. */
  readonly comesTo?: Outcome;
  readonly ofPackage?: AboutPackages & { readonly look: (matter: PackageMatter) => Said | null };
  readonly later?: LaterLooks;
}

/** With what is told of the rule itself: its row of rule-texts.ts. */
export interface Rule<Id extends string = string> extends BareRule<Id>, RuleText<Id> {
  readonly id: Id;
}

/**
 * The rule as it is written, with what it looks at and what it says put together.
 *
 * Of a package or a target, `on` tells the facts, or null where there is nothing to say; of files, it tells them for each
 * place. `say` puts facts into words.
 */
export function defineRule<
  const Id extends string,
  OfPackage extends Facts,
  OfTarget extends Facts,
  OfFiles extends Facts,
>(
  written: RuleHead<Id> &
    Pick<BareRule, 'comesTo' | 'later'> &
    WrittenLooks<OfTarget, OfFiles> & { readonly ofPackage?: Look<PackageMatter, OfPackage> & AboutPackages },
): BareRule<Id> {
  const { ofPackage, ofTarget, ofFiles, ...head } = written;
  return {
    ...head,
    ...(ofPackage ? { ofPackage: aboutPackages(ofPackage, head.level) } : {}),
    ...defineLooks(head, { ...(ofTarget ? { ofTarget } : {}), ...(ofFiles ? { ofFiles } : {}) }),
  };
}

interface WrittenLooks<OfTarget, OfFiles> {
  readonly ofTarget?: Look<TargetMatter, OfTarget> & Identity<OfTarget>;
  readonly ofFiles?: FilesLook<OfFiles>;
}

/** What a rule says once, for one that has it loaded later. */
export function defineLooks<OfTarget extends Facts, OfFiles extends Facts>(
  head: RuleHead,
  { ofTarget, ofFiles }: WrittenLooks<OfTarget, OfFiles>,
): Looks {
  return {
    ...(ofTarget ? { ofTarget: spokenOnce(ofTarget, head) } : {}),
    ...(ofFiles ? { ofFiles: spokenOfFiles(ofFiles, head) } : {}),
  };
}

/** What tells one thing that is said from another, in any words. */
interface Identity<F> {
  /** Where the rule says several things; else its own name. */
  readonly kind?: (facts: F) => string;
  readonly about?: (facts: F) => readonly string[];
  readonly naming?: (facts: F) => readonly string[];
}

interface Look<Matter, F> {
  readonly on: (matter: Matter) => F | null;
  readonly say: (facts: F) => string;
  /** What is to be changed, in the imperative, where that is known: it stands before what is said. Empty where it is not. */
  readonly change?: (facts: F) => string;
  /** Where the level is not always the rule's own. */
  readonly level?: (facts: F) => Level;
  /** The line of a Dockerfile that it is about, where the target is one of its stages; else that of its image. */
  readonly line?: (matter: Matter, facts: F) => number | undefined;
}

interface FilesLook<F> extends Identity<F> {
  readonly on: (matter: FilesMatter) => readonly Placed<F>[];
  readonly say: (facts: F) => string;
  readonly brief?: (facts: F) => string;
  /** As of a target. */
  readonly change?: (facts: F) => string;
  readonly unjudged?: (facts: F) => readonly string[];
  readonly unlearnt?: (facts: F) => readonly string[];
  readonly apart?: boolean;
}

function spoken<Matter, F extends Facts>({ on, say, change, level, line }: Look<Matter, F>, own: Level) {
  return (matter: Matter): Said | null => {
    const facts = on(matter);
    if (facts === null) return null;
    const changed = change?.(facts) ?? '';
    return {
      level: level?.(facts) ?? own,
      facts,
      sentence: led(changed, say(facts)),
      ...(changed === '' ? {} : { change: changed }),
      ...(line ? { line: line(matter, facts) } : {}),
    };
  };
}

function aboutPackages<F extends Facts>(look: Look<PackageMatter, F> & AboutPackages, own: Level) {
  const { role, subject } = look;
  return { role, subject, look: spoken(look, own) };
}

function spokenOnce<Matter, F extends Facts>(look: Look<Matter, F> & Identity<F>, head: RuleHead) {
  return (matter: Matter): SaidOnce | null => {
    const facts = look.on(matter);
    const said = spoken({ ...look, on: () => facts }, head.level)(matter);
    return facts && said && { ...said, ...identified(look, facts, head) };
  };
}

function spokenOfFiles<F extends Facts>(look: FilesLook<F>, head: RuleHead) {
  const { on, say, brief = say, change, unjudged, unlearnt, apart } = look;
  return (matter: FilesMatter): readonly SaidOfFiles[] =>
    on(matter).map(({ facts, target, location }) => ({
      level: head.level,
      facts,
      sentence: led(change?.(facts) ?? '', say(facts)),
      brief: led(change?.(facts) ?? '', brief(facts)),
      change: change?.(facts) || undefined,
      unjudged: unjudged?.(facts) ?? [],
      unlearnt: unlearnt?.(facts) ?? [],
      ...identified(look, facts, head),
      ...(apart === undefined ? {} : { apart }),
      target,
      location,
    }));
}

function identified<F>(look: Identity<F>, facts: F, { name }: RuleHead): Pick<SaidOnce, 'kind' | 'about' | 'naming'> {
  return {
    kind: look.kind?.(facts) ?? name,
    about: look.about?.(facts) ?? [],
    naming: look.naming?.(facts) ?? [],
  };
}
