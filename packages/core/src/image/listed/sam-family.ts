// AWS SAM's images that build for Lambda: a repository for each Python, on Lambda's own image with a compiler.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const samFamily: ImageFamily = listedFamily({
  id: 'sam',
  repositories: ['3.8', '3.9', '3.10', '3.11', '3.12'].map((minor) => `public.ecr.aws/sam/build-python${minor}`),
  ownPackages: 'boto3',
  brings: 'the runtime of Lambda and SAM',
  open: true,
});
