// Installations of several commands that contradict each other: pip asks nothing of what is installed, and each command is one of its own.

import type { Installation } from './installation.ts';

/**
 * Those that have no solution, each of their commands by itself: `pip install pandas && pip install "numpy<1.26"` puts the older
 * NumPy in place of the newer one, says that pandas wants another, and ends well.
 *
 * @param isRefused whether the installation at that place has none
 * @returns the same list where nothing is taken apart
 */
export function takenApart(
  installations: readonly Installation[],
  isRefused: (position: number) => boolean,
): readonly Installation[] {
  const isApart = ({ apart = [] }: Installation, position: number): boolean => apart.length > 0 && isRefused(position);
  if (!installations.some(isApart)) return installations;
  const apart = installations.filter(isApart);
  return installations.flatMap((one, position): readonly Installation[] => {
    const { apart: commands = [], remarks, ...rest } = one;
    if (!isApart(one, position)) return [behind(one, apart)];
    return commands.map((command, at) =>
      behind({ ...rest, ...command, ...(at === 0 && remarks !== undefined ? { remarks } : {}) }, apart),
    );
  });
}

/** What finds an installation that is taken apart finds what each of its commands has brought. */
function behind(one: Installation, apart: readonly Installation[]): Installation {
  const { order } = one;
  if (order === undefined) return one;
  const after = order.after.flatMap((at) => {
    const found = apart.find((each) => each.order?.of === order.of && each.order.at === at);
    return found?.apart?.flatMap((command) => command.order?.at ?? []) ?? [at];
  });
  return { ...one, order: { ...order, after } };
}
