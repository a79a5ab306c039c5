// Which of the images that were asked for or tried to take, and why, in one paragraph.

import { questionsOf } from '../../report/alternatives-to.ts';
import { choiceOn } from '../../report/choices.ts';
import { imageRanking, type RankedTarget } from '../../report/image-ranking.ts';
import { recommendationOn } from '../../report/recommendation.ts';
import type { Report } from '../../report/report.ts';
import { agreeing } from '../../text/agreeing.ts';
import { listWords } from '../../text/list-words.ts';
import { capital } from '../../text/sentence.ts';
import { shortened } from '../../text/shortened.ts';
import { troubles } from './troubles.ts';

const NAMED = 3;

/** One for each stage and platform where images were tried; none where too little is known. */
export function recommendationParagraphs(report: Report): readonly string[] {
  if (report.targets.every(({ tried }) => tried !== true)) return [];
  const questions = questionsOf(report);
  return questions.flatMap((question) => {
    const platforms = [...new Set(question.targets.map(({ platform }) => platform))];
    return platforms.flatMap((platform) => {
      const text = paragraph(question, platform);
      const about = [
        ...(questions.length > 1 ? [stageOf(question)] : []),
        ...(platforms.length > 1 ? [`on ${platform}`] : []),
      ].join(' ');
      return text === undefined ? [] : [about === '' ? text : `${capital(about)}: ${text}`];
    });
  });
}

function paragraph(report: Report, platform: string): string | undefined {
  const recommended = recommendationOn(report, platform);
  if (recommended === null) return undefined;
  const ranked = imageRanking(report)
    .flatMap(({ targets }) => targets)
    .filter(({ target }) => target.platform === platform);
  const chosen = ranked.find(({ target }) => target.base === recommended.base);
  const others = ranked.filter((each) => each !== chosen);
  // How the image stands that the change starts from is said with the change.
  const choice = choiceOn(report, platform);
  const from = choice?.plan ? choice.target : null;
  const asked = others.filter(({ target }) => target.tried !== true && target !== from);
  const equals = others.filter(
    ({ target, found }) => target.tried === true && found.clear && chosen?.found.clear === true,
  );
  return [recommended.text, ...asked.map(worse), ...either(equals)].join(' ');
}

function worse({ target: { name }, found }: RankedTarget): string {
  return found.clear
    ? `${name} ${agreeing(name, 'needs', 'need')} no compiler either.`
    : `On ${name} ${troubles(found)}.`;
}

function either(equals: readonly RankedTarget[]): readonly string[] {
  if (equals.length === 0) return [];
  const names = equals.map(({ target: { base, name } }) => base ?? name);
  return [
    `${listWords(shortened(names, NAMED))} ${names.length === 1 ? 'does' : 'do'} as well, and ${names.length === 1 ? 'ranks' : 'rank'} behind it by support or size.`,
  ];
}

function stageOf({ targets: [first] }: Report): string {
  const command = first?.commands?.[0];
  return command === undefined ? '' : `${command.path}${command.stage === null ? '' : ` (${command.stage})`}`;
}
