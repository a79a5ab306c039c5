// The tag that has the CUDA compiler, by the tags that both repositories document.

import { expect, it } from 'vitest';
import { develTwin } from '../../../../packages/core/src/assess/toolchain/devel-twin.ts';

it.each([
  ['nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04', 'nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04'],
  ['nvidia/cuda:11.8.0-cudnn8-runtime-ubuntu20.04', 'nvidia/cuda:11.8.0-cudnn8-devel-ubuntu20.04'],
  ['nvidia/cuda:12.4.1-base-ubi9', 'nvidia/cuda:12.4.1-devel-ubi9'],
  ['nvcr.io/nvidia/cuda:12.4.1-runtime-ubuntu22.04', 'nvcr.io/nvidia/cuda:12.4.1-devel-ubuntu22.04'],
  ['pytorch/pytorch:2.5.1-cuda12.4-cudnn9-runtime', 'pytorch/pytorch:2.5.1-cuda12.4-cudnn9-devel'],
  ['nvidia/cuda:12.4.1-devel-ubuntu22.04', null],
  ['nvidia/cuda:12.4.1-runtime-ubuntu22.04@sha256:00', null],
  ['python:3.12-slim', null],
  ['acme/pytorch:1-runtime', null],
])('%s: %s', (image, twin) => {
  expect(develTwin(image)).toBe(twin);
});
