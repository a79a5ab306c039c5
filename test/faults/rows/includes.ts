// E1: files that a requirements file names.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hosted } from '../hosted.ts';
import type { Row } from '../row.ts';
import { injected } from '../tally.ts';

export const includes: readonly Row[] = [
  {
    id: 'E1',
    fault: 'includes: of themselves, without end, outside the project, of what is no file',
    async run() {
      const outer = mkdtempSync(join(tmpdir(), 'wheelcheck-faults-'));
      const folder = join(outer, 'project');
      mkdirSync(join(folder, 'chain'), { recursive: true });
      mkdirSync(join(folder, 'a folder'));
      const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
      put('self.txt', '-r self.txt\npure==1.0\n');
      put('a.txt', '-r b.txt\n');
      put('b.txt', '-r a.txt\n');
      for (let at = 0; at < 1000; at += 1) put(`chain/${at}.txt`, `-r ${at + 1}.txt\n`);
      writeFileSync(join(outer, 'secret.txt'), 'secret==1.0\n');
      symlinkSync(join(outer, 'secret.txt'), join(folder, 'link.txt'));
      execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe.txt')]);
      const lines: Readonly<Record<string, RegExp>> = {
        '-r self.txt': /self\.txt/,
        '-r a.txt': /[ab]\.txt/,
        '-r chain/0.txt': /chain\/\d+\.txt/,
        '-r ../secret.txt': /secret\.txt/,
        '-r ../../../../../../etc/passwd': /passwd/,
        '-r /etc/passwd': /passwd/,
        '-r link.txt': /link\.txt/,
        '-r pipe.txt': /pipe\.txt/,
        '-r /dev/zero': /zero/,
        '-r "a folder"': /folder/,
        '-r absent.txt': /absent\.txt/,
        '-c ../secret.txt': /secret\.txt/,
      };
      put('pyproject.toml', '');
      for (const [line, named] of Object.entries(lines)) {
        put('requirements.txt', `${line}\n`);
        const { code, stdout, stderr } = await hosted.run(
          ['requirements.txt', '-b', 'python:3.12-slim', '--offline'],
          folder,
          { HOME: folder },
        );
        await injected([stdout, stderr], () => {
          expect([line, code]).toEqual([line, 2]);
          expect(stderr).toMatch(named);
          expect(stdout + stderr).not.toMatch(/secret 1\.0|root:/);
        });
      }
      rmSync(outer, { recursive: true });
    },
  },
];
