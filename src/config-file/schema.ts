import { CONFIG_FILE, CONFIG_KEYS, type Form, RULE_LEVELS } from './keys.ts';

/** The JSON Schema (draft 2020-12) of the configuration file; `rules` are the ids and summaries of every rule. */
export function configSchema(rules: readonly { readonly id: string; readonly summary: string }[]): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: CONFIG_FILE,
    description: 'What flyte-auth-config validate goes by; a flag wins over each key.',
    type: ['object', 'null'],
    properties: Object.fromEntries(
      Object.entries(CONFIG_KEYS).map(([key, { form, help, example }]) => [
        key,
        { description: help, ...shapeOf(form, rules), examples: [example] },
      ]),
    ),
    additionalProperties: false,
  };
}

function shapeOf(form: Form, rules: readonly { readonly id: string; readonly summary: string }[]): object {
  if (form.kind === 'choice') return { enum: [...form.values] };
  if (form.kind === 'text') return { type: 'string' };
  if (form.kind === 'texts') return { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
  // `off` is false to readers of YAML 1.1.
  const level = { enum: [...RULE_LEVELS, false] };
  return {
    type: 'object',
    properties: Object.fromEntries(rules.map(({ id, summary }) => [id, { description: summary, ...level }])),
    additionalProperties: false,
  };
}
