// The public surface of @wheelcheck/core/web: what the web gives, and Node, Bun and Deno as well.

export { webFetch } from './web-fetch.ts';
export { webFiles, type NamedText } from './web-files.ts';
export { webHost, type WebHostOptions } from './web-host.ts';
export { webOpenSdist, type WebOpenSdistOptions } from './web-open-sdist.ts';
