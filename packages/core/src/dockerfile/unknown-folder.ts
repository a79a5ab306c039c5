// The current folder where nobody knows it: that of an image which is in no table, `WORKDIR $FOLDER` without a value.

/** A name that no folder has, and that nobody is shown. */
export const unknownFolder = '/?';

export function isUnknownFolder(folder: string): boolean {
  return folder === unknownFolder || folder.startsWith(`${unknownFolder}/`);
}
