// The files that were dropped, chosen or pasted, shown as a list to take them out of again.

import { element } from './element.ts';
import { guessName } from './guess-name.ts';
import type { GivenFile } from './messages.ts';

/** Of one file; core reads no more either. */
const largest = 50_000_000;

export interface FileList {
  /** Those of the list, and the pasted one. */
  files(): readonly GivenFile[];
}

/** @param refuse told of a file that is not taken */
export function openFileList(refuse: (message: string) => void): FileList {
  const given = new Map<string, string>();
  const list = element('files', HTMLUListElement);
  const pasted = element('pasted', HTMLTextAreaElement);
  const name = element('pasted-name', HTMLInputElement);
  let named = false;

  const show = (): void => {
    list.replaceChildren(
      ...[...given].map(([path, text]) => {
        const remove = document.createElement('button');
        remove.type = 'button';
        remove.textContent = 'Remove';
        remove.setAttribute('aria-label', `Remove ${path}`);
        remove.addEventListener('click', () => {
          given.delete(path);
          show();
        });
        const size = document.createElement('span');
        size.className = 'size';
        size.textContent = ` ${sizeText(text.length)}`;
        const label = document.createElement('span');
        label.append(path, size);
        const item = document.createElement('li');
        item.append(label, remove);
        return item;
      }),
    );
  };

  const take = async (files: Iterable<File>): Promise<void> => {
    for (const file of files) {
      if (file.size > largest) refuse(`${file.name} is larger than 50 MB`);
      // A dropped folder has no text.
      else
        await file.text().then(
          (text) => given.set(file.webkitRelativePath || file.name, text),
          () => refuse(`${file.name} cannot be read: drop files, not folders`),
        );
    }
    show();
  };

  const choose = element('choose', HTMLInputElement);
  choose.addEventListener('change', () => {
    void take([...(choose.files ?? [])]).then(() => (choose.value = ''));
  });
  const { body } = document;
  body.addEventListener('dragover', (event) => {
    event.preventDefault();
    body.classList.add('dropping');
  });
  body.addEventListener('dragleave', () => body.classList.remove('dropping'));
  body.addEventListener('drop', (event) => {
    event.preventDefault();
    body.classList.remove('dropping');
    void take([...(event.dataTransfer?.files ?? [])]);
  });
  name.addEventListener('input', () => (named = name.value.trim() !== ''));
  pasted.addEventListener('input', () => {
    if (!named) name.value = guessName(pasted.value);
  });

  return {
    files: () => [
      ...[...given].map(([path, text]) => ({ path, text })),
      ...(pasted.value.trim() === ''
        ? []
        : [{ path: name.value.trim() || guessName(pasted.value), text: pasted.value }]),
    ],
  };
}

function sizeText(characters: number): string {
  return characters < 1_000_000 ? `${Math.ceil(characters / 1000)} kB` : `${(characters / 1_000_000).toFixed(1)} MB`;
}
