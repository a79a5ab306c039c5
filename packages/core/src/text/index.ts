// What is said about text in general, apart from the rest of the package: errors are printed before anything else of it is loaded.

export { maskAddress } from './mask-addresses.ts';
export { firstWords } from './first-words.ts';
export { shellWord } from './shell-word.ts';
export { shortImage } from './short-image.ts';
export { shortened } from './shortened.ts';
export { printable, printableLines, unprintable } from './unprintable.ts';
