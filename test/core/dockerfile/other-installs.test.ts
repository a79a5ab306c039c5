// What installs past the installers that are followed, and what installs when a container starts, is named as not judged.

import { expect, it } from 'vitest';
import { understandDockerfile } from '../../../packages/core/src/dockerfile/understand-dockerfile.ts';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';
import type { DockerfileRequest } from '../../../packages/core/src/dockerfile/dockerfile-request.ts';

const requested = (lines: readonly string[]): DockerfileRequest => ({
  path: 'Dockerfile',
  text: ['FROM python:3.12-slim AS base', 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /uvx /bin/', ...lines, ''].join(
    '\n',
  ),
  platform: 'linux/amd64',
  machine: 'linux/amd64',
});

/** The same by `explain`, of the stage that runs, and by a check. */
async function notFollowed(lines: readonly string[]): Promise<readonly string[]> {
  const { stages } = await understandDockerfile(requested(lines));
  const said = stages.flatMap((stage) => stage.notFollowed.map(({ text, why }) => `${text}: ${why}`));
  const checked = await findStages(requested(lines));
  expect(checked.notFollowed.map(({ text, why }) => `${text}: ${why}`)).toEqual(said);
  return said;
}

it.each([
  ['uvx ruff check', 'what it installs is not judged'],
  ['uv tool run ruff check', 'what it installs is not judged'],
  ['uv run --script tool.py', 'what a script asks for in itself is not judged'],
  ['uv sync --script tool.py', 'what a script asks for in itself is not judged'],
  ['uv run --no-project --with rich tool.py', 'what --with brings beside the project is not judged'],
  ['uv run -w rich --no-sync tool.py', 'what --with brings beside the project is not judged'],
  ['pipx run black .', 'what it installs is not judged'],
  ['python -m pipx run black .', 'what it installs is not judged'],
  ['python -m spacy download en_core_web_sm', 'what it installs is not judged'],
  ['spacy download en_core_web_sm', 'what it installs is not judged'],
  ['micropipenv install --deploy', 'what it installs is not judged'],
  ['rye sync', 'what it installs is not judged'],
  ['maturin develop --release', 'what it installs is not judged'],
  ['poetry bundle venv --only=main /venv', 'what it installs is not judged'],
  ['shiv -r requirements.txt -o app.pyz', 'what it installs is not judged'],
  ['pex -r requirements.txt -o app.pex', 'what it installs is not judged'],
  ['python -m pex . -c app -o app.pex', 'what it installs is not judged'],
  ['ansible-playbook site.yml', 'it installs what a playbook says'],
  ['mim install mmcv==2.1.0', 'what it installs is not judged'],
  ['python -m mim install mmengine', 'what it installs is not judged'],
  ['pip-sync', 'what it installs is not judged'],
  ['pip-sync requirements.txt', 'what it installs is not judged'],
  ['pre-commit install-hooks', 'what it installs is not judged'],
  ['pre-commit install --install-hooks', 'what it installs is not judged'],
  ['buildout -c prod.cfg', 'what it installs is not judged'],
  ['rosdep install --from-paths src -y', 'what it installs is not judged'],
  ['bench init site', 'what it installs is not judged'],
  ['just install', 'it runs what just is told by a file'],
  ['task', 'it runs what task is told by a file'],
  ['invoke install', 'it runs what invoke is told by a file'],
  ['inv install', 'it runs what inv is told by a file'],
  ['nox -s deps --install-only', 'it runs what nox is told by a file'],
  ['python -m nox', 'it runs what nox is told by a file'],
  ['tox --notest', 'it runs what tox is told by a file'],
  ['hatch env create', 'it runs what hatch is told by a file'],
  ['poe install', 'it runs what poe is told by a file'],
  ['doit', 'it runs what doit is told by a file'],
  ['poetry run nox -s deps', 'it runs what nox is told by a file'],
  ['python install.py', 'it runs a script'],
  ['python3 scripts/install_requirements.py', 'it runs a script'],
])('RUN %s', async (command, why) => {
  expect(await notFollowed([`RUN ${command}`])).toEqual([`${command}: ${why}`]);
});

it.each([
  'uvx --version',
  'pex --version',
  'shiv --help',
  'poetry check',
  'uv tool list',
  'pipx ensurepath',
  'python -m spacy validate',
  'python -m spacy download --help',
  'ansible-playbook --version',
  'python install-poetry.py',
  'mim --version',
  'mim list',
  'just --list',
  'just --version',
  'nox -l',
  'tox config',
  'hatch version',
  'hatch --version',
  'pre-commit install',
  'poetry run python manage.py collectstatic',
  'python manage.py collectstatic',
  'python -m http.server',
])('RUN %s installs nothing', async (command) => {
  expect(await notFollowed([`RUN ${command}`])).toEqual([]);
});

// Whatever a variable without a known value stands for may install anything, and bring a compiler.
it.each([
  [['RUN $INSTALL git gcc'], ['$INSTALL git gcc: which program INSTALL stands for is not known']],
  [
    ['ARG INSTALL', 'RUN "${INSTALL}" gcc'],
    ['${INSTALL} gcc: which program INSTALL stands for is not known: --build-arg INSTALL=…'],
  ],
  [
    ['RUN if which apt; then I="apt-get install"; else I="apk add"; fi; $I gcc'],
    ['$I gcc: which program I stands for is not known'],
  ],
  [['ARG PY', 'RUN $PY --version'], []],
  [['ARG HOME_OF_IT', 'RUN $HOME_OF_IT/bin/node build.js'], []],
  // sudo, or nothing.
  [['ARG SUDO', 'RUN $SUDO apt-get update && ${SUDO} -E apt-get install -y gcc'], []],
])('%j may install anything', async (lines, expected) => {
  expect(await notFollowed(lines)).toEqual(expected);
});

it('what $SUDO adds is there', async () => {
  const lines = ['ARG SUDO', 'RUN $SUDO apt-get update && $SUDO apt-get install -y gcc'];
  const stages = await followDockerfile(requested(lines));
  expect(stages.at(-1)?.state.packages).toContain('gcc');
});

const starts = 'it installs when it starts';

it.each([
  [['CMD pip install -r requirements.txt && python app.py'], ['CMD pip install -r requirements.txt && python app.py']],
  [['ENTRYPOINT ["pip", "install", "six"]'], ['ENTRYPOINT ["pip", "install", "six"]']],
  [['ENTRYPOINT ["/entry.sh"]', 'CMD ["pip", "install", "six"]'], ['CMD ["pip", "install", "six"]']],
  [['CMD pip install six', 'FROM base'], ['CMD pip install six']],
  [['CMD pip install six', 'CMD python app.py'], []],
  [['CMD pip install six', 'FROM base', 'ENTRYPOINT ["python"]'], []],
  [['CMD pip install six', 'ENTRYPOINT python app.py'], []],
  [['CMD pip install six', 'FROM base', 'CMD python app.py'], []],
  [['RUN pip install six', 'CMD pip install six', 'FROM python:3.12-slim', 'COPY --from=base /usr /usr'], []],
  [['CMD ["echo", "pip install six"]'], []],
  [['CMD ["uv", "run", "app.py"]'], []],
])('%j', async (lines, expected) => {
  expect(await notFollowed(lines)).toEqual(expected.map((text) => `${text}: ${starts}`));
});
