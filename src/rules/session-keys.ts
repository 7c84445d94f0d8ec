import type { Sourced } from '../core/origin.ts';
import { GENERATED_KEYS } from '../flyte/generated-keys.ts';
import { rawBase64Length } from '../secrets/raw-base64.ts';
import { defineRule, type Report } from './rule.ts';
import { secretFile } from './secret-files.ts';
import { type Setup, setupOf } from './setup.ts';
import { isUnfilled } from './values.ts';

const MESSAGES = {
  base64:
    'the key "{name}" is not base64 without padding, and flyteadmin does not start with it. remove the "=" at the end, or make the key anew',
  aes: {
    text: 'the key "{name}" has {length} bytes. it has to have 16, 24 or 32. make it anew',
    symptom: { component: 'flyteadmin', when: 'login', text: 'crypto/aes: invalid key size' },
  },
  short: {
    text: 'the key "{name}" has {length} bytes, and Flyte fills it up with zeros to 32. make it anew',
    severity: 'warning',
    symptom: { component: 'flyteadmin', when: 'login', text: 'nothing; the key is weaker than it should be' },
  },
  noPem: {
    text: 'the key "{name}" is no PEM text, and flyteadmin does not start with it. make it anew',
    symptom: { component: 'flyteadmin', when: 'start', text: 'failed to decode token signing RSA Key. Error: no PEM data found' },
  },
  pkcs8: {
    text: 'the key "{name}" is in the form "{label}", and flyteadmin reads "RSA PRIVATE KEY" (PKCS#1) alone. convert it',
    symptom: { component: 'flyteadmin', when: 'start', text: 'failed to parse PKCS1PrivateKey. Error: x509' },
    fix: 'openssl rsa -traditional -in key.pem -out token_rsa_key.pem',
  },
  unmade: {
    text: 'nothing makes a key "{name}": Flyte makes "{standard}". make it yourself, or remove "{at}"',
    severity: 'warning',
    symptom: { component: 'flyteadmin', when: 'start', text: 'secrets not found - file' },
  },
} as const;

type Say = Report<typeof MESSAGES>;

/** Keys that Flyte makes itself unless it is given them. */
export const sessionKeys = defineRule({
  id: 'session-keys',
  severity: 'error',
  category: 'secret',
  summary: 'a key for cookies or tokens is in a form that flyteadmin cannot use',
  symptom: { component: 'flyteadmin', when: 'start', text: 'illegal base64 data at input byte' },
  messages: MESSAGES,
  check(model, report) {
    const setup = setupOf(model);
    for (const key of setup ? keysOf(setup) : []) judge(key, report);
    for (const { setting, standard } of setup ? settingsOf(setup) : []) {
      if (setting.value === standard || isUnfilled(setting.value) || setting.value === '') continue;
      const file = setup && secretFile(model, setup.server.name, setting.value);
      if (file?.kind === 'empty') report('unmade', { at: setting, data: { name: setting.value, standard } });
    }
  },
});

interface KeySetting {
  readonly setting: Sourced<string>;
  readonly standard: string;
  readonly kind: 'hash' | 'aes' | 'symmetric' | 'rsa';
}

interface Key {
  readonly name: string;
  readonly kind: KeySetting['kind'];
  readonly text: string;
  readonly at: Sourced<unknown>;
}

/** Which key each setting names, and what Flyte calls the one that it makes itself. */
function settingsOf({ auth, mode }: Setup): readonly KeySetting[] {
  const { cookieHashKeySecretName, cookieBlockKeySecretName } = auth.userAuth;
  const { claimSymmetricEncryptionKeySecretName, tokenSigningRSAKeySecretName } = auth.appAuth.selfAuthServer;
  const cookies: readonly KeySetting[] = [
    { setting: cookieHashKeySecretName, standard: GENERATED_KEYS.cookieHash, kind: 'hash' },
    { setting: cookieBlockKeySecretName, standard: GENERATED_KEYS.cookieBlock, kind: 'aes' },
  ];
  if (mode === 'External') return cookies;
  return [
    ...cookies,
    { setting: claimSymmetricEncryptionKeySecretName, standard: GENERATED_KEYS.claims, kind: 'symmetric' },
    { setting: tokenSigningRSAKeySecretName, standard: GENERATED_KEYS.signing, kind: 'rsa' },
  ];
}

/** The keys whose text stands in the values. */
function keysOf(setup: Setup): readonly Key[] {
  return settingsOf(setup).flatMap(({ setting: { value: name }, kind }) => {
    const file = secretFile(setup.model, setup.server.name, name);
    const text = file.kind === 'value' ? String(file.secret.value ?? '') : '';
    return file.kind === 'value' && !isUnfilled(text) ? [{ name, kind, text, at: file.secret }] : [];
  });
}

function judge({ name, kind, text, at }: Key, report: Say): void {
  const length = rawBase64Length(text);
  if (kind === 'rsa') judgePem(name, text, at, report);
  else if (length === undefined) report('base64', { at, data: { name } });
  else if (kind === 'aes' && ![16, 24, 32].includes(length)) report('aes', { at, data: { name, length } });
  else if (kind === 'symmetric' && length < 32) report('short', { at, data: { name, length } });
}

function judgePem(name: string, text: string, at: Sourced<unknown>, report: Say): void {
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(text)?.[1];
  if (label === undefined) report('noPem', { at, data: { name } });
  else if (label !== 'RSA PRIVATE KEY') report('pkcs8', { at, data: { name, label } });
}
