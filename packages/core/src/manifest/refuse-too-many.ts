// How many packages one lock may hold. Real ones have hundreds, few have thousands; 10,000 are judged in three seconds and 300 MB,
// and a hundred thousand took 35 s and 1.9 GB, eight seconds of them in one piece that nothing could stop.

import { brokenAt, type Place } from '../toml/toml-table.ts';

const MOST = 10_000;

/** @throws WheelcheckError (`file-broken`) before any of them is read */
export function refuseTooMany(count: number, place: Place): void {
  if (count > MOST) throw brokenAt(place, `${count} packages are more than the ${MOST} that are read`);
}
