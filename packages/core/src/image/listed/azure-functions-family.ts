// Azure Functions.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const azureFunctionsFamily: ImageFamily = listedFamily({
  id: 'azure-functions',
  repositories: ['mcr.microsoft.com/azure-functions/python'],
  brings: 'the host of Azure Functions',
  open: true,
});
