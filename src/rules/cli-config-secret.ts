import { adminOf, type ReadClient } from './cli-config.ts';
import { hasSecret, loginOf, namesSecret } from './cli-config-login.ts';
import { defineRule } from './rule.ts';
import { isOwn } from './values.ts';

const REQUIRED = { component: 'pyflyte', when: 'CLI call', text: 'Client ID and Client SECRET both are required.' } as const;

export const cliConfigSecret = defineRule({
  id: 'cli-config-secret',
  severity: 'warning',
  category: 'secret',
  summary: 'the configuration file names a client secret where there should be none, or none where there should be one',
  symptom: REQUIRED,
  messages: {
    forced: {
      text: '"{at}" makes pyflyte log in with a client secret, whatever authType {found} says, or fail where the file is missing. remove it',
      severity: 'error',
      symptom: { component: 'pyflyte', when: 'CLI call', text: 'No such file or directory' },
    },
    maybeForced:
      'wherever the variable "{name}" is set, pyflyte logs in with a client secret, whatever authType {found} says. remove "{at}"',
    none: {
      text: 'authType ClientSecret names no secret: flytectl reads /etc/secrets/client_secret, and pyflyte fails. set clientSecretEnvVar or clientSecretLocation',
      fix: 'clientSecretEnvVar: FLYTE_CLIENT_SECRET',
    },
    both: {
      text: 'clientSecretEnvVar beats clientSecretLocation, and pyflyte fails all the same where that file is missing. keep one of them',
      symptom: { component: 'pyflyte', when: 'CLI call', text: 'No such file or directory' },
    },
    noName: {
      text: 'clientSecretEnvVar is not the name of a variable. if it is the secret itself, take it out of the file and make a new one',
      severity: 'error',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'oauth2: "invalid_client"' },
    },
  },
  check(subject: ReadClient, report) {
    const { clientSecretLocation: location, clientSecretEnvVar: variable } = adminOf(subject);
    const isName = isVariableName(variable.value);
    if (isOwn(variable) && variable.value !== '' && !isName) report('noName', { at: variable });
    const login = loginOf(subject);
    if (login === undefined || !isOwn(login)) return;
    const found = login.value;
    if (!hasSecret(subject)) {
      if (isOwn(location)) report('forced', { at: location, on: 'key', data: { found } });
      if (isOwn(variable) && isName) report('maybeForced', { at: variable, on: 'key', data: { found, name: variable.value } });
    } else if (!namesSecret(subject)) report('none', { at: login });
    else if (isOwn(location) && isOwn(variable)) report('both', { at: location, on: 'key' });
  },
});

/** Whether a text can be the name of an environment variable. */
export const isVariableName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text);
