// CentOS 8 and older ask mirrorlist.centos.org, a name that is gone: "Cannot find a valid baseurl for repo: base/7/x86_64".

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const install = 'RUN yum install -y python3';
const stops = 'the build stops: CentOS 7 has left its mirrors';

it.each<readonly [lines: readonly string[], stop: string | undefined]>([
  [['FROM centos:7', install], `2 ${stops}`],
  [['FROM centos:7', 'RUN yum -y update && yum install -y python3', install], `2 ${stops}`],
  [['FROM centos:8', 'RUN dnf install -y python3'], '2 the build stops: CentOS 8 has left its mirrors'],
  [['FROM centos:7', "RUN sed -i 's/mirror/vault/' /etc/yum.repos.d/*.repo", install], undefined],
  [
    ['FROM centos:7', "RUN sed -i 's/mirror/vault/' /etc/yum.repos.d/CentOS-Base.repo && yum install -y gcc"],
    undefined,
  ],
  [['FROM centos:7', 'COPY vault.repo /etc/yum.repos.d/', install], undefined],
  [['FROM centos:7', 'RUN yum --disablerepo=* --enablerepo=own install -y python3'], undefined],
  [['FROM centos:7', 'RUN yum install -y python3 || true'], undefined],
  [['FROM centos:7', 'RUN yum clean all'], undefined],
  [['FROM company.example/centos:7', install], undefined],
  [['FROM quay.io/centos/centos:stream9', 'RUN dnf install -y python3'], undefined],
  [['FROM rockylinux:8', 'RUN dnf install -y python3'], undefined],
])('%j', async (lines, stop) => {
  const text = [...lines, 'RUN pip3 install six', ''].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const told = stages.flatMap(({ understood }) => understood.notFollowed).filter(({ why }) => why.includes('mirrors'));
  expect(told.map(({ line, why }) => `${line} ${why}`)).toEqual(stop === undefined ? [] : [stop]);
});
