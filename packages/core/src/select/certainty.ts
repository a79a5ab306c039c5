// How sure a marker's answer is, given that a container's kernel is not known before it runs.

import { WheelcheckError } from '../error.ts';
import { evaluateMarker, formatMarker, type Marker, type MarkerEnvironment } from '../packaging/marker.ts';
import { assumeExtras } from '../packaging/marker-extras.ts';

/**
 * From sure yes to sure no. `likely` is taken for yes: the answer depends on the running machine, or would change under
 * another kernel. `unlikely` is taken for no, and would change.
 */
export const certainties = ['yes', 'likely', 'unlikely', 'no'] as const;
export type Certainty = (typeof certainties)[number];

/** The machine that markers are asked about. */
export interface MarkerContext {
  readonly environment: Partial<MarkerEnvironment>;
  /** The same machine under a 64-bit kernel, for 32-bit images. */
  readonly kernelEnvironment?: MarkerEnvironment | undefined;
}

/**
 * @param extras asked of the package that the marker belongs to, normalised
 * @throws WheelcheckError where the marker compares what cannot be compared: pip and Poetry stop there too
 */
export function certaintyOf(
  marker: Marker | undefined,
  context: MarkerContext,
  extras: readonly string[] | ReadonlySet<string>,
): Certainty {
  const rest = marker ? assumeExtras(marker, extras instanceof Set ? extras : new Set(extras)) : true;
  if (typeof rest === 'boolean') return rest ? 'yes' : 'no';
  const here = answerOf(rest, context.environment);
  if (here === 'undecided') return 'likely';
  const there = context.kernelEnvironment ? answerOf(rest, context.kernelEnvironment) : here;
  if (here) return there === true ? 'yes' : 'likely';
  return there === false ? 'no' : 'unlikely';
}

function answerOf(marker: Marker, environment: Partial<MarkerEnvironment>): boolean | 'undecided' {
  const answer = evaluateMarker(marker, environment);
  if (answer !== 'invalid') return answer;
  throw new WheelcheckError({
    code: 'file-broken',
    message: `the marker ${formatMarker(marker)} compares what cannot be compared (PEP 508)`,
    hint: 'correct the marker; pip and Poetry stop there as well',
  });
}

/** The marker's text where its answer is not sure. */
export function doubtOf(marker: Marker | undefined, certainty: Certainty): string | undefined {
  return marker && (certainty === 'likely' || certainty === 'unlikely') ? formatMarker(marker) : undefined;
}
