export interface Import {
  /** Relative to the source folder, with `/`. */
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}
export function readSources(folder: string): {
  readonly files: ReadonlyMap<string, string>;
  readonly imports: readonly Import[];
};
export function importsOf(text: string): readonly { readonly specifier: string; readonly typeOnly: boolean }[];
export function roomOf(file: string): string;
export function isEntry(file: string): boolean;
export function measure(folder: string): {
  readonly rooms: readonly string[];
  readonly arrows: readonly string[];
  readonly floors: number;
  readonly roomCycles: readonly (readonly string[])[];
  readonly cyclesWithin: readonly (readonly string[])[];
  readonly files: number;
  readonly lines: number;
  readonly medianFile: number;
  readonly longestFile: { readonly lines: number; readonly file: string };
  readonly longestFunction: {
    readonly name: string;
    readonly lines: number;
    readonly line: number;
    readonly file: string;
  };
};
