// The machine as core needs it: network, clock, and the folder where answers are kept, which the flags and the environment name.

import { bundleVariables, type Fetching, isValidName, WheelcheckError } from '@wheelcheck/core';
import { cacheFolder, fileCache, nodeHost, type NodeHost, pipEnvironment } from '@wheelcheck/core/node';
import { warningText } from './failure.ts';
import type { Io } from './io.ts';

export interface HostFlags {
  /** Seconds. */
  readonly timeout: number;
  readonly offline?: boolean;
  /** False by --no-cache. */
  readonly cache?: boolean;
  readonly cacheDir?: string;
  readonly refresh?: boolean;
  readonly refreshPackage?: readonly string[];
}

/**
 * Opens nothing before it is asked. Closing writes what is to be kept and, where nothing can be, says why.
 *
 * @param fetching what the installers read: certificates that none of them knows of are not trusted
 * @throws WheelcheckError where the flags exclude one another, or name no project
 */
export function openHost(flags: HostFlags, { environment, stderr }: Io, fetching: Fetching): NodeHost {
  const refreshing = flags.refresh === true ? '--refresh' : flags.refreshPackage ? '--refresh-package' : undefined;
  if (flags.offline === true && refreshing !== undefined) {
    throw new WheelcheckError({
      code: 'usage',
      message: `--offline and ${refreshing} exclude each other`,
      reason: 'the one asks no index, the other asks it again',
      hint: 'leave one of them out',
      settings: ['offline', refreshing.slice(2)],
    });
  }
  const noName = flags.refreshPackage?.find((name) => !isValidName(name));
  if (noName !== undefined)
    throw new WheelcheckError({
      code: 'usage',
      message: `--refresh-package ${noName} is no project's name`,
      hint: '--refresh-package numpy, once for each project',
      settings: ['refresh-package'],
    });
  const timeout = milliseconds(flags.timeout);
  const { environment: connecting, clientCert } = pipEnvironment(environment, process.platform, fetching.pipSettings);
  const unread = bundleVariables.filter((name) => !fetching.bundles.includes(name));
  const env = { ...connecting, ...Object.fromEntries(unread.map((name) => [name, undefined])) };
  if (clientCert !== undefined && flags.offline !== true)
    stderr.write(
      warningText({
        message: `the client certificate of ${clientCert} is not used`,
        cause: 'wheelcheck shows none: an index that asks for one refuses',
        help: 'check where such an index can be asked without it',
      }),
    );
  if (flags.cache === false) return nodeHost({ timeout, env });
  const warnings: string[] = [];
  const cache = fileCache(
    cacheFolderOf(flags, { environment }),
    (why) => warnings.push(why),
    cacheLimitOf(environment),
  );
  const host = nodeHost({ timeout, env, cache });
  return {
    ...host,
    async close() {
      await host.close();
      for (const why of warnings.splice(0)) {
        stderr.write(
          warningText({
            message: 'the cache cannot be used: every run asks the index anew',
            cause: why,
            help: 'name a folder of your own with --cache-dir, or add --no-cache',
          }),
        );
      }
    },
  };
}

/** @returns undefined where nothing says where */
export function cacheFolderOf(
  { cacheDir }: Pick<HostFlags, 'cacheDir'>,
  { environment }: Pick<Io, 'environment'>,
): string | undefined {
  return cacheDir ?? cacheFolder(environment, process.platform);
}

/** Bytes; undefined: as core has it. @throws WheelcheckError for what is no number */
function cacheLimitOf(environment: Io['environment']): number | undefined {
  const megabytes = environment['WHEELCHECK_CACHE_LIMIT'] ?? '';
  if (megabytes === '') return undefined;
  if (!/^\d{1,9}$/.test(megabytes))
    throw new WheelcheckError({
      code: 'usage',
      message: `WHEELCHECK_CACHE_LIMIT: a number of megabytes is expected, not '${megabytes}'`,
      hint: 'WHEELCHECK_CACHE_LIMIT=500',
    });
  return Number(megabytes) * 1_000_000;
}

/** Node sets a longer timer to one millisecond. */
export function milliseconds(seconds: number): number {
  return Math.min(seconds * 1000, 2 ** 31 - 10_000);
}
