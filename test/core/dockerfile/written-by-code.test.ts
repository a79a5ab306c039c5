// Files that scripts in Python and the like may write: whoever only reads a file, or names none, changes none.

import { expect, it } from 'vitest';
import { writtenByCode } from '../../../packages/core/src/dockerfile/written-by-code.ts';

it.each<[code: string, paths: readonly string[]]>([
  [`open("six.txt", "w").write("idna")`, ['six.txt']],
  [`open('six.txt', mode='a').write("idna")`, ['six.txt']],
  [`with open("six.txt", "r+") as f: f.truncate()`, ['six.txt']],
  [`p = "req/six.txt"\nt = open(p).read()\nopen(p, "w").write(t)`, ['req/six.txt']],
  [`t = open("a.txt").read()\nopen("b.txt", "w").write(t)`, ['b.txt']],
  [`t = open("a.txt", "rb").read()\nopen("a.txt", "wb").write(t)`, ['a.txt']],
  [`import shutil\nshutil.copyfile("/a.txt", "/b.txt")`, ['/a.txt', '/b.txt']],
  [`import os\nos.system("sed -i s/a/b/ six.txt")`, ['six.txt']],
  [`import subprocess\nsubprocess.run(["sed", "-i", "1d", "six.txt"])`, ['six.txt']],
  [`import fileinput\nfor l in fileinput.input("six.txt", inplace=True): print(l)`, ['six.txt']],
  [`print("idna", file=open("six.txt", "a"))`, ['six.txt']],
  [`import toml\ntoml.dump(t, open("pyproject.toml", "w"))`, ['pyproject.toml']],
  [`for p in glob.glob("req/*.txt"): open(p, "a").write("idna")`, ['req/*.txt']],
  [`open(f"six-{env}.txt", "w").write("idna")`, ['six-*.txt']],
  [`fs.writeFileSync('six.txt', text.replace('a', 'b'))`, ['six.txt']],
  [`open(my $out, '>', 'six.txt'); print $out "idna"; system("true");`, ['six.txt']],
  // Below which folder is for the script to say.
  [`Path("six.txt").write_text("idna")`, ['/***/six.txt']],
  [`open(os.path.join(here, "six.txt"), "w").write("idna")`, ['/***/six.txt']],
  [`ROOT = dirname(__file__)\nopen(ROOT + "/six.txt", "w").write("idna")`, ['/***/six.txt']],
  [`Path("/srv/six.txt").write_text("idna")`, ['/srv/six.txt']],
  // Nothing is written, or nothing that is named.
  [`print(open("six.txt").read())`, []],
  [`setup(install_requires=open("six.txt").read().replace("a", "b").split())`, []],
  [`with open(path.join(here, "six.txt"), encoding="utf-8") as f: subprocess.run(f.read())`, []],
  [`t = Path("six.txt").read_text()\nopen("out.html", "w").write(t)`, []],
  [`# six.txt\nopen("out.html", "w").write("")`, []],
  [`import sys\nsys.stdout.write("six.txt")`, []],
  [`subprocess.check_call(["pip", "install", "-r", "six.txt"])`, []],
  [`os.system("pip install -r six.txt")`, []],
])('%s', (code, paths) => {
  expect(writtenByCode(code)).toEqual(paths);
});
