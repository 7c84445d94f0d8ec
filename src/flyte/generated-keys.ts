/** The keys that Flyte makes itself where a Secret lacks them, by what they are for (flyteadmin/auth/create_secrets.go, init_secrets.go). */
export const GENERATED_KEYS = {
  cookieHash: 'cookie_hash_key',
  cookieBlock: 'cookie_block_key',
  claims: 'claim_symmetric_key',
  signing: 'token_rsa_key.pem',
} as const;
