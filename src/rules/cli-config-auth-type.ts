import { adminOf, hasAdmin, isOpen, type ReadClient, serverSetup } from './cli-config.ts';
import { callsThisMachine } from './cli-config-address.ts';
import { AUTH_TYPES, loginOf, namesSecret, refusedAuthType, writtenAuthType } from './cli-config-login.ts';
import { defineRule, missing, type Report } from './rule.ts';
import { isOwn, textsOf } from './values.ts';

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
    const found = writtenAuthType(subject.client);
    const refused = refusedAuthType(subject.client);
    if (refused) {
      const { meant, origin } = refused;
      const at = { value: found, origin };
      const known = [...AUTH_TYPES].sort();
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
  const { command, proxyCommand } = adminOf(subject);
  const login = loginOf(subject);
  if (login?.value === 'ExternalCommand' && command.value.length === 0) report('noCommand', { at: login });
  for (const words of [command, proxyCommand]) {
    const [found, ...others] = textsOf(words);
    if (found !== undefined && others.length === 0 && isCommandLine(found))
      report('oneWord', { at: words, data: { found, words: found.trim().split(/\s+/).join(', ') } });
  }
}

/** A path may have blanks, but what follows a bare name or starts with a dash is an argument. */
const isCommandLine = (text: string): boolean => /^[^/\\]*\S\s+\S|\s-/.test(text);

/** Whether the client needs a word for how it logs in, and has none. */
const isMissed = (subject: ReadClient): boolean =>
  !isOwn(adminOf(subject).authType) && !namesSecret(subject) && !isOpen(subject) && !callsThisMachine(subject);
