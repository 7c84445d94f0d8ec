import { posix } from 'node:path';
import { type FunctionTable, fixed } from './define.ts';

/** Sprig's functions about slash-separated paths (Go's package path). */
export const PATHS: FunctionTable = {
  base: fixed(['string'], ([path]) => (path === '' ? '.' : posix.basename(path) || '/')),
  dir: fixed(['string'], ([path]) => clean(path.slice(0, path.lastIndexOf('/') + 1))),
  clean: fixed(['string'], ([path]) => clean(path)),
  ext: fixed(['string'], ([path]) => /\.[^./]*$/.exec(path)?.[0] ?? ''),
  isAbs: fixed(['string'], ([path]) => path.startsWith('/')),
};

/** Go's path.Clean: like `normalize`, without a slash at the end. */
function clean(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 ? normal.replace(/\/$/, '') : normal;
}
