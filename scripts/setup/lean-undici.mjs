// An esbuild plugin: of undici the command has what it uses. The package's main module loads its fetch, its websockets, its caches and
// its mocks besides, which are four fifths of it; a test asks the command's own requests of a server.

const contents = `
const Dispatcher = require('undici/lib/dispatcher/dispatcher.js');
// As the main module does it; ProxyAgent connects through a proxy by the second.
Dispatcher.prototype.request = require('undici/lib/api/api-request.js');
Dispatcher.prototype.connect = require('undici/lib/api/api-connect.js');
exports.Agent = require('undici/lib/dispatcher/agent.js');
exports.ProxyAgent = require('undici/lib/dispatcher/proxy-agent.js');
exports.buildConnector = require('undici/lib/core/connect.js');

// llhttp is one large function of WebAssembly, which V8 optimises from its first call on, on another thread: of a run that asks about
// ten packages that was a fifth of all work and 30 MB, and it was ready when nothing was left to parse. Told after this file is
// loaded, since V8 takes code that was made at the build under the flags of the build alone, and taken back at the end, when Node
// writes its own compile cache. Of our own functions packages/cli/src/optimise-late.ts says it.
const { setFlagsFromString } = require('node:v8');
const tiers = ['wasm-tier-up', 'wasm-dynamic-tiering'];
for (const tier of tiers) setFlagsFromString('--no-' + tier);
process.once('exit', () => {
  for (const tier of tiers) setFlagsFromString('--' + tier);
});
`;

export const leanUndici = {
  name: 'lean undici',
  setup(it) {
    it.onResolve({ filter: /^undici\/index\.js$/ }, ({ resolveDir }) => ({
      path: 'undici',
      namespace: 'lean-undici',
      pluginData: resolveDir,
    }));
    it.onLoad({ filter: /./, namespace: 'lean-undici' }, ({ pluginData }) => ({ contents, resolveDir: pluginData }));
  },
};
