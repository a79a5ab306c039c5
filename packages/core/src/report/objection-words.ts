// Why another version cannot stand: the rest of a sentence that names the version and goes on with `but`.

import type { ObjectionFact } from '../advise/objection-fact.ts';
import { listWords } from '../text/list-words.ts';

export function objectionWords(fact: ObjectionFact): string {
  switch (fact.kind) {
    case 'own-metadata':
      return fact.refusal.kind === 'python'
        ? `by its own metadata it is for Python ${fact.refusal.range}`
        : `${fact.installer} refuses it: its own metadata says ${fact.refusal.said}`;
    case 'unreadable':
      return `${fact.installer} cannot read that it requires ${JSON.stringify(fact.line)}`;
    case 'cut':
      return 'the search for ways out ended before it asked what that needs';
    case 'needed':
      return `${fact.by} needs ${fact.name} ${fact.range}`.trimEnd();
    case 'asked-for':
      return `${fact.by} asks for ${fact.name} ${fact.range}`.trimEnd();
    case 'may-be-needed':
      return `something may need ${fact.name}`;
    case 'not-for-others':
      return `${listWords(fact.others)} ${fact.others.length === 1 ? 'installs' : 'install'} from the same line and cannot take it`;
    case 'other-pythons':
      return `it is for Python ${fact.range} alone, and the project for ${fact.project}`;
    case 'needs-other':
      return `${itNeeds(fact)} ${fact.range}, and ${fact.pinnedBy === null ? 'what else is installed brings' : `${fact.pinnedBy} pins`} ${fact.version}`;
    case 'needs-extra':
      return `${itNeeds(fact)}[${fact.extra}], and ${fact.path} may lack what that brings`;
    case 'needs-older':
      return `it goes with ${fact.needs} ${fact.range} alone, and would bring ${fact.needs} ${fact.version}`;
    case 'needs-missing':
      return `${itNeeds(fact)}, which ${fact.path} does not hold`;
    case 'needs-double':
      return `${itNeeds(fact)}, whose files and those of ${fact.beside} overwrite each other`;
    case 'needs-newcomer':
      return `${itNeeds(fact)}, and ${fact.needs} ${fact.version} needs ${fact.itsNeed.name} ${fact.itsNeed.range}`;
  }
}

function itNeeds({ presumed, needs }: { readonly presumed: string | null; readonly needs: string }): string {
  return `${presumed === null ? 'it needs' : `what it needs is not known, and ${presumed} needs`} ${needs}`;
}
