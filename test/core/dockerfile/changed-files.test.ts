// Files that the image's own commands change, and that are then not those of the build context.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const followed = async (
  lines: readonly string[],
  install = 'RUN pip install -r six.txt',
  isStop = false,
): Promise<unknown> => {
  const text = ['FROM python:3.12', 'COPY six.txt c.txt ./', ...lines, install, ''].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  // Whether the image has what changes it is another question.
  return stages.at(-1)?.state.notFollowed.flatMap(({ why, stops }) => ((stops === true) === isStop ? [why] : []));
};
const changed = ['six.txt is changed in the image (line 3)'];

it.each([
  '{ echo six; echo cffi; } > six.txt',
  'for each in six cffi; do echo $each; done > six.txt',
  'if [ -n "$A" ]; then echo cffi; fi >> six.txt',
  'test -e /none || echo cffi >> six.txt',
  'sh -c "echo $CFFI >> six.txt"',
  'echo "cffi\\n" >> six.txt',
  'echo * >> six.txt',
  'cat six.txt c.txt > six.txt',
  'grep -v six six.txt | tee six.txt',
  'awk 1 c.txt >> six.txt',
  'cat c.txt >> six.txt &> log',
  'cp -u c.txt six.txt',
  'mv $PLACE six.txt',
  'sed -i "s/six/cffi/w log" six.txt',
  'sed -i -f pin.sed six.txt',
  'sed -i.bak -e "s/$NAME/cffi/" *.txt',
  'if [ -n "$A" ]; then sed -i s/six/cffi/ six.txt; fi',
  'sed -i s/six/cffi/ six.txt && pip freeze >> six.txt',
  'perl -pi -e s/six/cffi/ six.txt',
  'cp other/six.txt .',
  'cp -t / other/six.txt',
  'install -m 644 c.txt six.txt',
  'ln -sf c.txt six.txt',
  'patch six.txt six.patch',
  'patch -p1 -i own.patch',
  'patch -p0 < own.patch',
  'patch -d / -p0 < own.patch',
  'echo cffi | dd of=six.txt',
  "find . -name '*.txt' -delete",
  "find / -type f -name 'six*' -exec perl -pi -e s/six/cffi/ {} +",
  'find . -exec rm -r {} +',
  'ln -s six.txt pins.txt && echo cffi >> pins.txt',
  'ln -s /six.txt /opt/pins.txt && cd /opt && pip freeze > pins.txt',
  'ln six.txt pins.txt && echo cffi >> pins.txt',
  'ln -s / /own && echo cffi >> /own/six.txt',
  'ln -s / /own && sed -i s/six/cffi/ /own/six.txt',
  'ln -s /six.txt /opt/ && ln -s /opt/six.txt a && echo cffi > a',
  'ln -s b a && ln -s a b && echo cffi > a && pip freeze > six.txt',
  'curl -o six.txt https://files.example/six.txt',
  'curl -fsSLo six.txt https://files.example/a',
  'curl -fsSLO https://files.example/six.txt',
  'wget -q https://files.example/six.txt?raw=1',
  'pip-compile --output-file=six.txt six.in',
  'pip freeze > six.txt',
  'echo cffi >> $NAME.txt',
  'cp -r /tmp/own/. /',
  'cp -a /tmp/own/* .',
  'rsync -a /tmp/own/ /',
  'tar xzf own.tar.gz',
  'tar -C / -xf own.tar',
  'tar --exclude=foo -xf own.tar',
  'cd /opt && git -C / pull',
  'tar xzf own-1.2.tar.gz --strip-components=1 -C /',
  'curl -L https://files.example/own.tgz | tar xz',
  'unzip -o own.zip -d /',
  'git clone https://git.example/own.git .',
  'git apply own.patch',
  'python pin.py six.txt',
  'python3 -m tools.pin --in-place six.txt',
  'bump-versions six.txt',
  'pip-compile six.in',
  `python -c "open('six.txt', 'w').write('cffi')"`,
  '<<EOF python3\nopen("six.txt", "a").write("cffi")\nEOF',
])('%s', async (command) => {
  expect(await followed([`RUN ${command}`])).toEqual(changed);
});

