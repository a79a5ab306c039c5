// AWS Lambda's images: 3.8 to 3.11 stand on Amazon Linux 2, whose glibc 2.26 takes no manylinux_2_28 wheels.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const lambdaFamily: ImageFamily = listedFamily({
  id: 'lambda',
  repositories: ['public.ecr.aws/lambda/python'],
  ownPackages: 'boto3',
  brings: 'the runtime of Lambda',
});
