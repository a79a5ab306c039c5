// The public surface of @wheelcheck/core/node: what touches Node itself.

export { cacheFolder } from './cache-folder.ts';
export { type FileCache, fileCache } from './file-cache.ts';
export { cleanCache, type TendedCache, verifyCache } from './tend-cache.ts';
export { type FetchOptions, type HostOptions, type NodeFetch, nodeFetch, type NodeHost, nodeHost } from './http.ts';
export { isInside } from './is-inside.ts';
export { shownPath } from './shown-path.ts';
export { readContextNames } from './read-context-names.ts';
export { readContextFile, type ReadFile, readManifestFile } from './read-manifest.ts';
export { type ReadStream, readStream } from './read-stream.ts';
export { pipEnvironment } from './pip-environment.ts';
export { readMachine } from './read-machine.ts';
export { nodeOpenSdist, type OpenSdistOptions } from './sdist/node-open-sdist.ts';
export type { SdistLimits } from '../archive/sdist-limits.ts';
