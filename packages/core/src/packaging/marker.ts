// Environment markers (PEP 508, PEP 751): read, evaluated, written.

export { evaluateMarker, type MarkerAnswer, type MarkerScope } from './marker-evaluate.ts';
export { parseMarker } from './marker-parse.ts';
export {
  formatMarker,
  type Marker,
  type MarkerComparison,
  type MarkerEnvironment,
  type MarkerVariable,
} from './marker-tree.ts';
