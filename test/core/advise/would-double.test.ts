// No plan brings a project that holds the same module as one that stays: the next best is offered, and why the nearer one is not.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { smallIndex, type SmallRelease } from '../../support/small-index.ts';

const musl = 'cp312-cp312-musllinux_1_2_x86_64';
const any = (...requires: readonly string[]): SmallRelease => ({ files: ['py3-none-any'], requires });
const built = (...requires: readonly string[]): SmallRelease => ({
  files: ['tar.gz', 'cp312-cp312-win_amd64'],
  requires,
});
const fits = (...requires: readonly string[]): SmallRelease => ({ files: [musl], requires });

const index = smallIndex({
  // As insightface 0.7.3 and 1.0
  insight: { '2.0': built(), '2.1': fits('onnxruntime'), '2.2': fits() },
  // What it brought is replaced.
  changing: { '2.0': built('onnxruntime-gpu'), '2.1': fits('onnxruntime'), '2.2': fits() },
  twofold: { '2.0': built(), '2.1': fits('opencv-python', 'opencv-contrib-python'), '2.2': fits() },
  indirect: { '2.0': built(), '2.1': fits('runner'), '2.2': fits() },
  // Each other version brings one.
  left: { '2.0': built(), '2.1': fits('onnxruntime') },
  right: { '2.0': built(), '2.1': fits('onnxruntime-gpu') },
  runner: { '1.0': any('onnxruntime') },
  user: { '1.0': any('onnxruntime-gpu') },
  older: { '2.0': { files: ['tar.gz', 'cp311-cp311-musllinux_1_2_x86_64'], requires: [] } },
  onnxruntime: { '1.0': any() },
  'onnxruntime-gpu': { '1.0': any() },
  'opencv-python': { '1.0': any() },
  'opencv-contrib-python': { '1.0': any() },
  'tensorflow-gpu': { '2.12.0': built() },
  'tensorflow-cpu': { '2.12.0': any() },
  tensorflow: { '2.12.0': fits() },
});

async function planned(...lines: readonly string[]) {
  const report = await check({
    files: [{ path: 'requirements.txt', text: `${lines.join('\n')}\n`, sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-alpine', platform: 'linux/amd64' }],
    index,
  });
  const [row] = report.packages;
  return {
    plans: report.targets[0]?.plans.map(({ text }) => text) ?? [],
    why: row?.results[0]?.why ?? '',
    fix: row?.results[0]?.fix ?? '',
  };
}

it.each<[what: string, lines: readonly string[], plan: string]>([
  ['nothing of the kind in the set', ['insight==2.0'], 'insight 2.1'],
  ['one on a line', ['insight==2.0', 'onnxruntime-gpu==1.0'], 'insight 2.2'],
  ['one on a line without a version', ['insight==2.0', 'onnxruntime-gpu'], 'insight 2.2'],
  ['one that another package requires', ['insight==2.0', 'user==1.0'], 'insight 2.2'],
  ['it comes by way of another', ['indirect==2.0', 'onnxruntime-gpu==1.0'], 'indirect 2.2'],
  ['one that is not installed here', ['insight==2.0', 'onnxruntime-gpu==1.0; sys_platform == "win32"'], 'insight 2.1'],
  ['one that goes with the version that had it', ['changing==2.0'], 'changing 2.1'],
  ['the same one on a line of its own', ['changing==2.0', 'onnxruntime-gpu==1.0'], 'changing 2.2'],
  ['it brings two', ['twofold==2.0'], 'twofold 2.2'],
  ['two versions bring one each', ['left==2.0', 'right==2.0'], 'left 2.1: 1 to build instead of 2'],
])('%s', async (_, lines, plan) => {
  const { plans } = await planned(...lines);
  expect(plans[0]).toContain(plan);
  expect(plans).toHaveLength(1);
});

it('says why the nearer version is none', async () => {
  const { why, fix } = await planned('insight==2.0', 'onnxruntime-gpu==1.0');
  expect(why).toContain(
    '2.1 has a wheel for it, but it needs onnxruntime, whose files and those of onnxruntime-gpu overwrite each other; 2.2 is the next that goes with the rest.',
  );
  expect(fix).toMatch(/^insight 2\.2 /);
});

it('offers no other Python where a marker lets one in', async () => {
  const lines = ['older==2.0', 'onnxruntime-gpu==1.0'];
  const beside = 'onnxruntime==1.0; python_version < "3.12"';
  expect((await planned(...lines)).plans).toEqual([expect.stringContaining('python:3.11-alpine')]);
  expect((await planned(...lines, beside)).plans).toEqual([]);
});

it('offers no stand-in beside one of its kind', async () => {
  expect((await planned('tensorflow-gpu==2.12.0')).plans[0]).toContain('tensorflow 2.12.0');
  const { plans, fix } = await planned('tensorflow-gpu==2.12.0', 'tensorflow-cpu==2.12.0');
  expect(plans).toEqual([]);
  expect(fix).not.toContain('tensorflow 2.12.0');
});
