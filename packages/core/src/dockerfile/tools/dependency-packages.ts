// What a package cannot be without, as far as builds ask for it: the compilers that metapackages and groups bring.

interface DependencyRow {
  readonly distributions: readonly string[];
  readonly names: RegExp;
  readonly brings: readonly string[];
}

const debians = ['debian', 'ubuntu'];
const enterprise = ['rhel', 'centos', 'rocky', 'almalinux', 'oracle', 'amazon'];

/**
 * Alpine: aports main/alpine-sdk, main/rust, and what apk adds with them. Debian: `apt-get -s install --no-install-recommends` onto an
 * empty Debian 12; python3-dev and cmake bring no compiler that way. Red Hat's family: `dnf group info "Development Tools"`; Fedora's
 * group of that name has none, c-development has. rust asks for /usr/bin/cc there. SUSE: patterns-devel-base.
 */
const rows: readonly DependencyRow[] = [
  { distributions: ['alpine'], names: /^alpine-sdk$/, brings: ['build-base', 'git'] },
  { distributions: ['alpine'], names: /^(?:rust|cargo|rustfmt)$/, brings: ['gcc', 'musl-dev'] },
  {
    distributions: debians,
    names: /^(?:debhelper|libtool|libtool-bin|rustc|cargo|gfortran|dh-make|equivs|ghc|apache2-dev)$/,
    brings: ['gcc', 'libc6-dev'],
  },
  { distributions: debians, names: /^packaging-dev$/, brings: ['build-essential'] },
  { distributions: enterprise, names: /^@development(?:-tools)?$/, brings: ['gcc', 'gcc-c++', 'make', 'git'] },
  { distributions: ['fedora'], names: /^@c-development(?:-tools-and-libraries)?$/, brings: ['gcc', 'gcc-c++', 'make'] },
  { distributions: [...enterprise, 'fedora'], names: /^(?:rust|cargo)$/, brings: ['gcc'] },
  {
    distributions: ['opensuse', 'sles'],
    names: /^(?:@|patterns-devel-base-)devel_basis$/,
    brings: ['gcc', 'make'],
  },
  {
    distributions: ['opensuse', 'sles'],
    names: /^(?:@devel_C_C\+\+|patterns-devel-C-C\+\+-devel_C_C\+\+)$/i,
    brings: ['gcc', 'gcc-c++', 'make'],
  },
];

/** @param distribution `alpine`; undefined where it is not known @returns packages, without those that are named */
export function dependencyPackages(names: readonly string[], distribution: string | undefined): readonly string[] {
  const brought = rows.flatMap(({ distributions, names: pattern, brings }) =>
    distributions.includes(distribution ?? '') && names.some((name) => pattern.test(name)) ? brings : [],
  );
  return [...new Set(brought)].filter((name) => !names.includes(name));
}
