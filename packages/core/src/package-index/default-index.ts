// The one place that names the public index.

/** The Simple API of the public index, as pip's and uv's default. */
export const DEFAULT_INDEX = 'https://pypi.org/simple';

/** Where it keeps the files that its pages name. */
export const DEFAULT_FILES_HOST = 'files.pythonhosted.org';

/** Its address without and with TLS, and the host that it had until 2018, which old locks name and which redirects. */
const names = /^https?:\/\/pypi\.(?:python\.)?org\/simple\/*$/i;

/** Whether an address is that of the public index, however a lock spells it. */
export function isDefaultIndex(url: string): boolean {
  return names.test(url);
}

/** Where its files are, of old and now. */
const files = /^https?:\/\/(?:files\.pythonhosted\.org|pypi\.(?:python\.)?org)(?::\d+)?\//i;

/** Whether a file's address is one of the public index. */
export function isDefaultFile(url: string): boolean {
  return files.test(url);
}
