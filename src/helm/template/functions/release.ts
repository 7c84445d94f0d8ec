import { goMap } from '../../go/value.ts';
import { TemplateStopError } from '../errors.ts';
import { type FunctionTable, fixed } from './define.ts';

/** Functions that Helm's engine adds (pkg/engine/engine.go). */
export const RELEASE: FunctionTable = {
  include: { ...fixed(['string', 'any'], ([name, dot], runtime) => runtime.include(name, dot)), shallow: true },
  tpl: { ...fixed(['string', 'any'], ([text, dot], runtime) => runtime.tpl(text, dot)), shallow: true },
  required: fixed(['string', 'any'], ([message, value]) => {
    if (value === null || value === '') throw new TemplateStopError(message);
    return value;
  }),
  fail: fixed(['string'], ([message]) => {
    throw new TemplateStopError(message);
  }),
  /** Without a cluster, as in `helm template`, nothing is found. */
  lookup: fixed(['string', 'string', 'string', 'string'], () => goMap()),
  /** Helm looks names up only when told to with `--enable-dns`. */
  getHostByName: fixed(['string'], () => ''),
};
