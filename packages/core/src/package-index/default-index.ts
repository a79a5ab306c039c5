// The one place that names the public index.

/** The Simple API of the public index, as pip's and uv's default. */
export const DEFAULT_INDEX = 'https://pypi.org/simple';
