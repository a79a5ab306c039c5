// What a report is saved as, loaded when somebody saves one.

export { json } from '@wheelcheck/core/render/json';
export { markdown } from '@wheelcheck/core/render/markdown';
