// What the Action asks of a JSON report: a file of its own beside the command, so that it counts as the command does.

export { isToBuild } from '@wheelcheck/core';
