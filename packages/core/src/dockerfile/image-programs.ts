// Programs that many commands take for granted and that images come without, by the package that brings them, and packages that bring none of them.

import { ownValue } from '../text/own-value.ts';

type Family = 'debian' | 'alpine';

interface ProgramRow {
  /** The package that brings it; null where every image has it. */
  readonly packages: Readonly<Record<Family, string | null>>;
  /** Whether python images that are neither slim nor of Alpine have it: they stand on buildpack-deps. */
  readonly inFull: boolean;
  /** Packages that may bring it along. */
  readonly beside?: RegExp;
  /** Whether packages of Python's index bring it as well. */
  readonly ofPip?: true;
}

/**
 * Debian: the programs of `debootstrap --variant=minbase`, which is what its slim images and Ubuntu's hold; python's slim images add ca-certificates,
 * netbase, tzdata and libraries. buildpack-deps: its Dockerfiles (curl, scm and the whole one). Alpine: busybox, which has wget and unzip
 * of its own, and what the Dockerfiles of python add: ca-certificates and tzdata. `beside`: Depends and Recommends of Debian 12.
 */
const rows: Readonly<Record<string, ProgramRow>> = {
  bash: { packages: { debian: null, alpine: 'bash' }, inFull: true },
  cmake: { packages: { debian: 'cmake', alpine: 'cmake' }, inFull: false, ofPip: true },
  curl: { packages: { debian: 'curl', alpine: 'curl' }, inFull: true, beside: /^gettext$/ },
  git: { packages: { debian: 'git', alpine: 'git' }, inFull: true },
  jq: { packages: { debian: 'jq', alpine: 'jq' }, inFull: false },
  make: {
    packages: { debian: 'make', alpine: 'make' },
    inFull: true,
    beside: /^(?:build-essential|build-base|alpine-sdk|dpkg-dev|cmake|npm|virtualenv|pipenv|python3-pip)$/,
  },
  node: { packages: { debian: 'nodejs', alpine: 'nodejs' }, inFull: false, beside: /^npm$/, ofPip: true },
  npm: { packages: { debian: 'npm', alpine: 'npm' }, inFull: false, beside: /^nodejs$/, ofPip: true },
  rsync: { packages: { debian: 'rsync', alpine: 'rsync' }, inFull: false },
  sudo: { packages: { debian: 'sudo', alpine: 'sudo' }, inFull: false },
  unzip: { packages: { debian: 'unzip', alpine: null }, inFull: true, beside: /^zip$/ },
  wget: { packages: { debian: 'wget', alpine: null }, inFull: true, beside: /^gettext$/ },
};

/** By the closures of Depends and Recommends in Debian 12, and those of Alpine's aports. */
const quiet: Readonly<Record<Family, RegExp>> = {
  debian:
    /^(?:gcc|g\+\+|gfortran|libc6-dev|libffi-dev|libssl-dev|libpq-dev|libpq5|zlib1g-dev|libjpeg-dev|libjpeg62-turbo-dev|libpng-dev|libwebp-dev|libfreetype6-dev|libxml2-dev|libxslt1-dev|libgomp1|libgl1|libglib2\.0-0|libsm6|libxext6|libxrender1|libmagic1|default-libmysqlclient-dev|libmariadb-dev|libsqlite3-dev|libbz2-dev|libreadline-dev|liblzma-dev|libldap2-dev|libsasl2-dev|libgeos-dev|libatlas-base-dev|libopenblas-dev|liblapack-dev|libhdf5-dev|libsndfile1|libev-dev|libcurl4-openssl-dev|unixodbc-dev|libkrb5-dev|libyaml-dev|libgmp-dev|libsnappy-dev|ca-certificates|openssl|tzdata|locales|procps|curl|wget|git|gnupg2?|postgresql-client|poppler-utils|file|jq|rsync|openssh-client|dumb-init|tini|netcat(?:-\w+)?|vim|nano|less|unzip|zip|bzip2|xz-utils|pkg-config|make|sudo|gettext|build-essential|python3(?:\.\d+)?(?:-(?:dev|venv|distutils|setuptools|wheel|pip))?)$/,
  alpine:
    /^(?:gcc|g\+\+|gfortran|musl-dev|libc-dev|build-base|make|libffi-dev|libffi|openssl-dev|openssl|zlib-dev|zlib|jpeg-dev|libjpeg-turbo-dev|freetype-dev|libxml2-dev|libxslt-dev|linux-headers|libpq|libpq-dev|postgresql-libs|sqlite|sqlite-dev|libstdc\+\+|libgcc|yaml-dev|openblas-dev|ca-certificates|tzdata|curl|wget|git|jq|unzip|zip|tini|dumb-init|su-exec|python3|python3-dev|py3-pip|py3-setuptools|py3-wheel)$/,
};

/** Undefined for a program of which nothing is known. */
export function programRow(name: string): ProgramRow | undefined {
  return ownValue(rows, name);
}

export function isQuiet(name: string, family: Family): boolean {
  return quiet[family].test(name);
}
