import { shellWord } from '../../core/shell.ts';
import { flagName } from '../../questions/names.ts';
import type { SecretKey } from '../../questions/secret-questions.ts';
import { entryOf } from '../../secrets/entries.ts';
import { secretPlaces } from '../../secrets/secret-objects.ts';
import { clientIdsOf, initCommand, secretsOf } from '../init-command.ts';
import type { IdpSetup } from '../setup.ts';
import { CLIENT_NAMES, resultRows } from './results.ts';
import { code, shell, table } from './text.ts';

/** What is left to do in Flyte's values: to write them, or to see that they have the right clients. */
export const inFlyte = (setup: IdpSetup): string =>
  setup.values === undefined ? writeValues(setup) : compareValues(setup, setup.values);

function writeValues(setup: IdpSetup): string {
  const command = initCommand(setup, {
    id: (key) => shellWord(setup.answers[key] ?? `<${flagName(key)}>`),
    secret: (key) => ({ file: shellWord(`<file-with-${flagName(key)}>`) }),
  });
  return [
    'Write the values of Flyte',
    table(
      ['Flag', 'Value'],
      resultRows(setup).map(([flag, value]) => [code(flag), value]),
    ),
    '`init` asks for what is left: the chart, and where secrets live.',
    shell(command),
  ].join('\n\n');
}

function compareValues(setup: IdpSetup, values: string): string {
  const ids = clientIdsOf(setup).map((key) => [`${CLIENT_NAMES[key]}: client id`, code(setup.answers[key] ?? '')] as const);
  const secrets = secretsOf(setup).map((key) => [`${CLIENT_NAMES[key]}: client secret`, placeOf(key, setup, values)] as const);
  return [
    'Compare with the values of Flyte',
    `${code(values)} is written with these clients. Where one of them has another id, run \`init\` again with that.`,
    table(['At the provider', 'In Flyte'], [...ids, ...secrets]),
  ].join('\n\n');
}

/** Where Flyte takes a client secret from. */
function placeOf(key: SecretKey, { draft }: IdpSetup, values: string): string {
  const { secrets, chart, secretName } = draft;
  if (secrets === 'values' || chart === undefined || secretName === undefined) return code(values);
  const entry = entryOf(key);
  return `key ${code(entry)} of the Secret ${code(secretPlaces(chart, secretName)[entry])}`;
}
