// The machine that a check is about: an image's Python, libc and architecture, with the ordered tags and the marker environment that follow.

import type { MarkerEnvironment } from '../packaging/marker.ts';
import type { WheelTag } from '../packaging/tag.ts';
import type { ImageDoubt } from './image-doubt.ts';
import type { Arch, Platform } from './platform.ts';
import type { TargetStage } from './target-stage.ts';

/** Major and minor. */
export type Release = readonly [major: number, minor: number];

/** The C library of an image. */
export interface Libc {
  readonly family: 'glibc' | 'musl';
  /** Only major.minor enters a tag (PEP 600, PEP 656). */
  readonly version: Release;
  /** With its patch level where it is known: `1.2.3`. */
  readonly full?: string;
  /** A musl 1.2 from before 1.2.4, whose loader does not read relative relocations (WC304). */
  readonly lacksRelr?: true;
}

/** The interpreter of an image. */
export interface Python {
  readonly implementation: 'cpython';
  /** Full version as CPython says it: `3.12.14`, `3.15.0rc1`. */
  readonly version: string;
  readonly release: Release;
  /** The ABI tag, which tells free-threaded (`cp313t`) and old `m`/`mu` builds apart: `cp312`, `cp37m`, `cp27mu`. */
  readonly abi: string;
  readonly freeThreaded: boolean;
}

/** The image of a target, as far as a table knows it. */
export interface BaseImage {
  /** As the user wrote it. */
  readonly reference: string;
  readonly distro: { readonly name: string; readonly version: string } | null;
  readonly status: 'current' | 'frozen' | 'ended' | 'unknown';
  /** Day (ISO) on which a frozen tag left the list; null while listed. */
  readonly frozenSince: string | null;
  /** Day on which its Python or distribution left support, and which of the two; null while both are supported. */
  readonly pastSupport: { readonly what: string; readonly since: string } | null;
  /** Where its publisher has deleted the tag: the month (ISO), and a tag of the like that is there; absent where it has not. */
  readonly gone?: { readonly since: string; readonly instead: string | undefined } | undefined;
  /** The platforms the image exists for, in Docker's words. */
  readonly platforms: readonly string[];
  /** Where its Python comes from: it has one of its own, its package manager brings it, or a flag says what the user brings. */
  readonly pythonFrom: 'image' | 'package' | 'flag';
  /** Whether pip installs in virtual environments alone there (PEP 668). */
  readonly managed: boolean;
  /** Packages of Python that it brings, some by name, where it brings any; in which versions is not known. */
  readonly ownPackages?: string;
  /** What no image of another kind has, which is lost there: `CUDA`. */
  readonly brings?: string;
  /** The host that has the packages of its distribution, where they have left the mirrors that it names. */
  readonly archive?: string;
}

/** Where the facts of a target come from: the table of images, what the table says of images near it, flags and `facts`, a probe in the image, or the image itself. */
export type TargetSource = 'table' | 'inferred' | 'flags' | 'probe' | 'inspected';

/** An image on a platform, as an installer inside it sees it: its tags, best first, and its markers. */
export interface Target {
  /** Absent where the target was given by --libc and --python alone. */
  readonly image?: BaseImage;
  /** What stands for it in reports: the reference, or `cp312-musl1.2`. */
  readonly name: string;
  readonly platform: Platform;
  readonly libc: Libc;
  readonly arch: Arch;
  readonly python: Python;
  /** The image's pip; absent where it is not known. */
  readonly pip?: string;
  /** Where what stands there is not known: the oldest that it can be. Absent where a pip that knows every tag is meant. */
  readonly pipAtLeast?: string;
  /** Whether the image holds a C compiler; absent where it is not known. */
  readonly compiler?: boolean;
  /** What the stage's own commands added to an image without one compiles: C alone, or C++ as well. */
  readonly stageCompiler?: 'c' | 'c++';
  /** What they added where that compiles nothing, for want of the headers of the C library: Debian's gcc without what it recommends. */
  readonly uselessCompiler?: string;
  readonly source: TargetSource;
  /** The day of the table's facts; absent for targets made from flags. */
  readonly asOf?: string;
  /** Why facts were inferred (WC301); absent where they were not. */
  readonly inferred?: readonly ImageDoubt[];
  /** Where it is a stage of a Dockerfile. */
  readonly stage?: TargetStage;
  /** What runs that which is installed here, where that is another stage. */
  readonly runtime?: Target;
  /** Best first, exactly as pypa/packaging 26.3 orders them for this interpreter, libc and machine. */
  readonly tags: readonly WheelTag[];
  readonly environment: MarkerEnvironment;
  /** The same under a 64-bit kernel, for 32-bit images: a marker that differs there gets WC204. */
  readonly kernelEnvironment?: MarkerEnvironment;
}

/** What the user asked for; each of python, libc and pip replaces one fact of the base. Without a base and facts it needs python and libc. */
export interface AskedTarget {
  /** An image of the tables: `python:3.12-slim`, `debian:12`. */
  readonly base?: string;
  /** Of an image that no table has; instead of `base`. */
  readonly facts?: ImageFacts;
  /** The one that the reference decides by itself (`arm32v7/python`), else `linux/amd64`. */
  readonly platform?: Platform;
  /** `3.12`, `3.12.4`, `3.13t`, `3.15rc1`; a minor alone means its newest patch. */
  readonly python?: string;
  /** `musl-1.2`, `glibc-2.36`. */
  readonly libc?: string;
  /** pip's version. */
  readonly pip?: string;
  readonly stage?: TargetStage;
  /** The day (ISO) on which support is seen, where that is after the image list's: what had left it by then is past it. */
  readonly day?: string;
  /** Nobody asked for it: it is tried for the best image, and counts for nothing else. */
  readonly tried?: boolean;
}

/** The same, with its platform. */
export interface TargetRequest extends AskedTarget {
  readonly platform: Platform;
}

/** What is known of an image that is in no table. */
export interface ImageFacts {
  /** What stands for it in the report: its reference. */
  readonly name: string;
  /** As TargetRequest has them. */
  readonly python: string;
  readonly libc: string;
  /** The image's pip; without it no tag is refused because pip is too old. */
  readonly pip?: string;
  /** `{ name: 'alpine', version: '3.20' }`, as /etc/os-release has ID and VERSION_ID; without it there is no line that installs compilers. */
  readonly distro?: { readonly name: string; readonly version: string };
  /** Whether it holds a C compiler. */
  readonly compiler?: boolean;
}
