import { KnownError } from '../../core/errors.ts';
import { inline } from '../../core/quote.ts';

/** No usable answer from a server. `reached`: whether somebody is there who does not answer as a server must. */
export class NetworkError extends KnownError {
  override readonly name = 'NetworkError';
  readonly reached: boolean;
  override readonly remedy: string;

  constructor(message: string, remedy: string, reached: boolean, options?: ErrorOptions) {
    super(message, remedy, options);
    this.remedy = remedy;
    this.reached = reached;
  }
}

/** A result that is not worth more than the answer it comes from: undefined where nobody answers. */
export async function ifAnswered<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

interface Meaning {
  readonly codes: RegExp;
  readonly words: string;
  readonly remedy: string;
  readonly reached: boolean;
}

const CHECK_ADDRESS = 'check the host name, and whether a VPN or HTTPS_PROXY is needed from here';

/** What the error codes of Node's sockets, TLS and HTTP parser mean. */
const MEANINGS: readonly Meaning[] = [
  { codes: /^(ENOTFOUND|EAI_)/, words: 'its host name cannot be resolved', remedy: CHECK_ADDRESS, reached: false },
  { codes: /^ECONNREFUSED$/, words: 'it refuses connections', remedy: 'check the port, and whether it runs', reached: false },
  {
    codes: /^(ERR_TLS_CERT_ALTNAME_INVALID)$/,
    words: 'its certificate is for another host',
    remedy: 'correct the host name or the certificate',
    reached: true,
  },
  {
    codes: /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    words: 'its certificate is not valid now',
    remedy: 'renew it, or correct the clock of this machine',
    reached: true,
  },
  {
    codes: /SELF_SIGNED|^UNABLE_TO_|^CERT_|^ERR_TLS_CERT/,
    words: 'its certificate comes from an authority that is not trusted here',
    remedy:
      'give the authority with --ca-file; the pods of Flyte need it as well, or they fail with "x509: certificate signed by unknown authority"',
    reached: true,
  },
  {
    codes: /^(EPROTO|ERR_SSL|ERR_TLS)/,
    words: 'it does not speak TLS as expected',
    remedy: 'check the port, and whether http:// is meant',
    reached: true,
  },
  {
    codes: /^(HPE_|ERR_HTTP2)/,
    words: 'it does not speak HTTP as expected',
    remedy: 'check the port and the scheme',
    reached: true,
  },
  {
    codes: /^(ABORT_ERR|ETIMEDOUT)$/,
    words: 'it does not answer in time',
    remedy: `${CHECK_ADDRESS}; --timeout gives it longer`,
    reached: false,
  },
];

/** Puts a failure of Node's into words; `url` is where the request went. What is no failure of the network comes back as it is. */
export function networkError(error: unknown, url: URL): unknown {
  if (error instanceof NetworkError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  const found = MEANINGS.find(({ codes }) => codes.test(code));
  const { words = `the connection fails (${inline(code)})`, remedy = CHECK_ADDRESS, reached = false } = found ?? {};
  return new NetworkError(`no answer from ${url.origin}: ${words}`, remedy, reached, { cause: error });
}

function codeOf(error: Error): string | undefined {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'ABORT_ERR';
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
