// Images whose own Python is 2.7, and the Python 3 of a package beside it.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

it.each([
  ['amazonlinux:2', 'RUN yum install -y python3', '3.7.16', '20.2.2'],
  ['amazonlinux:2.0.20240131.0', 'RUN yum install -y python3-pip gcc', '3.7.16', '20.2.2'],
  ['centos:7', 'RUN yum install -y epel-release python3', '3.6.8', '9.0.3'],
  ['quay.io/centos/centos:centos7', 'RUN yum install -y python3-devel', '3.6.8', '9.0.3'],
  ['registry.access.redhat.com/ubi7/ubi', 'RUN yum install -y python3', '3.6.8', '9.0.3'],
  ['oraclelinux:7', 'RUN yum install -y python3', '3.6.8', '9.0.3'],
  ['centos:7', 'RUN yum install -y gcc', '2.7.18', null],
  ['centos:7', 'RUN yum install -y python-pip python3', null, null],
])('%s, %s: Python %s, pip %s', async (from, line, python, pip) => {
  const text = [`FROM ${from}`, line, 'RUN pip3 install six', ''].join('\n');
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect(stage?.state.python).toBe(python);
  if (pip !== null) expect(stage?.state.installs[0]?.pip).toBe(pip);
});
