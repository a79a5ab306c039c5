// An esbuild plugin: parts of Node that most runs do not use are loaded when the first of their functions is named, not when the
// command starts. Loading crypto, tls, zlib and child_process (which commander asks for, to run programs that we do not have) took a
// tenth of a run that reads a lock alone.

const parts = ['child_process', 'crypto', 'http', 'http2', 'https', 'net', 'tls', 'worker_threads', 'zlib'];
const asked = new RegExp(`^(?:node:)?(?:${parts.join('|')})$`);

export const lazyNode = {
  name: 'lazy parts of Node',
  setup(it) {
    it.onResolve({ filter: asked }, ({ path, namespace }) =>
      namespace === 'lazy-node' ? undefined : { path: path.replace(/^node:/, ''), namespace: 'lazy-node' },
    );
    it.onLoad({ filter: /./, namespace: 'lazy-node' }, async ({ path }) => ({ contents: await accessors(path) }));
  },
};

/** A module that has all names of one of Node's; reading one loads it. */
async function accessors(name) {
  const getters = Object.keys(process.getBuiltinModule(`node:${name}`)).map(
    (each) => `get ${each}(){return load().${each}}`,
  );
  return [
    `let loaded;`,
    `const load=()=>loaded??=process.getBuiltinModule('node:${name}');`,
    `module.exports={__esModule:true,${getters.join(',')}};`,
  ].join('\n');
}
