// apt and dnf ask before they add what nobody named, unless they are told -y. Nobody answers in a build: they abort, and the build ends there.

import { ownValue } from '../text/own-value.ts';
import type { AskedCommand } from './asked-command.ts';
import { changedPaths } from './changed-files.ts';
import type { RunCommand } from './shell/run-command.ts';
import { imagePrograms, isFullImage } from './stage-programs.ts';
import type { StageScope } from './stage-scope.ts';
import { hasOption, readOptions } from './tools/read-options.ts';

export const toAnswer = 'put -y behind install, which answers';

/**
 * How many packages come with one beside itself, at least: `apt-get -s install --no-install-recommends` onto `debootstrap --variant=minbase`
 * of Debian 12 with python3, rounded down. apt asks where more come than were named (DoInstall in apt's private-install.cc).
 */
const beside: Readonly<Record<string, number>> = {
  'build-essential': 40,
  chromium: 100,
  cmake: 15,
  curl: 5,
  'default-libmysqlclient-dev': 10,
  ffmpeg: 100,
  'g++': 30,
  gcc: 20,
  'gdal-bin': 50,
  gfortran: 30,
  git: 12,
  graphviz: 30,
  'libgdal-dev': 100,
  libgl1: 20,
  'libgl1-mesa-glx': 20,
  'libhdf5-dev': 20,
  'libpq-dev': 4,
  'libxml2-dev': 6,
  'libxslt1-dev': 6,
  nginx: 4,
  nodejs: 6,
  npm: 100,
  'poppler-utils': 15,
  'portaudio19-dev': 8,
  'postgresql-client': 8,
  'python3-dev': 12,
  'python3-opencv': 100,
  'python3-pip': 3,
  'software-properties-common': 30,
  'tesseract-ocr': 30,
};

/** Of buildpack-deps, which has what the others would bring. */
const notInFull = /^(?:chromium|cmake|ffmpeg|gdal-bin|graphviz|libgdal-dev|npm|python3-opencv|tesseract-ocr)$/;

/** Packages that bring nothing of those. */
const alone =
  /^(?:apt-transport-https|apt-utils|bzip2|ca-certificates|file|gnupg2?|jq|less|locales|lsb-release|nano|openssl|procps|sudo|tzdata|unzip|wget|xz-utils|zip)$/;

const ofSettings = /^\/etc\/?$|^\/etc\/apt\/?$|^\/etc\/apt\/apt\.conf/;

/** Bare images of those distributions, which have no compiler and no headers. */
const redHats =
  /(?:^|\/)(?:centos|rockylinux|almalinux|fedora|amazonlinux|lambda\/python|ubi[\d.]*\/ubi|ubi\d+)(?:[:@]|$)/;
const ofBuilds = /^(?:gcc|gcc-c\+\+|git|make|cmake|@development.*|[\w.+]+-devel)$/;
const ofRedHats = /^\/etc\/?$|^\/etc\/(?:yum\.conf|dnf(?:\/|$))/;

/** As a clause; undefined where it asks nothing, where something answers, and where nobody can say. @param adds the packages */
export function unansweredQuestion(asked: AskedCommand, adds: readonly string[]): string | undefined {
  const { command, program, place } = asked;
  const { state } = place.scope;
  const manager = /^apt(?:-get)?$/.test(program.name)
    ? 'apt'
    : /^(?:yum|dnf5?)$/.test(program.name)
      ? 'dnf'
      : undefined;
  if (manager === undefined || state.brought === 'anything' || isFed(command)) return undefined;
  const settings = manager === 'apt' ? ofSettings : ofRedHats;
  const isChanged = [...changedPaths(state), ...state.copied.map(({ destination }) => destination ?? '/etc')].some(
    (path) => settings.test(path),
  );
  if (isChanged || place.valueOf('APT_CONFIG') !== undefined) return undefined;
  const words = program.words.map(({ text }) => text);
  const asks =
    manager === 'apt'
      ? !isAnswered(words) && adds.some((each) => bringsMore(each, adds.length, place.scope))
      : redHats.test(place.scope.base ?? '') &&
        !words.some((word) => /^-\w*y|assume(?:yes|no)|^-[ch]$/.test(word)) &&
        addsNew(adds, state.packages);
  return asks ? `${program.name} asks whether to go on, and nobody answers in a build: it aborts` : undefined;
}

/** Nothing of builds is there yet. */
function addsNew(adds: readonly string[], there: ReadonlySet<string>): boolean {
  return there.size === 0 && adds.some((each) => ofBuilds.test(each));
}

/** `-y`, `-qq`, which is quiet enough to ask nothing, and what only says what would be done. */
function isAnswered(words: readonly string[]): boolean {
  const options = readOptions(words, new Set(['option', 'target-release']), { o: 'option', t: 'target-release' });
  const isQuiet = options.given.filter(([name]) => name === 'q' || name === 'quiet');
  return (
    hasOption(
      options,
      'y',
      'yes',
      'assume-yes',
      'force-yes',
      'trivial-only',
      'print-uris',
      'h',
      'help',
      'c',
      'option',
    ) ||
    hasOption(options, 's', 'simulate', 'just-print', 'dry-run', 'recon', 'no-act') ||
    isQuiet.length > 1 ||
    words.some((word) => /^(?:-\w*q|--quiet)=/.test(word))
  );
}

/** `yes | apt-get install gcc`, `apt-get install gcc <<< y` */
function isFed({ input, pipe, fed, heredoc, opened = [] }: RunCommand): boolean {
  return (
    [input, pipe, fed, heredoc].some((each) => each !== undefined) ||
    opened.some(({ operator }) => operator.startsWith('<'))
  );
}

/** Even where all the others that are named were there already. */
function bringsMore(name: string, named: number, scope: StageScope): boolean {
  const more = ownValue(beside, name) ?? 0;
  if (more < named || imagePrograms(scope) === 'unknown' || (isFullImage(scope) && !notInFull.test(name))) return false;
  return [...scope.state.packages].every((each) => alone.test(each));
}
