// An index of one's own: any fetch will do, here the platform's, with a header that a proxy wants.

import { check, type Fetch } from '@wheelcheck/core';
import { webFetch, webFiles, webHost } from '@wheelcheck/core/web';

const plain = webFetch();
const fetch: Fetch = (address, { headers, ...rest }) =>
  plain(address, { ...rest, headers: { ...headers, 'x-team': 'platform' } });

const report = await check({
  files: [webFiles('requirements.txt', [{ path: 'requirements.txt', text: 'cryptography==3.4.7\n' }])],
  targets: [{ base: 'python:3.12-slim' }],
  index: { host: webHost({ fetch }), url: process.env['INDEX_URL'] ?? 'https://index.example/simple' },
  signal: AbortSignal.timeout(60_000),
});
console.log(report.summary);
