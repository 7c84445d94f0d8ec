/** The published JSON Schemas by the names that `schema` takes, each with what it is for and its file in `schemas/`. */
export const SCHEMAS = {
  answers: { file: 'answers.schema.json', about: 'the answers file of init' },
  config: { file: 'config.schema.json', about: 'the configuration file of validate' },
  'flyte-binary': { file: 'flyte-binary.values.schema.json', about: 'values of the chart flyte-binary, and of flyte-sandbox' },
  'flyte-core': {
    file: 'flyte-core.values.schema.json',
    about: 'values of the chart flyte-core, and of the umbrella chart flyte',
  },
  report: { file: 'report.schema.json', about: 'the report that validate --format json prints' },
} as const;

export type SchemaName = keyof typeof SCHEMAS;

/** All of them, sorted. */
export const SCHEMA_NAMES = Object.keys(SCHEMAS) as SchemaName[];
