// uv's names for extras, groups and projects that exclude one another, as the markers of its locks have them.

/** What a choice is made of: an extra or group of a project, or the project's own dependencies. */
export type ChoiceKind = 'extra' | 'group' | 'project';

/**
 * The name under which markers ask for a choice: `extra == 'extra-4-shop-cpu'` holds while extra cpu of shop is chosen.
 * The number is the length of the project's name, which may hold dashes.
 *
 * @param project normalised
 * @param choice the extra or group, normalised; none for a project
 */
export function conflictName(kind: ChoiceKind, project: string, choice?: string): string {
  return [kind, project.length, project, ...(choice === undefined ? [] : [choice])].join('-');
}
