// The compilers that metapackages, groups and patterns of the distributions bring, and that go with them.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';
import { compileCxx, compilersIn } from '../../../packages/core/src/image/compilers-in.ts';

const plain = 'apt-get update && apt-get install -y --no-install-recommends';

it.each([
  // apk's and apt's own words; the groups as dnf lists them, by their ids and by their names.
  ['python:3.8-alpine', 'apk add alpine-sdk', 'c++', true],
  ['python:3.8-alpine', 'apk add cargo', 'c', false],
  ['python:3.8-alpine', 'apk add --virtual .build alpine-sdk && apk del .build', null, false],
  ['python:3.8-alpine', 'apk add alpine-sdk && apk del alpine-sdk', null, false],
  ['python:3.8-alpine', 'apk add alpine-sdk git && apk del alpine-sdk', null, true],
  ['python:3.8-alpine', 'apk add abuild', null, false],
  ['python:3.8-slim', `${plain} debhelper`, 'c', false],
  ['python:3.8-slim', `${plain} libtool`, 'c', false],
  ['python:3.8-slim', `${plain} cargo`, 'c', false],
  ['python:3.8-slim', `${plain} packaging-dev`, 'c++', false],
  ['python:3.8-slim', `${plain} python3-dev cmake`, null, false],
  ['rockylinux:8', 'dnf groupinstall -y "Development Tools"', 'c++', true],
  ['rockylinux:9', 'dnf -y group install development-tools', 'c++', true],
  ['rockylinux:9', 'dnf install -y "@Development Tools"', 'c++', true],
  ['registry.access.redhat.com/ubi9/ubi', "yum install -y '@development'", 'c++', true],
  ['amazonlinux:2', 'yum groupinstall -y "Development Tools"', 'c++', true],
  ['amazonlinux:2023', 'dnf install -y cargo', 'c', false],
  ['fedora:42', 'dnf install -y @development-tools', null, false],
  ['fedora:42', 'dnf group install -y c-development', 'c++', false],
  ['opensuse/leap:15.6', 'zypper install -y -t pattern devel_basis', 'c', false],
  ['opensuse/leap:15.6', 'zypper in -y patterns-devel-base-devel_basis', 'c', false],
])('%s, %s: %s, git %s', async (from, line, compiler, git) => {
  const text = `FROM ${from}\nRUN ${line}\n`;
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const packages = [...(stage?.state.packages ?? [])];
  const found = compilersIn(packages, stage?.understood.image?.distro?.name);
  const kind = found.length === 0 ? null : compileCxx(found) ? 'c++' : 'c';
  expect([kind, packages.includes('git')]).toEqual([compiler, git]);
});
