// The families of images that are known; a further one is a further line.

import type { ImageFamily, Place } from './family.ts';
import type { ImageReference } from './image-ref.ts';
import { airflowFamily } from './listed/airflow-family.ts';
import { amazonFamily } from './listed/amazon-family.ts';
import { archFamily } from './listed/arch-family.ts';
import { azureFunctionsFamily } from './listed/azure-functions-family.ts';
import { bitnamiFamily } from './listed/bitnami-family.ts';
import { buildpackFamily } from './listed/buildpack-family.ts';
import { chainguardFamily } from './listed/chainguard-family.ts';
import { cimgFamily } from './listed/cimg-family.ts';
import { condaFamily } from './listed/conda-family.ts';
import { cudaFamily } from './listed/cuda-family.ts';
import { devcontainersFamily } from './listed/devcontainers-family.ts';
import { distrolessFamily } from './listed/distroless-family.ts';
import { enterpriseFamily } from './listed/enterprise-family.ts';
import { fedoraFamily } from './listed/fedora-family.ts';
import { jupyterFamily } from './listed/jupyter-family.ts';
import { lambdaFamily } from './listed/lambda-family.ts';
import { mageiaFamily } from './listed/mageia-family.ts';
import { micromambaFamily } from './listed/micromamba-family.ts';
import { nodeFamily } from './listed/node-family.ts';
import { photonFamily } from './listed/photon-family.ts';
import { playwrightFamily } from './listed/playwright-family.ts';
import { pypyFamily } from './listed/pypy-family.ts';
import { pythonNodejsFamily } from './listed/python-nodejs-family.ts';
import { pytorchFamily } from './listed/pytorch-family.ts';
import { rosFamily } from './listed/ros-family.ts';
import { samFamily } from './listed/sam-family.ts';
import { suseFamily } from './listed/suse-family.ts';
import { tensorflowFamily } from './listed/tensorflow-family.ts';
import { tiangoloFamily } from './listed/tiangolo-family.ts';
import { ubiFamily } from './listed/ubi-family.ts';
import { uvFamily } from './listed/uv-family.ts';
import { uwsgiNginxFamily } from './listed/uwsgi-nginx-family.ts';
import { pythonFamily } from './python/python-family.ts';
import { systemFamily } from './system/system-family.ts';

export const families: readonly ImageFamily[] = [
  pythonFamily,
  systemFamily,
  uvFamily,
  lambdaFamily,
  distrolessFamily,
  devcontainersFamily,
  ubiFamily,
  enterpriseFamily,
  amazonFamily,
  fedoraFamily,
  suseFamily,
  archFamily,
  photonFamily,
  mageiaFamily,
  chainguardFamily,
  cudaFamily,
  condaFamily,
  micromambaFamily,
  jupyterFamily,
  pypyFamily,
  azureFunctionsFamily,
  bitnamiFamily,
  tiangoloFamily,
  pytorchFamily,
  tensorflowFamily,
  playwrightFamily,
  pythonNodejsFamily,
  airflowFamily,
  uwsgiNginxFamily,
  nodeFamily,
  buildpackFamily,
  rosFamily,
  cimgFamily,
  samFamily,
];

/** The family that a reference belongs to, and where in it; undefined for somebody else's image. */
export function familyOf(
  reference: ImageReference,
): { readonly family: ImageFamily; readonly place: Place } | undefined {
  for (const family of families) {
    const place = family.owns(reference);
    if (place) return { family, place };
  }
  return undefined;
}
