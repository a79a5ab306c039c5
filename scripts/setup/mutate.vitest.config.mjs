// The tests of one room, as mutate.mjs names them.

import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: (process.env.MUTATE_TESTS ?? '').split(' '), testTimeout: 60_000 } });
