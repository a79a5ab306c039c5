// Playwright's images for Python: Ubuntu's Python, opened to a pip that get-pip.py brings.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const playwrightFamily: ImageFamily = listedFamily({
  id: 'playwright',
  repositories: ['mcr.microsoft.com/playwright/python'],
  packaged: true,
  brings: 'browsers with what they need',
  open: true,
});
