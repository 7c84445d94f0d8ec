/** Who uses the client: people at a browser, people without one, a CI job, or whoever has a command that prints tokens. */
export const PURPOSES = ['people', 'headless', 'ci', 'command'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Where a client takes its secret from; the secret itself is in no file that is written. */
export type SecretFrom = { readonly env: string } | { readonly file: string };

/** What the configuration is for, with what only that use needs. */
export type ClientRequest =
  | { readonly purpose: 'people' | 'headless' }
  /** `clientId`: a client of its own instead of flytepropeller's. */
  | { readonly purpose: 'ci'; readonly secret: SecretFrom; readonly clientId?: string }
  | { readonly purpose: 'command'; readonly command: readonly string[] };

/** The forms in which a client can be told; the last two are jobs that write the file themselves. */
export const CLIENT_FORMATS = ['yaml', 'env', 'github', 'gitlab'] as const;
export type ClientFormat = (typeof CLIENT_FORMATS)[number];
