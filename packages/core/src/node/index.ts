// The public surface of @wheelcheck/core/node: what touches Node itself.

export { type FetchOptions, type NodeFetch, nodeFetch, type NodeHost, nodeHost } from './http.ts';
export { type ReadFile, readManifestFile } from './read-manifest.ts';
