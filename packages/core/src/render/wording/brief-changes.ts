// The changes of a plan where they stand in a sentence: what they have in common, and why a line goes, is not said again.

/** `Dockerfile:3: `, and `Dockerfile line 3: ` of a report on one image. */
const PLACE = /^(?<at>(?<path>.+?)(?<line>:\d+| line \d+)): /;

/** Why a line goes: `(python:3.12-slim has no apk)`. */
const REASON = /(?<= goes?) \([^()]*\)$/;

/** Lines of one file that follow one another name it once: `Dockerfile:1: …`, `:2: …`. */
export function briefChanges(changes: readonly string[]): readonly string[] {
  return changes.map((change, position) => {
    const brief = change.replace(REASON, '');
    const path = pathOf(change);
    const isSame = path !== undefined && position > 0 && pathOf(changes[position - 1] ?? '') === path;
    return isSame ? brief.slice(path.length).trimStart() : brief;
  });
}

/** The line to change; undefined where a change is of none. */
export function placeOf(change: string): string | undefined {
  return PLACE.exec(change)?.groups?.['at'];
}

function pathOf(change: string): string | undefined {
  return PLACE.exec(change)?.groups?.['path'];
}
