// How the reason of a line at which the build ends reads among those of lines that are not followed: explain prints both in one list.

const BEGIN = 'the build stops: ';

/** @param why a clause */
export function stopReason(why: string): string {
  return `${BEGIN}${why}`;
}

/** The clause again; undefined of a line that is not followed. */
export function reasonOfStop(why: string): string | undefined {
  return why.startsWith(BEGIN) ? why.slice(BEGIN.length) : undefined;
}
