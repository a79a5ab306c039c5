// The version that reports name; a test keeps it equal to package.json's.

/** The version of @wheelcheck/core. */
export const VERSION = '0.1.0';
