// The man page in both of the programs that show man pages.

import { spawnSync } from 'node:child_process';
import { manFile } from '../make/make-man.mjs';

/** Found and left: a page that is made anew with each change has a version and no date. */
const accepted = /missing date, using ""/;

export const part = {
  title: 'mandoc and man-db, the man page',
  async run({ debianTool, scratch }) {
    debianTool('mandoc', 'mandoc');
    debianTool('man', 'man-db');
    const lint = spawnSync('mandoc', ['-T', 'lint', manFile], { encoding: 'utf8' });
    const faults = lint.stdout.split('\n').filter((line) => line !== '' && !accepted.test(line));
    const shown = spawnSync('man', ['--warnings', '-l', manFile], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: scratch, LC_ALL: 'C.UTF-8', MANWIDTH: '80', MANPAGER: 'cat' },
    });
    // Examples are to be copied, and stay whole.
    const long = shown.stdout.split('\n').filter((line) => line.length > 80 && !/^ {7}wheelcheck /.test(line));
    return [
      ['mandoc -T lint finds nothing', faults],
      ['man shows it without a warning', shown.status === 0 && shown.stderr === '' ? [] : [shown.stderr]],
      ['no line is longer than 80 columns', long],
      [
        'an option is to be found',
        /^ {7}-b, --base image$/m.test(shown.stdout) ? [] : ['--base has no line of its own'],
      ],
    ];
  },
};
