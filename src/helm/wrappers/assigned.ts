import { KnownError } from '../../core/errors.ts';
import type { Origin, Path } from '../../core/origin.ts';
import type { Node } from '../../core/tree.ts';
import type { YamlProblem } from '../../source/problems.ts';
import { assign } from '../set.ts';
import { assignmentsOf, type SetFlag } from '../set-grammar.ts';
import type { FileValues } from '../values.ts';
import type { Elsewhere } from './wrapped.ts';

/** One value that a manifest gives in the grammar of Helm's flags. */
export interface Assigned {
  readonly flag: SetFlag;
  readonly name: string;
  readonly value: string;
  readonly originOf: (path: Path) => Origin;
  /** What a refusal points at. */
  readonly node: Node;
}

/** Sets one value; what Helm refuses becomes a problem of the file. */
export function assigned({ values, problems }: FileValues, { flag, name, value, originOf, node }: Assigned): FileValues {
  try {
    return { values: assign(values, flag, `${name}=${value}`, originOf), problems };
  } catch (error) {
    return { values, problems: [...problems, problemOf(error, node)] };
  }
}

function problemOf(error: unknown, node: Node): YamlProblem {
  if (!(error instanceof KnownError)) throw error;
  return { message: error.message, span: node.origin.from === 'file' ? node.origin.value : { start: 0, end: 0 } };
}

/** Stands for a value that is there but not told: every rule takes it for a variable. */
const UNTOLD = `\${untold}`;
/** Hashes are left out instead, because Flyte does not start with anything else. */
const HASHES = new Set(['clientSecretHash', 'client_secret']);

/** Puts something in the place of the values that come from elsewhere one by one. */
export const untold = (given: FileValues, elsewhere: readonly Elsewhere[]): FileValues =>
  elsewhere.reduce((result, { only, origin }) => {
    if (only === undefined || HASHES.has(String(only.at(-1)))) return result;
    const originOf = (path: Path): Origin => ({ from: 'template', path });
    const name = only.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step.replace(/[.,=[\\]/g, '\\$&')}`)).join('');
    const node: Node = { kind: 'scalar', value: null, origin };
    return assigned(result, { flag: '--set-string', name: name.replace(/^\./, ''), value: UNTOLD, originOf, node });
  }, given);

/** The path in `a.b[0]`; undefined where Helm would not understand it. */
export function pathOf(name: string | undefined): Path | undefined {
  try {
    return name === undefined ? undefined : assignmentsOf('--set-string', `${name}=`)[0]?.path;
  } catch {
    return undefined;
  }
}
