// What has the packages that builds need: the image, or the stage that added some of its own.

import type { ReportTarget } from './report.ts';

export function holderName({ name, packages = [] }: Pick<ReportTarget, 'name' | 'packages'>): string {
  return packages.length > 0 ? 'this stage' : name;
}
