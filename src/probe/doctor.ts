import type { ReleaseModel } from '../flyte/model.ts';
import type { Secret } from '../secrets/secret.ts';
import { expectedOf } from './expected.ts';
import { FLYTE_CHECKS } from './flyte/checks.ts';
import { siteAt } from './flyte/site.ts';
import { idpChecks } from './idp/checks.ts';
import { idpOf } from './idp/idp.ts';
import type { NetSettings } from './net/dial.ts';
import { type Group, runChecks } from './run-checks.ts';
import { examineGrant } from './token/examine.ts';
import { VALUES_CHECKS } from './values-checks.ts';

/** What is to be examined; at least one of `model` and `url`. */
interface DoctorRequest {
  readonly model: ReleaseModel | undefined;
  /** The deployed Flyte. */
  readonly url: string | undefined;
  readonly idpOnly: boolean;
  /** Whether people log in with DeviceFlow. */
  readonly deviceFlow: boolean;
  /** flytepropeller's secret, where a token may be asked for with it. */
  readonly secret: Secret | undefined;
  readonly net: NetSettings;
  readonly now: () => Date;
}

/** Examines the values, the deployed Flyte and the identity provider, as far as they are given. */
export async function examine({ model, url, net, now, ...request }: DoctorRequest): Promise<readonly Group[]> {
  const expected = model && expectedOf(model);
  const hasIssuer = expected !== undefined && expected.auth.userAuth.openId.baseUrl.value !== '';
  const idp = hasIssuer ? idpOf(expected, { net, url, deviceFlow: request.deviceFlow }) : undefined;
  const site = url === undefined || request.idpOnly ? undefined : siteAt(url, net, expected, idp);
  const groups: Group[] = [];
  if (model !== undefined) groups.push({ name: 'values', results: await runChecks(VALUES_CHECKS, model) });
  if (site !== undefined) groups.push({ name: 'Flyte', target: site.url, results: await runChecks(FLYTE_CHECKS, site) });
  if (idp === undefined) return groups;
  const target = idp.expected.auth.userAuth.openId.baseUrl.value;
  groups.push({ name: 'identity provider', target, results: await runChecks(idpChecks(idp.expected), idp) });
  if (request.secret !== undefined) groups.push(await examineGrant(request.secret, { idp, site, url, now: now() }));
  return groups;
}
