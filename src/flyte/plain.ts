import { isSourced } from '../core/origin.ts';
import type { Plain } from '../core/tree.ts';
import type { LoadedProcess } from './model.ts';

/** What `render` shows of the client section: the rest has nothing to do with who logs in where. */
const SHOWN_ADMIN_FIELDS = [
  'endpoint',
  'insecure',
  'authType',
  'clientId',
  'clientSecretLocation',
  'clientSecretEnvVar',
  'scopes',
  'useAudienceFromAdmin',
  'audience',
  'tokenUrl',
  'authorizationHeader',
] as const satisfies readonly (keyof LoadedProcess['admin'])[];

/** The effective configuration without origins, in the shape in which Flyte prints its own. */
export function effectiveJson(process: LoadedProcess): { readonly [section: string]: Plain } {
  return Object.fromEntries(process.sections.map((section) => [section, sectionJson(process, section)]));
}

function sectionJson(process: LoadedProcess, section: LoadedProcess['sections'][number]): Plain {
  if (section !== 'admin') return plainOf(process[section]);
  return Object.fromEntries(SHOWN_ADMIN_FIELDS.map((field) => [field, plainOf(process.admin[field])]));
}

/** Drops the origins of a decoded value of any shape. */
export function plainOf(decoded: unknown): Plain {
  if (!isSourced(decoded)) return structOf(decoded);
  const { value } = decoded;
  if (Array.isArray(value)) return value.map(plainOf);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plainOf(item)]));
  return typeof value === 'object' && value !== null ? structOf(value) : (value as Plain);
}

function structOf(struct: unknown): Plain {
  return Object.fromEntries(Object.entries(struct ?? {}).map(([name, field]) => [name, plainOf(field)]));
}
