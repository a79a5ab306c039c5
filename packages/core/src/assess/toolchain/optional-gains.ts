// What a build has by a library without which it goes on as well.

/**
 * By the ids of the library table. Pillow's are those of its `features` module. uWSGI says at its start: "no internal routing support,
 * rebuild with pcre support".
 */
export const optionalGains: ReadonlyMap<string, string> = new Map([
  ['freetype', 'text in images'],
  ['lcms2', 'colour profiles'],
  ['openjpeg', 'JPEG 2000'],
  ['libtiff', 'compressed TIFF'],
  ['libwebp', 'WebP'],
  ['libyaml', 'the fast loader'],
  ['pcre', 'internal routing'],
  ['pcre2', 'internal routing'],
  ['sdl2', 'windows, text and sound'],
  ['zeromq', "the distribution's libzmq"],
]);
