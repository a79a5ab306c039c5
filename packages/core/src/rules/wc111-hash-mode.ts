// A file of which only some requirements have hashes; reading it finds it.

import { defineRule, type Rule } from './define-rule.ts';

export const wc111HashMode: Rule<'WC111'> = defineRule({
  id: 'WC111',
  name: 'hash-mode',
  title: 'hashes for some requirements, not for all',
  level: 'error',
  meaning:
    'Some requirements have --hash, and others have none, or packages that they need on this target are not in the file.',
  why: 'One hash puts pip into hash mode, in which it refuses the whole file.',
  remedy:
    'Give every requirement its hashes, with all that they need (pip-compile --generate-hashes --allow-unsafe), or none. A pylock.toml: without the project itself (uv export --no-emit-project).',
  comesTo: 'impossible',
  later: {
    where: ({ targets }) => targets.some(({ unhashed }) => unhashed.size > 0),
    load: async (text) => (await import('./lack-looks.ts')).lackLooks.WC111(text),
  },
});
