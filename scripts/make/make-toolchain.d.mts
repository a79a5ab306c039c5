// Types of make-toolchain.mjs for the tests.

export function makeToolchain(): Promise<Readonly<Record<string, string>>>;
