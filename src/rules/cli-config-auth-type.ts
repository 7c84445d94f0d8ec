import { closest } from '../core/distance.ts';
import { toPlain } from '../core/tree.ts';
import { adminSpec } from '../flyte/config.ts';
import { adminOf, hasAdmin, isOpen, namesSecret, type ReadClient, serverSetup } from './cli-config.ts';
import { callsThisMachine } from './cli-config-endpoint.ts';
import { defineRule, missing, type Report } from './rule.ts';
import { isOwn, textsOf } from './values.ts';

const TYPES = adminSpec.fields.authType.values;

/** Words of pyflyte that flytectl does not know. Source: flytekit/configuration/__init__.py (AuthType). */
const PYFLYTE_WORDS: ReadonlyMap<string, (typeof TYPES)[number]> = new Map([
  ['standard', 'Pkce'],
  ['basic', 'ClientSecret'],
  ['client_credentials', 'ClientSecret'],
  ['external_process', 'ExternalCommand'],
]);

const MESSAGES = {
  missing: {
    text: 'without "admin.authType" flytectl logs in with a client secret, and there is none. set it to Pkce for people',
    symptom: {
      component: 'flytectl',
      when: 'CLI call',
      text: 'open /etc/secrets/client_secret: no such file or directory',
    },
    fix: 'authType: Pkce',
  },
  spelling: {
    text: 'authType "{found}" is none that flytectl knows. it is one of {known}, in exactly this spelling',
    fix: 'authType: {meant}',
  },
  unknown: 'authType "{found}" is none that flytectl knows. it is one of {known}, in exactly this spelling',
  number: {
    text: 'authType {found} is no word: flytectl takes it for {meant}, and pyflyte does not. write the word',
    symptom: { component: 'pyflyte', when: 'CLI call', text: 'Invalid auth mode' },
    fix: 'authType: {meant}',
  },
  noCommand: {
    text: 'authType ExternalCommand needs a "command" that prints an access token. add it, or take another authType',
    symptom: { component: 'flytectl', when: 'CLI call', text: 'slice bounds out of range [1:0]' },
  },
  oneWord: {
    text: '"{at}" is one word to the clients, blanks and all: they look for a program "{found}". write a list of words',
    symptom: { component: 'flytectl', when: 'CLI call', text: 'executable file not found in $PATH' },
    fix: 'command: [{words}]',
  },
} as const;

export const cliConfigAuthType = defineRule({
  id: 'cli-config-auth-type',
  severity: 'error',
  category: 'client',
  summary: 'the configuration file does not say how to log in, or not as flytectl spells it',
  symptom: {
    component: 'flytectl',
    when: 'CLI call',
    text: "'authType' cannot parse value as 'admin.AuthType': strconv.ParseUint: invalid syntax",
  },
  messages: MESSAGES,
  check(subject: ReadClient, report) {
    const { authType } = adminOf(subject);
    const refused = subject.client.flytectl.decodeErrors.find(({ path }) => path === 'authType');
    const found = writtenType(subject);
    const known = [...TYPES].sort();
    if (refused || !isType(authType.value)) {
      const meant = PYFLYTE_WORDS.get(found.toLowerCase()) ?? closestType(found);
      const at = { value: found, origin: refused?.origin ?? authType.origin };
      if (meant === undefined) report('unknown', { at, data: { found, known } });
      else report('spelling', { at, data: { found, known, meant }, replace: { with: meant, safe: true } });
    } else if (isOwn(authType) && found !== '' && found !== authType.value) {
      const data = { found, meant: authType.value };
      report('number', { at: authType, data, replace: { with: authType.value, safe: true } });
    } else if (hasAdmin(subject) && isMissed(subject)) {
      // Whether anybody has to log in is known for sure only where the values say so.
      report('missing', { at: missing('admin.authType'), severity: serverSetup(subject) ? 'error' : 'warning' });
    }
    judgeCommands(subject, report);
  },
});

function judgeCommands(subject: ReadClient, report: Report<typeof MESSAGES>): void {
  const { authType, command, proxyCommand } = adminOf(subject);
  if (isOwn(authType) && authType.value === 'ExternalCommand' && command.value.length === 0)
    report('noCommand', { at: authType });
  for (const words of [command, proxyCommand]) {
    const [found, ...others] = textsOf(words);
    if (found !== undefined && others.length === 0 && isCommandLine(found))
      report('oneWord', { at: words, data: { found, words: found.trim().split(/\s+/).join(', ') } });
  }
}

const isType = (text: string): boolean => TYPES.some((type) => type === text);

/** A path may have blanks, but what follows a bare name or starts with a dash is an argument. */
const isCommandLine = (text: string): boolean => /^[^/\\]*\S\s+\S|\s-/.test(text);

/** Whether the client needs a word for how it logs in, and has none. */
const isMissed = (subject: ReadClient): boolean =>
  !isOwn(adminOf(subject).authType) && !namesSecret(subject) && !isOpen(subject) && !callsThisMachine(subject);

/** What stands in the file, before anybody makes another word of it. */
function writtenType({ client }: ReadClient): string {
  const [, admin] = [...client.root.entries].find(([key]) => key.toLowerCase() === 'admin') ?? [];
  const entries = admin?.kind === 'map' ? [...admin.entries] : [];
  const [, node] = entries.find(([key]) => key.toLowerCase() === 'authtype') ?? [];
  if (node?.kind === 'scalar') return String(node.value ?? '');
  return node === undefined ? '' : JSON.stringify(toPlain(node));
}

const closestType = (found: string): string | undefined =>
  TYPES.find((type) => type.toLowerCase() === found.toLowerCase().replace(/[-_\s]/g, '')) ?? closest(found, TYPES);
