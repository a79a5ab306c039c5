// What ends the run where nothing that a Dockerfile installs can be judged: why, and what helps as far as the folder has it.

import { WheelcheckError } from '../error.ts';
import { manifestNames } from '../manifest/formats.ts';
import type { StageStop } from '../target/stage-stop.ts';
import { firstWords } from '../text/first-words.ts';
import { shellWord } from '../text/shell-word.ts';
import { shortened } from '../text/shortened.ts';
import type { BuildContext } from './build-context.ts';
import type { UnjudgedLine } from './judged-stage.ts';
import { isStop, placeOf, stageStop } from './unchecked-line.ts';

/** Lines that an error names, a count among them. */
const SHOWN = 4;

export interface Unjudged {
  /** What installs more, or may. */
  readonly unchecked: readonly UnjudgedLine[];
  /** Lines that may install for all that is known. */
  readonly unclear: readonly UnjudgedLine[];
}

const stopped = new WeakMap<WheelcheckError, readonly StageStop[]>();

/** Where the build of the Dockerfile surely ends of which an error says that nothing can be judged; empty where it does not. */
export function stopsBehind(error: WheelcheckError): readonly StageStop[] {
  return stopped.get(error) ?? [];
}

/** @returns `empty` where every line is known to install nothing of Python's, why the first of its commands cannot be judged, or `usage` */
export async function nothingJudged(
  path: string,
  { unchecked, unclear }: Unjudged,
  context: BuildContext,
): Promise<WheelcheckError> {
  const images = onUnknownImages(unclear, unchecked);
  const open = unchecked.length > 0 ? [...images, ...unchecked] : unclear;
  const stop = unchecked.find(({ stops }) => stops === true);
  const error = unchecked.find((each) => each.error !== undefined)?.error;
  if (stop === undefined && error !== undefined) return error;
  const shows = `wheelcheck explain ${shellWord(path)} shows what was understood`;
  const file = await fileIn(context);
  const own = open.flatMap(remedyOf);
  // The Dockerfile is no base where its own is not known.
  const base = open.some(({ text }) => text.startsWith('FROM ')) ? 'IMAGE (one that is known)' : shellWord(path);
  const hint = [
    ...shortened(own, SHOWN),
    shows,
    ...(file === undefined ? [] : [`a file by itself: wheelcheck ${shellWord(file)} --base ${base}`]),
  ];
  const said =
    open.length === 0
      ? new WheelcheckError({ code: 'empty', message: `${path} installs nothing of Python's`, hint: hint.join('\n') })
      : new WheelcheckError({
          code: 'usage',
          message:
            stop === undefined
              ? `nothing that ${path} installs can be judged`
              : `docker build stops at ${placeOf(stop, path)} (${firstWords(stop.text)})`,
          reason: stop?.why ?? shortened(open.map(unjudged), SHOWN).join('; '),
          hint: hint.join('\n'),
        });
  stopped.set(
    said,
    unchecked.filter(isStop).map((each) => ({ path, ...stageStop(each) })),
  );
  return said;
}

/** An image that is not known is told of first: its folders and variables are none that anybody knows. */
function onUnknownImages(
  unclear: readonly UnjudgedLine[],
  unchecked: readonly UnjudgedLine[],
): readonly UnjudgedLine[] {
  return unclear.filter(
    ({ line, text }) => text.startsWith('FROM ') && !unchecked.some((told) => told.line === line && told.text === text),
  );
}

function unjudged({ line, at, text, why }: UnjudgedLine): string {
  // What is said of an image names it already.
  const image = /^FROM (?:--\S+ )*(\S+)/.exec(text)?.[1];
  const named = image !== undefined && why.includes(image) ? '' : `${firstWords(text)}: `;
  return `${at === undefined ? `line ${line}` : `${at.path}:${at.line}`}: ${named}${why}`;
}

/** What is to be done at the line. */
function remedyOf({ line, remedy, remedyLine = line }: UnjudgedLine): readonly string[] {
  return remedy === undefined ? [] : [`line ${remedyLine}: ${remedy}`];
}

/** The lock or requirements file that lies there. */
async function fileIn({ folders }: BuildContext): Promise<string | undefined> {
  for (const name of manifestNames) {
    // oxlint-disable-next-line no-await-in-loop -- the first that is there
    const found = await Promise.all(folders.map((read) => read(name)));
    const file = found.find((each) => each !== undefined);
    if (file !== undefined) return file.path;
  }
  return undefined;
}
