import type { Breakage } from './breakage.ts';
import { EXTERNALS } from './external.ts';
import { INTERNALS } from './internal.ts';
import { LOGIN } from './login.ts';
import { SECRETS } from './secrets.ts';
import { SHAPE } from './shape.ts';
import { SWITCHES } from './switches.ts';
import { URIS } from './uris.ts';

/** Every known way of breaking values that the values show. */
export const BREAKAGES: readonly Breakage[] = [...SHAPE, ...SWITCHES, ...URIS, ...LOGIN, ...SECRETS, ...INTERNALS, ...EXTERNALS];
