import { QUESTIONS } from './index.ts';
import type { Form, Question } from './question.ts';
import { SECRET_QUESTIONS } from './secret-questions.ts';
import { fileKey } from './secret-sources.ts';

/** The JSON Schema (draft 2020-12) of the answers file, for editors and for checking it by other programs. */
export function answersSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Answers for flyte-auth-config init',
    description: 'Secrets are never answers: they come from the environment, from files or from the prompt.',
    type: 'object',
    properties: Object.fromEntries([...QUESTIONS.map(property), ...SECRET_QUESTIONS.map(fileProperty)]),
    additionalProperties: false,
  };
}

function property(question: Question): [string, object] {
  const { key, help, form, fallbackText, example } = question;
  const description = fallbackText === undefined ? help : `${help} (default: ${fallbackText})`;
  return [
    key,
    {
      description,
      ...shape(form),
      examples: [form.kind === 'list' ? [example] : form.kind === 'number' ? Number(example) : example],
    },
  ];
}

function shape(form: Form): object {
  if (form.kind === 'choice') return { enum: form.choices.flatMap(({ value, aliases = [] }) => [value, ...aliases]) };
  if (form.kind === 'number') return { type: 'integer', minimum: form.min, maximum: form.max };
  if (form.kind === 'text') return { type: 'string' };
  return { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }] };
}

function fileProperty({ key, help }: (typeof SECRET_QUESTIONS)[number]): [string, object] {
  return [
    fileKey(key),
    { description: `file with the ${help}; "-" for standard input`, type: 'string', examples: [`${key}.txt`] },
  ];
}
