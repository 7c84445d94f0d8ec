import { configSchema } from '../config-file/schema.ts';
import { answersSchema } from '../questions/schema.ts';
import { ALL_RULES } from '../rules/registry.ts';
import { SCHEMAS } from './names.ts';
import { valuesSchema } from './values-schema.ts';

/** The schemas that are made from the program's own tables, by their file in `schemas/`; `scripts/schemas.mjs` writes them. */
export const generatedSchemas = (): Readonly<Record<string, object>> => ({
  [SCHEMAS.answers.file]: answersSchema(),
  [SCHEMAS.config.file]: configSchema(ALL_RULES),
  [SCHEMAS['flyte-binary'].file]: valuesSchema('flyte-binary'),
  [SCHEMAS['flyte-core'].file]: valuesSchema('flyte-core'),
});
