// The parts of undici that are used, by name: a bundler gives a dynamically imported CommonJS package a default export only.

export { Agent, buildConnector, ProxyAgent } from 'undici';
