// SARIF against Microsoft's validator, with the rules of the standard and of GitHub. It exits 0 whatever it finds, and takes a
// value that the schema does not know for good: its log is read, and the schema is held in npm test.

import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const version = '5.7.0';

/** Found and left: the project has no home page yet that informationUri could name. */
const accepted = new Set(['SARIF2005']);

export const part = {
  title: `SARIF multitool ${version}, rules of SARIF and of GitHub`,
  async run({ corpusReports, npmPackage, scratch }) {
    npmPackage('@microsoft/sarif-multitool', version);
    const program = join(npmPackage('@microsoft/sarif-multitool-linux', version), 'Sarif.Multitool');
    chmodSync(program, 0o755);
    const reports = await corpusReports(['sarif', 'junit']);
    return [
      ...reports.map(({ name, files }) => [name, faultsOf(program, files.sarif, join(scratch, `${name}.log`))]),
      [
        'a rule index out of range is found: the validator does validate',
        brokenIsFound(program, reports[0].files.sarif, scratch),
      ],
    ];
  },
};

function faultsOf(program, file, log) {
  const { status, stdout, stderr } = spawnSync(
    program,
    [
      'validate',
      file,
      '--rule-kind',
      'Sarif;Ghas',
      '--level',
      'Error;Warning',
      '--kind',
      'Fail',
      '--output',
      log,
      '--log',
      'ForceOverwrite',
    ],
    { encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } },
  );
  if (status !== 0) return [`the validator ended with ${status}: ${stdout}${stderr}`];
  const { runs } = JSON.parse(readFileSync(log, 'utf8').replace(/^\uFEFF/, ''));
  if (!runs?.[0]?.invocations?.every(({ executionSuccessful }) => executionSuccessful))
    return ['the validator did not finish'];
  return runs
    .flatMap(({ results = [] }) => results)
    .filter(({ ruleId }) => !accepted.has(ruleId.split('/')[0]))
    .map(({ ruleId, message, locations }) => {
      const line = locations?.[0]?.physicalLocation?.region?.startLine ?? '?';
      return `${ruleId} at line ${line}: ${message.text ?? `${message.id} ${(message.arguments ?? []).join(' | ')}`}`;
    });
}

function brokenIsFound(program, file, scratch) {
  const broken = join(scratch, 'broken.sarif');
  writeFileSync(broken, readFileSync(file, 'utf8').replaceAll(/"ruleIndex": \d+/g, '"ruleIndex": 999'));
  return faultsOf(program, broken, join(scratch, 'broken.log')).length > 0 ? [] : ['nothing was found'];
}
