// What of a command is not shown: what stands behind flags, headers and variables whose names say that it is a secret.

import { expect, it } from 'vitest';
import { maskSecrets } from '../../../packages/core/src/text/mask-secrets.ts';

it.each([
  // Flags with user and password.
  ['curl -u me:s3cret https://index.example/', 'curl -u **** https://index.example/'],
  ['-u me:s3cret', '-u ****'],
  ['curl --user me:s3cret x', 'curl --user **** x'],
  ['curl --user=me:s3cret x', 'curl --user=**** x'],
  ['curl --proxy-user "me:s3cret" x', 'curl --proxy-user ****" x'],
  ['curl -u "me:s3cret" x', 'curl -u ****" x'],
  ["curl -u 'me:s3cret' x", "curl -u ****' x"],
  ['curl -u :s3cret x', 'curl -u **** x'],
  // `-u` may be another program's, and a user alone is none.
  ['pip install -u me', 'pip install -u me'],
  ['sort-u me:then', 'sort-u me:then'],
  // Headers.
  ['curl -H "Authorization: Bearer s3cret" x', 'curl -H "Authorization: ****" x'],
  ["curl -H 'proxy-authorization:s3cret' x", "curl -H 'proxy-authorization:****' x"],
  // Flags that say so by their names.
  ['tool --token s3cret x', 'tool --token **** x'],
  ['tool --token=s3cret x', 'tool --token=**** x'],
  ['tool -password s3cret x', 'tool -password **** x'],
  ['tool --api-key "s3 cret" x', 'tool --api-key **** x'],
  ["tool --my-api_key='s3 cret' x", 'tool --my-api_key=**** x'],
  ['tool --passwd s3cret', 'tool --passwd ****'],
  ['--client-secret-file s3cret', '--client-secret-file ****'],
  ['"--token=s3cret"', '"--token=****"'],
  // Variables and fields.
  ['TOKEN=s3cret pip install six', 'TOKEN=**** pip install six'],
  ['env MY_TOKEN_2="s3 cret" pip', 'env MY_TOKEN_2=**** pip'],
  ["APIKEY='s3 cret'", 'APIKEY=****'],
  ['"X-Credential: s3cret"', '"X-Credential: ****"'],
  ["'PASSWORD=s3cret'", "'PASSWORD=****'"],
  // Nothing is filled in: no secret.
  ['TOKEN=$TOKEN tool --token ${TOKEN}', 'TOKEN=$TOKEN tool --token ${TOKEN}'],
  ['tool --token "$TOKEN"', 'tool --token "$TOKEN"'],
  ["tool --token '$TOKEN'", "tool --token '$TOKEN'"],
  // What begins otherwise is one, whatever follows.
  ['TOKEN=s3cret$TOKEN', 'TOKEN=****'],
  // Once is enough: what another mask has hidden stays as that left it.
  ['--token https://****@index.example/', '--token https://****@index.example/'],
  // Neither flags nor variables of that kind.
  ['pip install tokenizers==0.13.3', 'pip install tokenizers==0.13.3'],
  ['pip install "tokenize-rt==${VERSION}"', 'pip install "tokenize-rt==${VERSION}"'],
  ['TOKEN==s3cret', 'TOKEN=****'],
  ['pip install --no-deps six', 'pip install --no-deps six'],
  ['x/TOKEN=abc', 'x/TOKEN=abc'],
])('%s', (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
  expect(maskSecrets(masked)).toBe(masked);
});
