import { describe, expect, test } from 'vitest';
import { repeatCommand } from '../../src/generate/repeat.ts';
import { gather } from '../../src/questions/given.ts';
import { QUESTIONS } from '../../src/questions/index.ts';
import type { AnswerKey } from '../../src/questions/question.ts';
import { isComplete, resolve } from '../../src/questions/resolve.ts';

type Flags = Partial<Record<AnswerKey, string>>;

const resolved = (flags: Flags) => resolve(QUESTIONS, gather(QUESTIONS, { flags, env: {}, answersFile: [] }));

/** The words of a command as a shell would make them; single quotes are the only ones that are written. */
function flagsOf(command: string): Flags {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const pairs = words.flatMap((word, index) =>
    word.startsWith('--') && word !== '--yes' ? [[camelCase(word.slice(2)), words[index + 1]]] : [],
  );
  return Object.fromEntries(pairs);
}

const camelCase = (flag: string): string => flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const COMMON: Flags = { url: 'https://flyte.example.com', chart: 'flyte-binary', oidcClientId: 'web', secrets: 'existing' };
const EXTERNAL: Flags = { ...COMMON, authServer: 'external', flytectlClientId: 'cli', propellerClientId: 'service' };

describe('the command that repeats a run gives the same answers', () => {
  const rows: readonly [string, Flags][] = [
    ['okta, org server', { ...COMMON, idp: 'okta', oktaDomain: 'acme.okta.com', authServer: 'internal' }],
    [
      'okta, internal with a server',
      { ...COMMON, idp: 'okta', oktaDomain: 'acme.okta.com', authServer: 'internal', oktaAuthServer: 'default' },
    ],
    ['okta, external', { ...EXTERNAL, idp: 'okta', oktaDomain: 'acme.okta.com', oktaAuthServer: 'default' }],
    ['google', { ...COMMON, idp: 'google', bcryptCost: '12', namespace: 'auth' }],
    ['several audiences', { ...EXTERNAL, idp: 'auth0', auth0Domain: 'acme.auth0.com', audience: 'a,b' }],
    ['names that a shell would take apart', { ...COMMON, idp: 'google', output: 'my values; rm -rf $HOME.yaml' }],
    ['a Secret of another name', { ...COMMON, idp: 'google', secrets: 'secret', secretName: 'mine', secretOutput: 'other.yaml' }],
  ];
  test.each(rows)('%s', (_, flags) => {
    const { draft } = resolved(flags);
    if (!isComplete(draft)) throw new Error('the answers of this test are not complete');
    const again = resolved(flagsOf(repeatCommand(draft)));
    expect({ missing: again.missing, problems: again.problems, unused: again.unused }).toEqual({
      missing: [],
      problems: [],
      unused: [],
    });
    expect(again.draft).toEqual(draft);
  });
});
