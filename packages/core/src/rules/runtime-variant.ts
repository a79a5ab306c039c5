// The official image for the stage that runs, of the Python and the Debian of the one that installs.

interface Tag {
  readonly image: string;
  readonly version: string;
  /** `-slim-bookworm`, empty for the full image. */
  readonly variant: string;
  /** `bookworm`, `3.24`; empty for the default of its day. */
  readonly suite: string;
}

/** Null for what is no tag of the official image, by whatever road. */
export function pythonTag(name: string): Tag | null {
  const [, image, version, variant] = /^((?:.*\/)?python):(\d+(?:\.\d+[\w.]*)?)((?:-[\w.]+)*)$/.exec(name) ?? [];
  if (image === undefined || version === undefined || variant === undefined) return null;
  return { image, version, variant, suite: variant.replace(/^-?(?:slim|alpine)?-?/, '') };
}

/** The builder's image, slim for a runtime that is slim or Alpine: what only the full one has, a build needs. */
export function runtimeVariant(builder: string, runtime: string): string {
  const runs = pythonTag(runtime);
  return runs !== null && isSmall(runs) ? slimVariant(builder) : builder;
}

/** The same image without what only builds need; itself where it is small already. */
export function slimVariant(builder: string): string {
  const built = pythonTag(builder);
  return built !== null && !isSmall(built) ? `${built.image}:${built.version}-slim${built.variant}` : builder;
}

function isSmall({ variant }: Tag): boolean {
  return /^-(?:slim|alpine)/.test(variant);
}
