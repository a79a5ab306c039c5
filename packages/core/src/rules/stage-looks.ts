// What rules say of the stages of Dockerfiles, loaded together: three small files pack worse than one.

import { notFollowedLooks } from './not-followed-looks.ts';
import { runtimeLibraryLooks } from './runtime-library-looks.ts';
import { twoLibcsLooks } from './two-libcs-looks.ts';

export const stageLooks = { WC401: twoLibcsLooks, WC402: runtimeLibraryLooks, WC403: notFollowedLooks };
