// What a compose file in the folder of a Dockerfile, or in the current one, says of it.

import { dirname, join, resolve } from 'node:path';
import { type ComposeBeside, composeBeside, type DockerfileRequest, WheelcheckError } from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';
import { composeIn } from './dockerfile-at.ts';
import { composeSource } from './compose-source.ts';
import type { StageFlags } from './stage-flags.ts';

/** @returns with the contexts from the current folder */
export async function besideDockerfile(
  path: string,
  requests: readonly DockerfileRequest[],
  flags: StageFlags,
  { variable }: { readonly variable: (name: string) => string | undefined },
): Promise<ComposeBeside> {
  const found = await Promise.all(
    [...new Set([dirname(path), '.'])].map(async (folder): Promise<ComposeBeside> => {
      const compose = await composeIn(folder, variable);
      // What comes on standard input is in no compose file.
      if (compose === undefined || path === '-') return nothing;
      const dockerfile = await readManifestFile(path);
      const isIt = (each: string): boolean => resolve(folder, each) === resolve(path);
      const source = await composeSource(compose, flags, variable);
      const { contexts, remarks } = await composeBeside(source, { dockerfile, requests, isIt });
      return { contexts: contexts.map((each) => join(folder, each)), remarks };
    }),
  ).catch((error: unknown) => {
    // Nobody asked for the compose file: one that cannot be read stops nothing.
    if (error instanceof WheelcheckError) return [];
    throw error;
  });
  return {
    contexts: [...new Set(found.flatMap((each) => each.contexts))],
    remarks: [...new Set(found.flatMap((each) => each.remarks))],
  };
}

const nothing: ComposeBeside = { contexts: [], remarks: [] };
