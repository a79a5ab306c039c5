// Programs that are known to install nothing of Python's: of any other one nobody can say so.

import { ownValue } from '../text/own-value.ts';
import { broughtBy } from './brought-programs.ts';
import { makersScript } from './brought-tools.ts';
import { lastOf, type Program } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import { systemChange } from './tools/system-packages.ts';

/** What reads, writes, fetches, packs and makes users, and compilers that are told their files. */
const plain =
  /^(?:cp|mv|ln|tar|zip|unzip|[gx]zip|gunzip|unxz|xz|bzip2|bunzip2|head|tail|tee|sort|uniq|wc|cut|tr|dirname|basename|readlink|realpath|mktemp|stat|file|du|df|pwd|tty|env|printenv|diff|cmp|split|jq|yq|envsubst|dos2unix|git|git-lfs|gpg|gpgv|gpgconf|dirmngr|apt-key|add-apt-repository|apt-cache|apt-mark|apt-config|dpkg-query|dpkg-reconfigure|debconf-set-selections|update-ca-certificates|update-alternatives|update-locale|(?:md5|sha\d+)sum|base64|openssl|ssh-keyscan|ssh-keygen|setcap|getent|deluser|delgroup|passwd|chpasswd|ps|kill|sync|strip|upx|ulimit|umask|shopt|trap|wait|read|local|declare|return|break|continue|gcc|g\+\+|cc|c\+\+|clang|clang\+\+|ld|ar|nginx|a2enmod|a2dismod|a2ensite|docker-php-(?:ext|source)-?\w*|pecl|phpize|javac|jlink|jdeps|jar|keytool|tsc|gofmt|rustc|rustup|protoc|swag|templ|sqlc|corepack|hugo)$/;

const scripts = String.raw`(?:\w+:)?(?:build|compile|bundle|dist|prod|production|release|lint|test|typecheck|generate|export)(?:[:-][\w:-]+)?(?: |$)`;
const ofNode = String.raw`(?:ci|clean-install|install|i|add|fetch|cache|config|set|get|prune|audit|rebuild|version|pack|publish|link|why|list|ls|deploy|test|build|workspaces|dedupe)(?: |$)|(?:run|run-script) (?:-\S+ )*${scripts}|--version|-v(?: |$)`;

const maven = /^(?!.*\bexec\b)/;
const gradle =
  /^(?:(?:-\S+|:?(?:[\w-]+:)*(?:clean|build|assemble|(?:boot|shadow|fat|uber)?Jar|jar|war|dependencies|test|check|classes|installDist|distTar|wrapper|buildEnvironment))(?: |$))+$/;

/** Settings of conda, and what it lists. */
const ofConda = /^(?:init|config|clean|info|list|search|activate|deactivate|shell(?! -c)|--version|-V)(?: |$)/;

/** What stands behind the names of the builders of other languages; by other words they run what a file says. */
const builders: Readonly<Record<string, RegExp>> = {
  go: /^(?:build|mod|install|get|env|version|vet|test|fmt|list|clean|work|tool)(?: |$)/,
  npm: new RegExp(`^(?:-\\S+ )*(?:${ofNode})`),
  yarn: new RegExp(`^(?:-\\S+ ?)*$|^(?:-\\S+ )*(?:${ofNode}|${scripts})`),
  pnpm: new RegExp(`^(?:-\\S+ )*(?:${ofNode})`),
  bun: new RegExp(`^(?:-\\S+ )*(?:${ofNode})`),
  cargo:
    /^(?:\+\S+ )?(?:build|fetch|install|chef|check|test|clean|new|init|vendor|update|doc|fmt|clippy|version)(?: |$)|^(?:--version|-V)$/,
  mvn: maven,
  mvnw: maven,
  gradle,
  gradlew: gradle,
  dotnet: /^(?:restore|build|publish|pack|test|tool|nuget|clean|new|workload|dev-certs|ef)(?: |$)|^--/,
  composer: /^(?:install|update|require|dump-autoload|dumpautoload|config|global|clear-cache|self-update)(?: |$)/,
  bundle: /^$|^(?:install|config|clean|package|lock)(?: |$)/,
  gem: /^(?:install|update|sources|cleanup)(?: |$)/,
  java: /^-?-version$|^-Djarmode=\w+ -jar \S+ \w+/,
  node: /^(?:--version|-v)$/,
  find: /^(?!.*-(?:exec|ok))/,
  install: /^-[dDmogtvp]/,
  conda: ofConda,
  mamba: ofConda,
  micromamba: ofConda,
  // What these two install stands in environments of their own.
  pipx: /^(?:ensurepath|--version)$/,
  uv: /^(?:cache|--version|version|lock|export|venv)(?: |$)/,
};

/** Of the distribution's own packages, those that a Python may import. */
const importable = /^(?:python[\d.]*|py3)-(?!dev$|venv$|distutils$|minimal$|full$|pip$|setuptools$|wheel$)/;

export function installsNothing(program: Program, command: RunCommand): boolean {
  const { name } = program;
  const words = program.words.map(({ text }) => text);
  const change = systemChange([name, ...words]);
  if (change !== undefined) return !change.adds.some((each) => importable.test(each));
  const builder = ownValue(builders, name);
  if (builder !== undefined) return builder.test(words.join(' '));
  if (isOfProject(name, command)) return false;
  return plain.test(name) || makersScript(program, command) !== undefined || broughtBy(program, command) === 'nothing';
}

/** `./test` is whatever the project calls so. */
function isOfProject(name: string, { words }: RunCommand): boolean {
  const path = words.find(({ text }) => lastOf(text) === name)?.text ?? name;
  return path.includes('/') && !/^[/$].*\/s?bin\/[^/]+$/.test(path);
}
