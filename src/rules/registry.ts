import { authOff } from './auth-off.ts';
import { helmRenderFails } from './helm-render-fails.ts';
import type { Rule } from './rule.ts';

/** Every rule that judges a release, sorted by id. */
export const RELEASE_RULES: readonly Rule[] = [authOff, helmRenderFails];
