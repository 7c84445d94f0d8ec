import { valuesPathOf } from '../charts/where.ts';
import { formatPath } from '../core/origin.ts';
import { isSelfIssuer } from '../flyte/audience.ts';
import type { AuthConfig, SecurityConfig } from '../flyte/config.ts';
import type { LoadedProcess, ReleaseModel } from '../flyte/model.ts';
import { hostHeader, serverUrl } from '../flyte/server-url.ts';
import { type Caller, callersOf, type Mode, serverOf } from '../rules/setup.ts';

/** What flyteadmin does with the values: what the world is compared with. */
export interface Expected {
  readonly auth: AuthConfig;
  readonly security: SecurityConfig;
  readonly mode: Mode;
  /** Who calls flyteadmin with client credentials. */
  readonly callers: readonly Caller[];
  readonly namespace: string;
  /** The key in the values for a setting of Flyte (`auth.authorizedUris`). */
  readonly key: (setting: string) => string;
}

/** What to expect of a release; undefined where Helm or Flyte's loader refuse it, or where it has no flyteadmin. */
export function expectedOf(model: ReleaseModel): Expected | undefined {
  const server: LoadedProcess | undefined = serverOf(model);
  if (server === undefined || server.error !== undefined) return undefined;
  const { auth, security } = server;
  return {
    auth,
    security,
    mode: isSelfIssuer(auth) ? 'Self' : 'External',
    callers: callersOf(model, auth),
    namespace: model.release.namespace,
    key: (setting) => formatPath(valuesPathOf(model.release.chart, setting.split('.'))),
  };
}

/** What flyteadmin takes for its own URL when people call it by `url`; by its first authorized URI where that is not told. */
export const publicUrlOf = ({ auth }: Expected, url: string | undefined): string | undefined =>
  serverUrl(auth, url === undefined ? undefined : hostHeader(url))?.value;
