import { expect, test } from 'vitest';
import { inheritedState } from '../../../packages/core/src/dockerfile/inherited-state.ts';
import { newState, stateOn } from '../../../packages/core/src/dockerfile/stage-state.ts';

const inherited = Object.keys(inheritedState());

test('what a stage has of its own begins anew, and all else is that of the stage that it starts from', () => {
  const base = newState();
  Object.assign(base, { workdir: '/app', python: '3.12.1', run: 3, stoppedUpgrade: { line: 3, command: 'pip' } });
  base.packages.add('gcc');
  base.args.set('A', '1');
  base.copied.push({ line: 1, step: 1, sources: ['a.txt'], destination: '/app', folder: true });
  const state = stateOn(base);
  const own = Object.entries(newState()).filter(([name]) => !inherited.includes(name) && name !== 'inherited');
  expect(state).toEqual({ ...base, ...Object.fromEntries(own), inherited: 1 });
});

test('what is added to a stage is not seen in the one that it starts from', () => {
  const base = newState();
  const state = stateOn(base);
  const shared = Object.entries(state).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && Object.values(base).includes(value) ? [name] : [],
  );
  expect(shared).toEqual([]);
});
