// Scripts in Python of the build context that change a file before it is installed: its packages are not judged as it was copied.

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const pins = 'import pathlib\np = pathlib.Path("requirements.txt")\np.write_text(p.read_text().replace("==", ">="))\n';
const context = {
  'requirements.txt': 'six==1.16.0\n',
  'other.txt': 'idna==3.7\n',
  'pin.py': pins,
  'tools/pin.py': pins,
  'pin.js': 'fs.writeFileSync("requirements.txt", "six")\n',
  run: `#!/usr/bin/env python3\n${pins}`,
  'read.py': 'print(open("requirements.txt").read(), file=open("log.json", "w"))\n',
  'none.py': 'open("version.json", "w").write("1")\n',
};
const install = 'RUN pip install -r requirements.txt';

it.each<[lines: readonly string[], told: readonly string[]]>([
  [['RUN python pin.py', install], ['requirements.txt is changed in the image (line 4)']],
  [['RUN python3.12 -u /app/pin.py', install], ['requirements.txt is changed in the image (line 4)']],
  [['RUN python -m tools.pin', install], ['requirements.txt is changed in the image (line 4)']],
  [
    ['RUN cd tools && python pin.py && cd .. && pip install -r requirements.txt'],
    ['requirements.txt is changed in the image (line 4)'],
  ],
  [['RUN ./run', install], ['requirements.txt is changed in the image (line 4)']],
  [['RUN node pin.js', install], ['requirements.txt is changed in the image (line 4)']],
  [['RUN ["python", "pin.py"]', install], ['requirements.txt is changed in the image (line 4)']],
  [['RUN python pin.py', 'RUN pip install -r other.txt'], []],
  [['RUN python read.py', install], []],
  [['RUN python none.py', install], []],
  [['RUN python -m tools.none', install], []],
  [[install, 'RUN python pin.py'], []],
  [['RUN python pin.py', 'COPY requirements.txt .', install], []],
])('%j', async (lines, told) => {
  const text = ['FROM python:3.12-slim', 'WORKDIR /app', 'COPY . .', ...lines, ''].join('\n');
  const { unchecked } = await installationsIn(dockerfilePlan(text, context));
  expect(unchecked.flatMap(({ why, stops }) => (stops === true ? [] : [why]))).toEqual(told);
});
