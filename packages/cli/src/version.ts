// The command's version. Not taken from core, so that --version and --help load none of it; a test keeps the two equal.

export const VERSION = '0.1.0';
