// PyTorch's images: conda's Python on Ubuntu up to 2.9, Ubuntu's own from 2.10 on.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const pytorchFamily: ImageFamily = listedFamily({
  id: 'pytorch',
  repositories: ['pytorch/pytorch'],
  ownPackages: 'torch, torchvision and torchaudio',
  brings: 'PyTorch',
  open: true,
  // Each row of Ubuntu 24.04; `pip install` ends there with "externally-managed-environment".
  closed: (tag) => /^(?:latest$|2\.1\d\.)/.test(tag),
  unclear: (tag) => {
    const between = ubuntuBetween.find(([pattern]) => pattern.test(tag));
    return between === undefined
      ? undefined
      : {
          reason: `it has Python 3.10, and whether it stands on Ubuntu ${between[1]} or ${between[2]} is not known`,
          hint: `ask it: docker run --rm pytorch/pytorch:${tag} cat /etc/os-release, then --base ubuntu:${between[1]} (ubuntu:${between[2]}) with --python 3.10`,
        };
  },
});

/** Releases around the days on which their Dockerfile took a newer Ubuntu. */
const ubuntuBetween: readonly (readonly [tag: RegExp, older: string, newer: string])[] = [
  [/^2\.0\.[01]-/, '18.04', '20.04'],
  [/^2\.1\.[12]-/, '20.04', '22.04'],
];
