// Whether a stage or a service stands for its image in a report: of those none is taken in place of another.

import { shortImage } from '../text/short-image.ts';
import type { ReportTarget } from './report.ts';

export function isStage({ name, base }: Pick<ReportTarget, 'name' | 'base'>): boolean {
  return base !== null && name !== base && name !== shortImage(base);
}
