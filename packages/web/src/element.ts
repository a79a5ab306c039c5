// The elements of index.html that the script needs, by id.

/** @throws TypeError where the page lacks it */
export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`#${id} is missing`);
  return found;
}
