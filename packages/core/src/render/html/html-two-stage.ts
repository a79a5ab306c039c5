// The Dockerfile of two stages, folded: for those who build all the same, and want no compiler in what they ship.

import { listWords } from '../../text/list-words.ts';
import type { TwoStage } from '../../report/two-stage.ts';
import { copyableLines } from './html-copyable.ts';
import { type Markup, markup } from '../escape/html-markup.ts';

export function htmlTwoStage({ lines, unknown, place }: TwoStage): Markup {
  return markup`<details class="stages">
<summary>Two stages: built in the first, no compiler in the second</summary>
${copyableLines(lines)}
<p class="aside">${
    place === null
      ? 'It installs the main dependencies, without groups and extras; what your project needs besides comes below.'
      : `It stands ${place}; what comes below stays.`
  }${
    unknown.length > 0
      ? ` What ${listWords(unknown)} ${unknown.length === 1 ? 'needs' : 'need'} at run time is not known.`
      : ''
  }</p>
</details>
`;
}
