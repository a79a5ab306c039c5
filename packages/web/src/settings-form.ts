// The form's fields ↔ settings.

import { element } from './element.ts';
import { type Settings, words } from './settings.ts';

const platforms = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/386',
  'linux/ppc64le',
  'linux/s390x',
  'linux/riscv64',
];

/** One a line: several do not fit beside one another on a phone. */
const imageField = (): HTMLTextAreaElement => element('images', HTMLTextAreaElement);
const field = (id: string): HTMLInputElement => element(id, HTMLInputElement);

/** Puts settings into the fields. */
export function showSettings({ images, platforms: chosen, groups, extras, index, offline }: Settings): void {
  imageField().value = images.join('\n');
  field('groups').value = groups.join(' ');
  field('extras').value = extras.join(' ');
  field('index').value = index;
  field('offline').checked = offline;
  element('platforms', HTMLDivElement).replaceChildren(
    ...[...new Set([...platforms, ...chosen])].map((platform) => choice(platform, chosen.includes(platform))),
  );
  if (groups.length + extras.length > 0 || index !== '' || offline) element('more', HTMLDetailsElement).open = true;
}

/** What the fields hold. */
export function readSettings(): Settings {
  return {
    images: words(imageField().value),
    platforms: [...document.querySelectorAll<HTMLInputElement>('#platforms input:checked')].map(({ value }) => value),
    groups: words(field('groups').value),
    extras: words(field('extras').value),
    index: field('index').value.trim(),
    offline: field('offline').checked,
  };
}

function choice(platform: string, checked: boolean): HTMLElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.id = `platform-${platform.replaceAll('/', '-')}`;
  box.value = platform;
  box.checked = checked;
  const label = document.createElement('label');
  label.htmlFor = box.id;
  label.textContent = platform;
  const both = document.createElement('span');
  both.append(box, label);
  return both;
}
