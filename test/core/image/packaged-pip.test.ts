// The Python and the pip of the packages of distributions, as scripts/data/distributions.json has them with where they come from.

import { expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';

it.each([
  ['alpine:3.8', '3.6', '3.6.9', '18.1'],
  ['alpine:3.10', '3.7', '3.7.10', '20.1.1'],
  ['alpine:3.11', '3.8', '3.8.10', '21.1.1'],
  ['alpine:3.12', '3.8', '3.8.10', '20.1.1'],
  ['alpine:3.13', '3.8', '3.8.15', '20.3.4'],
  ['alpine:3.15', '3.9', '3.9.18', '20.3.4'],
  ['alpine:3.16', '3.10', '3.10.21', '22.1.1'],
  ['alpine:3.20', '3.12', '3.12.14', '24.0'],
  ['rockylinux:8', '3.6', '3.6.8', '9.0.3'],
  ['almalinux:8', '3.6', '3.6.8', '9.0.3'],
  ['registry.access.redhat.com/ubi8/ubi', '3.6', '3.6.8', '9.0.3'],
  ['oraclelinux:8', '3.6', '3.6.8', '9.0.3'],
  // These come with a Python, whose pip is a package of its own.
  ['rockylinux:9', undefined, '3.9.25', '21.3.1'],
  ['registry.access.redhat.com/ubi9/ubi', undefined, '3.9.25', '21.3.1'],
  ['almalinux:10', undefined, '3.12.14', '23.3.2'],
  ['amazonlinux:2023', undefined, '3.9.25', '21.3.1'],
  ['fedora:40', undefined, '3.12.14', '23.3.2'],
  ['fedora:41', '3.13', '3.13.15', '24.2'],
  ['fedora:43', '3.14', '3.14.7', '25.1.1'],
  ['photon:4.0', '3.10', '3.10.21', '23.3.2'],
  ['photon:5.0', '3.11', '3.11.16', '24.3.1'],
  ['opensuse/leap:15.6', '3.6', '3.6.15', '20.0.2'],
  ['ubuntu:20.04', '3.8', '3.8.10', '20.0.2'],
  ['debian:10', '3.7', '3.7.3', '18.1'],
  // Not known, and so none that is made up: Lambda's, those of environments in UBI's images of Python.
  ['mageia:9', '3.10', '3.10.21', undefined],
  ['registry.access.redhat.com/ubi8/python-36', undefined, '3.6.15', undefined],
  ['public.ecr.aws/lambda/python:3.9', undefined, '3.9.25', undefined],
])('%s, Python %s: %s with pip %s', async (base, python, version, pip) => {
  const target = await resolveTarget({ base, platform: 'linux/amd64', ...(python === undefined ? {} : { python }) });
  expect([target.python.version, target.pip]).toEqual([version, pip]);
});

it.each([
  ['mageia:9', '3.10', '0'],
  ['photon:5.0', '3.12', '23.1.2'],
  ['public.ecr.aws/lambda/python:3.9', undefined, '20.2.3'],
  ['gcr.io/distroless/python3-debian12', undefined, '22.3'],
  ['alpine:3.11', '3.8', undefined],
])('%s, Python %s: the pip that is not known is %s at least', async (base, python, oldest) => {
  const target = await resolveTarget({ base, platform: 'linux/amd64', ...(python === undefined ? {} : { python }) });
  expect(target.pipAtLeast).toBe(oldest);
});
