// Whether an sdist without a source that a compiler is known to take may have one in the end.

import { isAside } from './source-files.ts';

/** Languages that are compiled into Python's modules by tools of their own, and what C is generated from. */
const otherSources =
  /\.(?:java|kt|scala|cs|swift|nim|zig|d|hs|ml|vala|pas|v|y|l|lex|proto|thrift|idl|sip|lua|jl|m4|stan|h|hh|hpp|hxx|ml?i|asm)$/i;

/** Sources within the archive: `vendor/igraph.tar.gz`. */
const archive = /\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|zip|7z|gz|xz|bz2|a|o|so|lib|jar)$/i;

/** Compressed tables and texts (plotly 4.14's `iris.csv.gz`). */
const data =
  /\.(?:csv|tsv|json|geojson|txt|xml|html|svg|md|rst|sql|dat|pkl|pickle|npy|npz|nii|fits)\.(?:gz|xz|bz2|zip)$/i;

/** In a folder of tests or examples too: where something is to be compiled and nothing else is there, it may be that. */
const sources = /\.(?:c|cc|cpp|cxx|c\+\+|mm?|pyx|pxd|rs|f|for|ftn|f\d\d|cu|go|s|i)(?:\.(?:in|src|tp|tpl))?$/i;

/** cffi and its like make C of a text in Python; what is unpacked or written may be anything. A message says "make sure" (plotly 4.14). */
const making =
  /^(?:from|import)[ \t]+[Cc]ython\b|\b(?:cffi|FFI|verifier|get_extension|set_source|weave|swig\w*|ctypesgen|extractall|unpack_archive|unpack|patch_ng)\b|\.(?:c|cc|cpp|cxx|f90|rs|java)['"]\s*,\s*['"][wa]|\b(?:make(?! (?:an?|the|sure|it)\b)|gcc|g\+\+|clang|cmake|cargo|go|ant|mvn|javac|nim|zig)['" ]/m;

/**
 * @param members of the whole archive
 * @param code of its build scripts
 */
export function bringsSources(members: readonly string[], code: string): boolean {
  return (
    making.test(code) ||
    members.some(
      (path) =>
        sources.test(path) || (!isAside(path) && (otherSources.test(path) || (archive.test(path) && !data.test(path)))),
    )
  );
}
