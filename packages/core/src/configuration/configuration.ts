// A configuration as read: what it sets, and where each value stands.

import type { Ignore } from '../report/ignore.ts';

/** A key that a configuration may hold, as the program that reads it declares it. */
export interface ConfigurationKey {
  /** With dashes: `fail-on`. */
  readonly name: string;
  readonly kind: 'text' | 'texts' | 'number' | 'switch';
  /** Of a number. */
  readonly least?: number;
  readonly whole?: boolean;
  /** Of a text: the only ones there are. */
  readonly choices?: readonly string[];
  /** Its values are addresses, which must not hold a user's name or password. */
  readonly address?: boolean;
  /** Why it cannot stand in a configuration, half a sentence; such a key is refused with these words. */
  readonly refused?: string;
}

/** What a key may hold. */
export type ConfigurationValue = string | number | boolean | readonly string[];

/** One key of it, and where it stands. */
export interface ConfigurationSetting {
  readonly value: ConfigurationValue;
  /** Counted from 1. */
  readonly line: number;
}

/** `[tool.wheelcheck]` of a pyproject.toml, or a wheelcheck.toml. */
export interface Configuration {
  /** As given to the reader. */
  readonly path: string;
  /** By the key's name, in the order of the file. */
  readonly settings: ReadonlyMap<string, ConfigurationSetting>;
  readonly ignores: readonly Ignore[];
}
