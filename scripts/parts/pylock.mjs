// The pylock.toml that --output-lock writes, taken by pip, uv and packaging.pylock: each would install what wheelcheck resolved, of the
// same files, which is what pip itself resolves; and wheelcheck reads it back to the same verdicts.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byPackaging, byPip, byUv } from '../setup/lock-takers.mjs';
import { serveMade } from '../setup/made-index.mjs';

const versions = { pip: '26.3', uv: '0.13.9', packaging: '26.3' };

/**
 * Requirements, `{url FILE}` and `{sha256 FILE}` standing for what the index has. `wide`: for images of three Pythons on two platforms,
 * and not for this machine alone.
 */
const cases = {
  web: { lines: ['fastapi', 'uvicorn[standard]', 'pydantic-settings'] },
  data: { lines: ['pandas', 'matplotlib>=3.8'] },
  'extras, one of itself': { lines: ['pydantic[email]', 'sqlalchemy[asyncio,postgresql]', 'httpx[http2]'] },
  'markers of other platforms': {
    lines: [
      "uvloop; sys_platform != 'win32'",
      "pywin32; sys_platform == 'win32'",
      "importlib-metadata; python_version < '3.8'",
      "tzdata; os_name == 'nt' or python_full_version >= '3.9.0'",
    ],
    wide: true,
  },
  'several targets with versions of their own': { lines: ['pandas', 'scikit-learn>=1.3', 'numpy'], wide: true },
  'several targets, web': { lines: ['fastapi', 'uvicorn[standard]', 'cryptography'], wide: true },
  'a wheel at an address': {
    lines: [
      'flask==3.0.0',
      'werkzeug @ {url werkzeug-3.0.1-py3-none-any.whl}#sha256={sha256 werkzeug-3.0.1-py3-none-any.whl}',
    ],
  },
  'hashes of wheels': {
    lines: [
      'click==8.1.7 --hash=sha256:{sha256 click-8.1.7-py3-none-any.whl}',
      'itsdangerous==2.1.2 --hash=sha256:{sha256 itsdangerous-2.1.2-py3-none-any.whl}',
    ],
  },
  'the hash of an sdist alone': { lines: ['click==8.1.7 --hash=sha256:{sha256 click-8.1.7.tar.gz}'] },
  'yanked pins': { lines: ['attrs==21.1.0', 'jupyter-client<8'] },
  'a pre-release asked for': { lines: ['black>=24.1a1,<24.2'] },
  'any pre-release': { lines: ['flask', 'werkzeug'], words: ['--pre'] },
  constraints: { lines: ['flask', 'sqlalchemy'], constraints: ['werkzeug<3', 'sqlalchemy<2.0.20', 'click==8.1.3'] },
  'an sdist without a wheel': { lines: ['docopt', 'requests'] },
  'no wheel of one': { lines: ['--no-binary markupsafe', 'jinja2'] },
  'no sdist of any': { lines: ['--only-binary :all:', 'pyyaml', 'cryptography'] },
  'wheels before versions': { lines: ['pyyaml', 'lxml', 'psutil'], words: ['--prefer-binary'] },
  'nothing that is needed': { lines: ['flask', 'pandas'], words: ['--no-deps'] },
  'old pins': { lines: ['boto3==1.28.57', 's3transfer', 'sqlalchemy==1.4.46', 'alembic==1.9.1'] },
};

export const part = {
  title: `the written pylock.toml: pip ${versions.pip}, uv ${versions.uv}, packaging ${versions.packaging}`,
  async run(tools) {
    const commands = {
      pip: tools.pythonTool('python', 'pip', versions.pip),
      uv: tools.pythonTool('uv', 'uv', versions.uv),
      packaging: tools.pythonTool('python', 'packaging', versions.packaging),
    };
    const index = await serveMade();
    try {
      const kit = { ...tools, ...commands, index, here: await machineHere(tools, commands.pip) };
      const rows = [];
      for (const [title, one] of Object.entries(cases)) rows.push([title, await faultsOf(title, one, kit)]);
      return rows;
    } finally {
      await index.close();
    }
  },
};

