// JUnit against both of Jenkins' schemas, by xmllint itself (npm test holds the same with its WebAssembly build).

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';

const schemas = ['jenkins-junit-4.xsd', 'jenkins-junit-10.xsd'];

export const part = {
  title: "xmllint, Jenkins' two schemas",
  async run({ corpusReports, debianTool }) {
    const xmllint = debianTool('xmllint', 'libxml2-utils');
    const reports = await corpusReports(['sarif', 'junit']);
    return reports.map(({ name, files }) => [
      name,
      schemas.flatMap((schema) => {
        const { status, stderr } = spawnSync(
          xmllint,
          ['--noout', '--nonet', '--schema', join(root, 'fixtures', 'schemas', schema), files.junit],
          { encoding: 'utf8' },
        );
        return status === 0 ? [] : [`${schema}: ${stderr.slice(0, 400)}`];
      }),
    ]);
  },
};
