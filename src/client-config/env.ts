import { UsageError } from '../core/errors.ts';
import { shellWord } from '../core/shell.ts';
import { PYFLYTE_KEYS, type PyflyteKey } from '../flyte/pyflyte-keys.ts';
import type { ClientSettings } from './settings.ts';

/** The settings as variables for pyflyte, to be read by a shell; holds no secret. */
export function clientEnv({ admin, console }: ClientSettings): string {
  const values: Partial<Record<PyflyteKey, unknown>> = {
    ...Object.fromEntries(Object.entries(admin).map(([key, value]) => [`admin.${key}`, value])),
    'console.endpoint': console.endpoint,
  };
  refuseCommas(values);
  const lines = PYFLYTE_KEYS.flatMap(({ key, variable }) => {
    const value = values[key];
    return value === undefined ? [] : [`export ${variable}=${shellWord(asText(value))}`];
  });
  return `${HEADER}${lines.join('\n')}\n`;
}

/** pyflyte splits lists at commas, and knows no way to write one that is a part of an item. */
function refuseCommas(values: Partial<Record<PyflyteKey, unknown>>): void {
  const [bad] = Object.entries(values).filter(([, value]) => Array.isArray(value) && value.some((item) => item.includes(',')));
  if (bad)
    throw new UsageError(
      `--format env cannot hold ${bad[0]}: it has a comma, at which pyflyte would split it`,
      'use --format yaml',
    );
}

const asText = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));

const HEADER = `# For pyflyte, which prefers these variables to any file. flytectl reads none of them: give it a file.
`;
