// The current folder where nobody knows it: that of an image which is in no table, `WORKDIR $FOLDER` without a value.

/** Of an image: a name that no folder has, and that nobody is shown. */
export const unknownFolder = '/?';

/** Of words without a value: another one than that of the image, and than that of other words. */
export function folderOfWords(text: string): string {
  return `${unknownFolder}${text.replaceAll('/', ':')}`;
}

export function isUnknownFolder(folder: string): boolean {
  return folder.startsWith(unknownFolder);
}

/** What stands behind an unknown folder; undefined for one that is known. */
export function behindUnknown(folder: string): string | undefined {
  return isUnknownFolder(folder) ? folder.replace(/^\/\?[^/]*/, '') : undefined;
}

/** Null for one that is not known: its name is for nobody to see. */
export function knownFolder(folder: string): string | null {
  return isUnknownFolder(folder) ? null : folder;
}
