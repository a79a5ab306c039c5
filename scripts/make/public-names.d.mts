// Types of public-names.mjs for the tests.

export interface PublicName {
  readonly name: string;
  readonly signature: string;
  readonly members: string;
  readonly docstring: string;
}

export function publicNames(): ReadonlyMap<string, ReadonlyMap<string, PublicName>>;
