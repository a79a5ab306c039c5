// What commands of a builder put elsewhere of what was installed, and the COPY that brings it from there.

import { describe, expect, it } from 'vitest';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';

async function runtimes(builder: string, path: string): Promise<readonly (string | undefined)[]> {
  const text = `FROM python:3.12-slim AS builder\nWORKDIR /app\n${builder}\nFROM python:3.12-alpine\nCOPY --from=builder ${path} /there\n`;
  const { stages } = await findStages({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return stages.map(({ request, installs }) => request(installs).stage?.runtime?.base);
}

const venv = 'RUN python -m venv /opt/venv && /opt/venv/bin/pip install a';
const own = 'RUN pip install a';
const site = '/usr/local/lib/python3.12/site-packages';

describe('packages that are moved', () => {
  it.each([
    ['xargs with a mark', `${venv}\nRUN ls -d /opt/venv | xargs -I{} cp -r {} /deps/`, '/deps'],
    ['xargs that adds words', `${own}\nRUN find ${site} -maxdepth 1 | xargs cp -rt /deps`, '/deps'],
    ['xargs behind a filter', `${own}\nRUN find ${site} -print0 | sort -z | xargs -0 -n 1 -P4 cp -t /deps`, '/deps'],
    ['xargs of names', `${own}\nRUN pip freeze | cut -d= -f1 | xargs -I % cp -r ${site}/% /deps/`, '/deps'],
    ['xargs of names in a folder', `${own}\nRUN cd ${site} && ls | xargs -i mv {} /deps/`, '/deps'],
    ['xargs install', `RUN pip install -t /d a\nRUN find /d -type f | xargs -I{} install -D {} /out/{}`, '/out/d'],
    ['cpio -o into a file', `${venv}\nRUN cd /opt && find venv | cpio -o > /venv.cpio`, '/venv.cpio'],
    ['cpio -o and -i', `${venv}\nRUN cd /opt && find venv | cpio -o | (cd /srv && cpio -id)`, '/srv/venv'],
    [
      'cpio -i of a file',
      `${venv}\nRUN cd /opt && find venv | cpio -oO /v.cpio && cpio -idD /srv < /v.cpio`,
      '/srv/venv',
    ],
    ['cpio -p of a list', `${venv}\nRUN find /opt/venv | grep -v pyc | cpio -pdm /srv`, '/srv/opt/venv'],
    ['tar with a filter between', `${venv}\nRUN tar c -C /opt venv | gzip | tar xz -C /srv`, '/srv/venv'],
    ['tar into a file by redirection', `${venv}\nRUN tar c -C /opt venv | gzip > /venv.tgz`, '/venv.tgz'],
    ['tar into its output', `${venv}\nRUN tar c -C /opt venv > /v.tar && tar x -C /srv < /v.tar`, '/srv/venv'],
    ['tar of a list', `${venv}\nRUN find /opt/venv -type f | tar czf /v.tgz -T -`, '/v.tgz'],
    [
      'tar of a file that is shown',
      `${venv}\nRUN tar cf /v.tar -C /opt venv && cat /v.tar | tar x -C /srv`,
      '/srv/venv',
    ],
    ['an archive that is packed', `${venv}\nRUN tar cf /v.tar -C /opt venv && gzip -9 /v.tar`, '/v.tar.gz'],
    ['unzip', `${venv}\nRUN zip -qr /v.zip /opt/venv && unzip -q /v.zip -d /srv`, '/srv'],
    ['find and install', 'RUN pip install -t /d a\nRUN find /d -type f -exec install -D {} /out/{} \\;', '/out/d'],
    ['a folder that a pattern means', venv, '/opt/*'],
    ['a folder below a pattern', own, '/usr/*/lib/python3.*/site-packages'],
    ['a pattern that is moved', `${venv}\nRUN cp -r /opt/v* /deps`, '/deps'],
    ['the current folder by its variable', 'RUN pip install -t "$PWD/deps" a', '/app/deps'],
    ['the current folder by its command', 'RUN cd /opt && pip install -t $(pwd)/deps a', '/opt/deps'],
    ['a shell that find starts', `${own}\nRUN find / -name x -exec sh -c 'cp --parents "$1" /out' _ {} \\;`, '/out'],
    ['a shell that xargs starts', `${venv}\nRUN ls -d /opt/venv | xargs -I{} sh -c "mkdir /out; mv {} /out"`, '/out'],
    ['a script of Python', `${venv}\nRUN python - <<E\nimport shutil\nshutil.move('/opt/venv', '/x')\nE`, '/x'],
    [
      'a script of Python that asks',
      `${own}\nRUN python3 <<E\nimport shutil, site\nshutil.copytree(site.getsitepackages()[0], '/x')\nE`,
      '/x',
    ],
    ['zipapp', 'RUN pip install -t /deps a && python -m zipapp /deps -m a:main -o /a.pyz', '/a.pyz'],
    ['zipapp without a name', 'RUN pip install -t /deps a && python3 -m zipapp -m a:main /deps', '/deps.pyz'],
    ['install', 'RUN pip install -t /d a\nRUN install -m 644 -t /out /d/*.so', '/out'],
    ['rsync', `${own}\nRUN rsync -a --exclude='*.pyc' ${site}/ /deps/`, '/deps'],
    ['rsync of a tree', `${venv}\nRUN rsync -aR /opt/venv /deps/`, '/deps/opt/venv'],
    ['a loop over a pattern', `${own}\nRUN for d in ${site}/*; do cp -r "$d" /deps; done`, '/deps'],
    [
      'a loop that reads',
      `${own}\nRUN find ${site} -name '*.so' | while read f; do cp --parents "$f" /deps; done`,
      '/deps',
    ],
    ['what a command prints', `${own}\nRUN cp -r $(find ${site} -maxdepth 0) /deps`, '/deps'],
    [
      'what Python says of its folder',
      `${own}\nRUN cp -r $(python -c "import site; print(site.getsitepackages()[0])") /deps`,
      '/deps',
    ],
    [
      'kept in a variable',
      `${own}\nRUN S=$(python -c "import sysconfig as s; print(s.get_path('purelib'))"); mv $S /deps`,
      '/deps',
    ],
  ])('%s: %s', async (_what, builder, path) => {
    expect(await runtimes(builder, path)).toEqual(['python:3.12-alpine']);
  });

  it.each([
    [`${venv}\nRUN ls -d /app/static | xargs -I{} cp -r {} /deps/`, '/deps'],
    [`${venv}\nRUN find /app/static | cpio -pdm /srv`, '/srv'],
    [`${venv}\nRUN find /opt/venv -name x; for f in *.html; do cp $f /static; done`, '/static'],
    [`${venv}\nRUN tar c -C /opt venv | wc -c; wget -qO- https://files.example/tool.tgz | tar xz -C /tool`, '/tool'],
    [`${venv}\nRUN find /app -exec sh -c 'cp "$1" /out' _ {} +`, '/out'],
    [venv, '/opt/s*'],
    [venv, '/srv/*'],
    [`${venv}\nRUN install -d /opt/venv /srv`, '/srv'],
    [`${venv}\nRUN find /opt/venv | xargs chmod a+r && cp -r /app/static /srv`, '/srv'],
  ])('none: %s', async (builder, path) => {
    expect(await runtimes(builder, path)).toEqual([undefined]);
  });
});
