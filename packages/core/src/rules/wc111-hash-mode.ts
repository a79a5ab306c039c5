// A file of which only some requirements have hashes; reading it finds it.

import { defineRule, type Rule } from './define-rule.ts';

export const wc111HashMode: Rule<'WC111'> = defineRule({
  id: 'WC111',
  name: 'hash-mode',
  title: 'hashes for some requirements, not for all',
  level: 'error',
  meaning: 'Some requirements have --hash and others have none.',
  why: 'One hash puts pip into hash mode, in which it refuses the whole file.',
  remedy: 'Give every requirement its hashes (pip-compile --generate-hashes), or none.',
  comesTo: 'impossible',
});
