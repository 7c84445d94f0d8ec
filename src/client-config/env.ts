import { shellWord } from '../generate/shell.ts';
import { CLIENT_KEYS, type ClientKey } from './keys.ts';
import type { ClientSettings } from './settings.ts';

/** The settings as variables for pyflyte, to be read by a shell; holds no secret. */
export function clientEnv({ admin, console }: ClientSettings): string {
  const values: Partial<Record<ClientKey, unknown>> = {
    ...Object.fromEntries(Object.entries(admin).map(([key, value]) => [`admin.${key}`, value])),
    'console.endpoint': console.endpoint,
  };
  const lines = CLIENT_KEYS.flatMap(({ key, variable }) => {
    const value = values[key];
    return value === undefined ? [] : [`export ${variable}=${shellWord(asText(value))}`];
  });
  return `${HEADER}${lines.join('\n')}\n`;
}

/** pyflyte splits lists at commas. */
const asText = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));

const HEADER = `# For pyflyte, which prefers these variables to any file. flytectl reads none of them: give it a file.
`;
