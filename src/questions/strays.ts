import { closest } from '../core/distance.ts';
import { QUESTIONS } from './index.ts';
import { ENV_PREFIX, envOf } from './names.ts';
import { SECRET_QUESTIONS } from './secret-questions.ts';
import { fileKey } from './secret-sources.ts';

const KNOWN: readonly string[] = [
  ...QUESTIONS.map(({ key }) => envOf(key)),
  ...SECRET_QUESTIONS.flatMap(({ key }) => [envOf(key), envOf(fileKey(key))]),
];

/** Variables that were probably meant for an answer and miss it by a letter or two, one warning each. */
export function strayVariables(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const strays = Object.keys(env).filter((name) => name.startsWith(ENV_PREFIX) && !KNOWN.includes(name));
  return strays.flatMap((name) => {
    const meant = closest(name, KNOWN);
    return meant === undefined ? [] : [`${name}: no such answer. did you mean "${meant}"?`];
  });
}
