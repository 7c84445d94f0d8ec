/** Keys whose values are secrets or hashes of secrets, wherever they stand. */
const SECRET_KEY =
  /(secret|secrethash|password|passwd|passphrase)$|^(rotated_secrets|token|apikey|api_key|privatekey|private_key)$/i;

/** Keys below a `secrets:` mapping that hold no secret. */
const OPEN_KEYS = new Set(['enabled', 'clientId', 'secretName', 'adminOauthClientCredentials']);

export const isSecretKey = (key: string): boolean => SECRET_KEY.test(key);

/** Whether a value must not be shown because of the keys above it. */
export function isSecretPath(path: readonly (string | number)[]): boolean {
  const keys = path.map(String);
  const last = keys.at(-1) ?? '';
  return keys.some(isSecretKey) || (keys.slice(0, -1).includes('secrets') && !OPEN_KEYS.has(last));
}

export const isOpenKey = (key: string): boolean => OPEN_KEYS.has(key);
