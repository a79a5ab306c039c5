// Verbs of names that may stand for several: services of a compose file that are built alike are one target.

/** `needs` of `worker`, `need` of `worker and beat`: no image, stage or service has such a name by itself. */
export function agreeing(name: string, one: string, several: string): string {
  return name.includes(' and ') ? several : one;
}