it.each([
  ['a file of the Dockerfile', ['COPY <<six.txt <<c.txt ./', 'cffi', 'six.txt', 'six', 'c.txt']],
  ['a file that is fetched', ['ADD https://files.example/six.txt ./']],
  ['an archive that ADD unpacks', ['ADD own.tar.gz /']],
])('%s', async (_, lines) => {
  expect(await followed(lines)).toEqual(changed);
});

it.each(['cp -a deps own/', 'cp -r deps own/', 'mv deps own/'])('%s changes what lies in a folder', async (command) => {
  const lines = ['COPY . .', `RUN ${command}`];
  expect(await followed(lines, 'RUN pip install -r own/deps/six.txt')).toEqual([
    'own/deps/six.txt is changed in the image (line 4)',
  ]);
});

it('constraints and projects are read too', async () => {
  expect(await followed(['RUN pip freeze >> c.txt'], 'RUN pip install -c c.txt six')).toEqual([
    'c.txt is changed in the image (line 3)',
  ]);
  expect(await followed(['COPY . /app', 'RUN sed -i s/1/2/e /app/pyproject.toml'], 'RUN pip install /app')).toEqual([
    'pyproject.toml is changed in the image (line 4)',
  ]);
});

it('a stage that starts from the changed one, or copies of it, has the changed file', async () => {
  const change = 'RUN pip freeze > six.txt';
  expect(await followed([change, 'FROM python:3.12-slim', 'COPY --from=0 /six.txt ./'])).toEqual(changed);
});

it.each([
  ['another file', ['RUN echo a > other.txt && sed -i s/a/b/ c.txt && cp six.txt /tmp/']],
  ['a stream', ['RUN cat six.txt > /dev/null 2>&1']],
  [
    'what is followed',
    [
      'RUN sed -i "s/six/cffi/" six.txt && sed -i.bak -e s/a/b/ *.txt',
      'RUN echo cffi >> six.txt && cat c.txt >> six.txt',
    ],
  ],
  [
    'what sed makes of an earlier change is lost with it',
    ['RUN pip freeze > six.txt', 'COPY six.txt ./', 'RUN sed -i 1d six.txt'],
  ],
  ['sed without -i', ['RUN sed -e s/a/i/ six.txt']],
  [
    'a release that is unpacked in a folder of its own',
    ['RUN curl -L https://files.example/ta-lib-0.4.0-src.tar.gz | tar xz'],
  ],
  ['a folder beside it', ['RUN cp -r /tmp/tests . && git clone https://git.example/own.git && unzip a.zip -d /opt']],
  ['what is packed', ['RUN tar czf all.tgz .']],
  ['what only reads it', ['RUN pip-audit -r six.txt && grep six six.txt && python manage.py check']],
  [
    'what only finds files, and finds others',
    [
      "RUN find . -name '*.txt' -exec cat {} + && find / -name __pycache__ -exec rm -r {} + && find . -name '*.pyc' -delete",
    ],
  ],
  [
    'what puts a file in the place of a link',
    ['RUN ln -s six.txt a && sed -i s/six/cffi/ a && ln -s six.txt b && rm b'],
  ],
  ['what changes another file', ['RUN patch other.txt < a.patch && dd if=six.txt of=/tmp/a']],
  ['a file that is copied over what was unpacked', ['RUN tar xzf own.tar.gz', 'COPY six.txt ./']],
  ['a file that is copied again', ['RUN echo a > six.txt', 'COPY six.txt ./']],
  ['an export', ['COPY poetry.lock pyproject.toml ./', 'RUN pip install poetry==1.8.5 && poetry export -o six.txt']],
  ['an export to its output', ['COPY uv.lock pyproject.toml ./', 'RUN pip install uv && uv export > six.txt']],
])('%s is followed', async (_, lines) => {
  expect(await followed(lines)).toEqual([]);
});

it.each([
  ['*.txt . .', false],
  ['**/six.txt . .', false],
  ['/six.* . .', false],
  ['app . ./', true],
  ['app/six.txt . .', true],
  ['six.txt.bak . .', true],
])('COPY --exclude=%s brings it: %s', async (copy, brings) => {
  const told = await followed(['FROM python:3.12', `COPY --exclude=${copy}`], undefined, true);
  expect(told).toEqual(brings ? [] : ['six.txt is not copied from the build context to /']);
});
