// An image that no table has, by what is known of it: the report holds the line that installs compilers there.

import { check, type ImageFacts } from '@wheelcheck/core';
import { webFiles, webHost } from '@wheelcheck/core/web';

const facts: ImageFacts = {
  name: 'registry.example/app:1',
  python: '3.12.4',
  libc: 'musl-1.2',
  distro: { name: 'alpine', version: '3.20' },
  compiler: false,
};
const report = await check({
  files: [webFiles('requirements.txt', [{ path: 'requirements.txt', text: 'cryptography==3.4.7\n' }])],
  targets: [{ facts, platform: 'linux/arm64' }],
  index: { host: webHost(), url: process.env['INDEX_URL'] ?? 'https://index.example/simple' },
});
console.log(report.targets[0]?.preparation);
