// The parts of undici that are used, by name: a bundler gives a dynamically imported CommonJS package a default export only.

// By its file: Bun has an `undici` of its own under the plain name, whose agents ask nothing.
export { Agent, buildConnector, ProxyAgent } from 'undici/index.js';