/** This machine in wheelcheck's words, and images of which the first has its Python. */
async function machineHere({ scratch, run }, python) {
  const asked = 'import platform; print(platform.python_version(), platform.libc_ver()[1], platform.machine())';
  const [version, libc, machine] = (await run(python, ['-c', asked], { cwd: scratch })).stdout.trim().split(' ');
  const platforms = machine === 'aarch64' ? ['linux/arm64', 'linux/amd64'] : ['linux/amd64', 'linux/arm64'];
  const minor = version.split('.').slice(0, 2).join('.');
  const bases = [`python:${minor}-slim`, 'python:3.14-slim', 'python:3.10-alpine'].flatMap((base) => ['--base', base]);
  return {
    alone: ['--python', version, '--libc', `glibc-${libc}`, '--platform', platforms[0]],
    wide: [...bases, ...platforms.flatMap((platform) => ['--platform', platform])],
  };
}

async function faultsOf(title, { lines, constraints = [], words = [], wide = false }, kit) {
  const cwd = join(kit.scratch, title.replaceAll(/\W/g, '-'));
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'requirements.txt'), `${lines.map((line) => filled(line, kit.index)).join('\n')}\n`);
  writeFileSync(join(cwd, 'constraints.txt'), `${constraints.join('\n')}\n`);
  const asked = ['requirements.txt', '-c', 'constraints.txt', ...words];
  const machine = wide ? kit.here.wide : kit.here.alone;
  const report = await judged(kit, cwd, [...asked, ...machine, '--output-lock', 'pylock.toml']);
  if (!existsSync(join(cwd, 'pylock.toml'))) return [`no lock: ${report.said}`];
  const expected = report.targets.map((target) => installedOn(target, report));
  const [first] = expected;
  const back = await judged(kit, cwd, ['pylock.toml', ...machine]);
  const faults = [
    ...differences('pip, of the requirements', first, await byPip(kit, cwd, ['-r', ...asked], wide)),
    ...differences(
      'pip, of the lock',
      first,
      await byPip(kit, cwd, ['-r', 'pylock.toml', ...words.filter(isOfLocks)], wide),
    ),
    ...back.targets.flatMap((target, at) =>
      differences(`read back, for ${targetName(target)}`, expected[at], installedOn(target, back)),
    ),
  ];
  const files = await byPackaging(kit, cwd, wide ? report.targets : [null]);
  for (const [at, target] of report.targets.entries()) {
    faults.push(...differences(`packaging, for ${targetName(target)}`, expected[at], files[at]));
    faults.push(...differences(`uv, for ${targetName(target)}`, expected[at], await byUv(kit, cwd, target)));
  }
  return faults;
}

const filled = (line, index) =>
  line.replaceAll(/\{(url|sha256) ([^}]+)\}/g, (_, what, file) =>
    what === 'url' ? index.fileUrl(file) : index.sha256(file),
  );

/** pip goes after what the packages of a lock need; without it that stops for want of a hash. */
const isOfLocks = (word) => word === '--no-deps';

const targetName = ({ base, platform }) => `${base ?? 'this machine'} ${platform}`;

/** @returns what is said where two answers are not the same, by what the second one tells: versions, files, verdicts */
function differences(who, expected, told) {
  if (told.failed) return [`${who}: ${told.failed}`];
  return Object.keys(told).flatMap((kind) => {
    const missing = expected[kind].filter((one) => !told[kind].includes(one));
    const others = told[kind].filter((one) => !expected[kind].includes(one));
    return missing.length + others.length === 0
      ? []
      : [`${who}, ${kind}: ${others.join(', ') || 'nothing'} in place of ${missing.join(', ') || 'nothing'}`];
  });
}

async function judged({ wheelcheck, index }, cwd, words) {
  const args = [...words, '--index-url', index.url, '--no-cache', '--no-config', '-q', '-f', 'json=report.json'];
  const { stderr } = await wheelcheck(args, { cwd });
  return { ...JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')), said: stderr };
}

function installedOn({ id }, { packages }) {
  const rows = packages.flatMap(({ name, version, results }) => {
    const { verdict, file } = results.find(({ target }) => target === id);
    return verdict === 'skipped' ? [] : [{ pin: `${name}==${version}`, verdict, file: file?.filename }];
  });
  return {
    versions: rows.map(({ pin }) => pin),
    files: rows.map(({ file }) => file),
    verdicts: rows.map(({ pin, verdict }) => `${pin} ${verdict}`),
  };
}
