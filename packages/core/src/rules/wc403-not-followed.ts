// Lines of a Dockerfile that install something, or may, and that were not judged.

import { alike } from '../text/alike.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import { defineRule, type Rule } from './define-rule.ts';

/** Lines that a sentence names, a count among them. */
const SHOWN = 4;

export const wc403NotFollowed: Rule<'WC403'> = defineRule({
  id: 'WC403',
  name: 'not-followed',
  title: 'a line of a Dockerfile was not followed',
  level: 'warning',
  meaning: 'A line of the Dockerfile installs something, or may, and what that is could not be told or was not judged.',
  why: 'What it brings may have to be compiled, or may not be installed at all.',
  remedy: 'Install from a file that the Dockerfile copies, or check what that line installs by itself.',
  comesTo: 'unknown',
  ofTarget: {
    on: ({ target: { stage } }) =>
      stage?.unchecked === undefined || stage.unchecked.length === 0
        ? null
        : { own: stage.path, lines: stage.unchecked.map((each) => ({ ...each, path: each.path ?? stage.path })) },
    line: (_, { own, lines }) => lines.find(({ path }) => path === own)?.line,
    change: ({ lines }) =>
      alike(
        lines.filter(({ remedy }) => remedy !== undefined),
        ({ remedy = '' }) => remedy,
      )
        .map((group) => {
          const places = group.map(({ path, line, remedyLine = line }) => `${path}:${remedyLine}`);
          return `${listWords(shortened([...new Set(places)], SHOWN))}: ${group[0]?.remedy ?? ''}`;
        })
        .join('; '),
    about: ({ lines }) => lines.map(({ text }) => text),
    say: ({ lines }) =>
      `not judged: ${shortened(
        lines.map(({ path, line, text, why }) => `${path}:${line} ${text} (${why})`),
        SHOWN,
      ).join('; ')}`,
  },
});
