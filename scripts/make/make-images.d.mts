// Types of make-images.mjs for the tests.

export function makeImages(): Promise<Readonly<Record<string, string>>>;
