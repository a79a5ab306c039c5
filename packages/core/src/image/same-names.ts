// Packages that Alpine's and Debian's package managers call alike: of these a line can be written that is typed as it stands.

const alike: ReadonlySet<string> = new Set(
  `bash bzip2 ca-certificates coreutils curl dumb-init ffmpeg file findutils fontconfig git git-lfs gnupg graphviz grep gzip
  htop imagemagick jq less mercurial nano nginx openssl rsync sed subversion sudo supervisor swig tar tini tree tzdata unzip
  vim wget zip`.split(/\s+/),
);

export function isNamedAlike(name: string): boolean {
  return alike.has(name);
}
