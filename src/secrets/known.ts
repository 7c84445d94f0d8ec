/** A hash that everybody can look up in Flyte's sources. */
export interface PublishedHash {
  readonly bcrypt: string;
  readonly where: string;
  /** Absent where the secret behind the hash was never published. */
  readonly secret?: string;
}

/** What flyteadmin takes for flytepropeller's secret where no static clients are configured (flyteadmin/auth/config/config.go). */
export const BUILT_IN_HASH: PublishedHash = {
  bcrypt: '$2a$06$d6PQn2QAFU3cL5V8MDkeuuk63xubqUxNxjtfPw.Fc9MgV6vpmyOIy',
  where: 'flyteadmin since 1.1.44',
};

/** Published hashes; the second is CVE-2022-39273. */
export const PUBLISHED_HASHES: readonly PublishedHash[] = [
  BUILT_IN_HASH,
  {
    bcrypt: '$2a$06$pxs1AkG81Kvrhpml1QiLSOQaTk9eePrU/7Yab9y07h3x0TglbaoT6',
    where: 'flyteadmin up to 1.1.43',
    secret: 'foobar',
  },
];

/** Secrets that everybody can look up: flyte-core's default for flytepropeller. */
export const PUBLISHED_SECRETS: readonly string[] = ['foobar'];

/** The published hash that this bcrypt hash (raw, not base64) is, or undefined. */
export function publishedHash(bcrypt: string): PublishedHash | undefined {
  return PUBLISHED_HASHES.find((published) => bcrypt.startsWith(published.bcrypt));
}
