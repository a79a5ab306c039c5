// The flags that say on what is checked, Dockerfiles among it.

import type { DockerfileFlags } from './dockerfile-flags.ts';
import type { TargetFlags } from './request.ts';

export interface StageFlags extends TargetFlags, DockerfileFlags {}
