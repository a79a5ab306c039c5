// A gate for CI: fails where something would be compiled on the image. Run it in a folder with a requirements.txt.

import { check, gate, render } from '@wheelcheck/core';
import { nodeHost, nodeOpenSdist, readManifestFile } from '@wheelcheck/core/node';

const host = nodeHost();
const url = process.env['INDEX_URL'];
const report = await check({
  files: [await readManifestFile('requirements.txt')],
  targets: [{ base: 'python:3.12-alpine' }, { base: 'python:3.12-slim', platform: 'linux/arm64' }],
  // Without an address it is the public index.
  index: { host, ...(url === undefined ? {} : { url }) },
  openSdist: nodeOpenSdist(),
  onProgress: (done, total) => console.error(`${done} of ${total}`),
});
await host.close();
console.log(render('terminal', report));
process.exitCode = gate(report, { failOn: ['build'] });
