// The packages of which nothing is to be said but which file is taken, and those that are not installed at all.

import type { Report, ReportPackage } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { sizeText } from '../../text/size-text.ts';
import { alike } from '../../text/alike.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { isTelling, title } from '../wording/telling-rows.ts';
import { targetNames } from '../wording/target-names.ts';

/** Three folded parts at most. */
export function htmlOthers(report: Report): Markup {
  const quiet = report.packages.filter(({ results }) => !results.some(isTelling));
  const wheels = quiet.filter(({ results }) => results.some(({ verdict }) => verdict === 'wheel'));
  const own = quiet.filter(({ results }) => results.some(({ builtHere }) => builtHere));
  const skipped = quiet.filter((pkg) => !wheels.includes(pkg) && !own.includes(pkg));
  return markup`${wheels.length > 0 ? [wheelPart(wheels, report)] : []}${skipped.length > 0 ? [skippedPart(skipped, 'not installed')] : []}${own.length > 0 ? [skippedPart(own, 'built from its sources')] : []}`;
}

function wheelPart(packages: readonly ReportPackage[], report: Report): Markup {
  const everywhere = report.targets.length > 1 ? ' wherever installed' : '';
  return markup`<details id="others">
<summary><span class="title">${counted(packages.length, 'package')}</span> <span class="badge wheel">wheel</span> <span class="aside">${everywhere}</span></summary>
<div class="box" role="region" aria-label="Files taken" tabindex="0">
<table class="files">
<thead><tr><th scope="col">Package</th><th scope="col">File taken</th></tr></thead>
<tbody>
${packages.map((pkg) => markup`<tr><th scope="row">${title(pkg)}</th><td>${files(pkg, report)}</td></tr>\n`)}</tbody>
</table>
</div>
</details>
`;
}

/** Each file once, with its targets where they do not all take the same. */
function files({ results }: ReportPackage, { targets }: Report): readonly Markup[] {
  const taken = results.filter(({ verdict }) => verdict !== 'skipped');
  const groups = alike(taken, ({ file }) => file?.filename ?? '');
  return groups.map((group) => {
    const file = group[0]?.file;
    const where = targets.filter(({ id }) => group.some(({ target }) => target === id));
    return markup`<p><code>${file?.filename ?? ''}</code> ${file?.size ? sizeText(file.size) : ''}${
      groups.length > 1 || taken.length < targets.length
        ? markup` <span class="aside">${targetNames(where)}</span>`
        : ''
    }</p>`;
  });
}

function skippedPart(packages: readonly ReportPackage[], badge: string): Markup {
  return markup`<details>
<summary><span class="title">${counted(packages.length, 'package')}</span> <span class="badge skipped">${badge}</span></summary>
<ul class="names">${packages.map(
    (pkg) => markup`<li>${title(pkg)} <span class="aside">${pkg.results[0]?.why ?? ''}</span></li>`,
  )}</ul>
</details>
`;
}
