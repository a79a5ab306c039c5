// Whether a requirements file may hold specifiers from before PEP 440.

import { type InstallerName, installerTraits } from './installer-traits.ts';
import { pipReadsLegacy } from '../packaging/pip-knows.ts';

/** Whether what installs in an image with this pip reads such lines; what does not refuses the whole file. */
export function readsLegacyLines(installer: InstallerName, pip: string | undefined): boolean {
  return installerTraits[installer].imagePipDecides && pipReadsLegacy(pip);
}
