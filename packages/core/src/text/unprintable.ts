// Text from outside (names, versions, file names, paths, reasons) as a terminal, a page or a log may show it.

/**
 * The characters that steer a terminal, turn text around, hide in it, or cannot be written: controls, separators of lines,
 * everything that Unicode lets be invisible (zero-width and tag characters, the Mongolian vowel separator, bidirectional
 * marks), interlinear marks, halves of surrogate pairs, and what XML lacks. The only list of its kind. Variation selectors
 * choose between two looks of a character, and stay.
 */
export const unprintable: RegExp =
  /(?![\ufe00-\ufe0f])[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Surrogate}\ufff9-\ufffb\ufffe\uffff]/gu;

/** Each of these characters as `?`, so that the text is one line. */
export function printable(text: string): string {
  return text.replace(unprintable, '?');
}

/** The same of a text of several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
