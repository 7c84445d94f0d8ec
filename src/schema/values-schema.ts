import { homeOf, isTelltale, TELLTALES, type Territory, territoryOf } from '../charts/auth-keys.ts';
import { formatPath } from '../core/origin.ts';
import { adminSpec, authSpec } from '../flyte/config.ts';
import { type ConfigSection, isSection } from '../flyte/sections.ts';
import { serverSpec } from '../flyte/server-spec.ts';
import type { ChartKeys } from './chart-keys.ts';
import { FLYTE_BINARY_KEYS } from './flyte-binary-keys.ts';
import { FLYTE_CORE_KEYS } from './flyte-core-keys.ts';
import { DRAFT, type JsonSchema, refTo } from './json-schema.ts';
import { SCALARS } from './scalars.ts';
import { specSchema } from './spec-schema.ts';
import { TOLD_ADMIN } from './told-admin.ts';
import { TOLD_AUTH } from './told-auth.ts';
import { TOLD_SERVER } from './told-server.ts';

/** The charts that have a schema of their values; that of an umbrella chart is part of the one of the chart that it wraps. */
export const SCHEMA_CHARTS = ['flyte-binary', 'flyte-core'] as const;
export type SchemaChart = (typeof SCHEMA_CHARTS)[number];

const KEYS: Readonly<Record<SchemaChart, ChartKeys>> = { 'flyte-binary': FLYTE_BINARY_KEYS, 'flyte-core': FLYTE_CORE_KEYS };

/** Flyte's own settings, by the section that they stand in; the same wherever a chart takes them. */
const SECTIONS: Readonly<Record<ConfigSection, JsonSchema>> = {
  auth: specSchema(authSpec, TOLD_AUTH),
  server: specSchema(serverSpec, TOLD_SERVER),
  admin: specSchema(adminSpec, TOLD_ADMIN),
};

type Group = Exclude<Territory, 'read'>;

const OTHER_FILE = 'a configuration file of Flyte';

/** The schema of a chart's values: closed where authentication is, open everywhere else but for keys that belong there. */
export function valuesSchema(chart: SchemaChart): JsonSchema {
  const { title, description, umbrella } = KEYS[chart];
  const values = keySchema(chart, territoryOf(chart), '');
  // A chart of one's own may hold the values of either chart below its name.
  const nested = Object.fromEntries(SCHEMA_CHARTS.map((name) => [name, {}]));
  const ofUmbrella = { description: `the same values, as the chart ${umbrella.chart} takes them`, ...refTo('values') };
  return {
    $schema: DRAFT,
    title,
    description,
    ...refTo('values'),
    $defs: {
      values: { ...values, properties: { ...nested, [umbrella.key]: ofUmbrella, ...(values['properties'] as object) } },
      nothingMisplaced: nothingMisplaced(chart),
      elsewhere: { allOf: [refTo('nothingMisplaced')], additionalProperties: refTo('elsewhere') },
      ...SECTIONS,
      ...SCALARS,
    },
  };
}

function groupSchema(chart: SchemaChart, territory: Group, path: string): JsonSchema {
  const { groups, needed } = KEYS[chart];
  const properties = Object.fromEntries(
    Object.entries(territory.keys).map(([key, below]) => [key, keySchema(chart, below, path === '' ? key : `${path}.${key}`)]),
  );
  return {
    ...(path !== '' && { description: groups[path] ?? OTHER_FILE }),
    type: needed.includes(path) ? 'object' : ['object', 'null'],
    properties,
    ...(territory.closed ? CLOSED : openBeside(Object.keys(properties))),
  };
}

/** Throws for a key that nothing is told of: the keys that a chart reads and what is told of them go together. */
function keySchema(chart: SchemaChart, territory: Territory, path: string): JsonSchema {
  if (territory !== 'read') return groupSchema(chart, territory, path);
  const setting = KEYS[chart].settings[path];
  if (setting !== undefined) return setting;
  const section = path.split('.').at(-1) ?? '';
  if (isSection(section)) return refTo(section);
  throw new Error(`nothing is told of ${path}`);
}

/** Nothing may stand beside the keys that are known but a merge key of YAML. */
const CLOSED: JsonSchema = { patternProperties: { '^<<$': {} }, additionalProperties: false };

/** Anything may stand beside the keys that are known, but for keys that are read somewhere else. */
const openBeside = (keys: readonly string[]): JsonSchema => ({
  ...(keys.some(isTelltale) ? {} : { allOf: [refTo('nothingMisplaced')] }),
  additionalProperties: refTo('elsewhere'),
});

const nothingMisplaced = (chart: SchemaChart): JsonSchema => ({
  patternProperties: Object.fromEntries(
    TELLTALES.map((key) => [
      `^${key}$`,
      { description: `is read as ${formatPath(homeOf(chart, key, []))} alone; here Helm and Flyte ignore it`, not: {} },
    ]),
  ),
});
