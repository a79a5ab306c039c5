// Programs that are others on other distributions, wherever a stage calls them.

import { expect, it } from 'vitest';
import { findStage } from '../../../packages/core/src/dockerfile/find-stage.ts';
import { boundCommand } from '../../../packages/core/src/dockerfile/tools/bound-command.ts';

it.each<[command: string, expected: string | undefined]>([
  ['adduser -D app', 'adduser -D → useradd'],
  ['adduser --uid 5 -SDH app', 'adduser -SDH → useradd'],
  ['addgroup -S app', 'addgroup -S → groupadd'],
  ['su-exec app python app.py', 'su-exec → gosu'],
  ['useradd -m app', 'useradd → adduser -D'],
  ['gosu app python app.py', 'gosu → su-exec'],
  // Both know these.
  ['adduser --disabled-password app', undefined],
  ['addgroup app', undefined],
  ['sh -c ls', undefined],
])('%s', (command, expected) => {
  const found = boundCommand(command.split(' '));
  expect(found && `${found.text} → ${found.instead}`).toBe(expected);
});

it('are told of all stages on the same image, and of the one that runs', async () => {
  const text = [
    'FROM python:3.12-alpine AS base',
    'RUN addgroup -S app && \\',
    '    /usr/sbin/adduser -D app',
    'FROM base AS builder',
    'RUN apk add git',
    'RUN pip install --prefix=/install six',
    'FROM python:3.12-alpine',
    'RUN apk add curl',
    'COPY --from=builder /install /usr/local',
    'ENTRYPOINT ["/sbin/su-exec", "app", "python"]',
  ].join('\n');
  const asked = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
  const found = await findStage({ ...asked, stage: 'builder' }, []);
  const stage = found.request(found.installs).stage;
  const lines = (all: readonly { readonly line: number; readonly text: string }[] = []): readonly string[] => [
    ...new Set(all.map((each) => `${each.line} ${each.text}`)),
  ];
  expect(lines(stage?.boundCommands)).toEqual(['2 addgroup -S', '3 adduser -D']);
  expect(stage?.systemInstalls).toEqual([{ line: 5, manager: 'apk', names: ['git'] }]);
  expect(lines(stage?.runtime?.boundCommands)).toEqual(['10 su-exec']);
  expect(stage?.runtime?.systemInstalls).toEqual([{ line: 8, manager: 'apk', names: ['curl'] }]);
});
