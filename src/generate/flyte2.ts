import { valuesText } from '../annotated-yaml/document.ts';
import { profileOf } from '../idps/index.ts';
import { issuerFor } from '../idps/issuer.ts';
import { CLI_REDIRECT_URI } from '../idps/steps.ts';
import type { Given } from '../questions/given.ts';
import { QUESTIONS } from '../questions/index.ts';
import type { AnswerKey, Draft, Question } from '../questions/question.ts';
import { resolve } from '../questions/resolve.ts';
import { tplText, tplTexts } from './values/text.ts';

/** What answers for Flyte 1 come to in Flyte 2: values that tell CLIs where to log in, or what they lack. */
export type Flyte2Advice =
  | { readonly block: string }
  | { readonly missing: readonly Question[] }
  /** Why the provider's tokens are of no use to a proxy. */
  | { readonly impossible: string };

/** Where authentication is in Flyte 2 (charts/flyte-binary and runs/config at v2.0.43), in lines. */
export const FLYTE_2_AUTH: readonly string[] = [
  'Flyte 2 checks no logins and no tokens: whoever reaches it may use it. A proxy before it has to do that, at the ingress:',
  '  browsers      log in at the proxy (annotations under "ingress", an AWS load balancer or oauth2-proxy)',
  '  CLIs, SDKs    send tokens, which the proxy checks on the paths of the API ("ingress.apiJwtIngress")',
  '  discovery     is open, so that CLIs find the provider before they have a token ("ingress.wellknownIngress")',
  '  who it was    stands in headers of the proxy ("flyte-core-components.runs.identityHeaders"); where Flyte can be reached',
  '                past the proxy, set "flyte-core-components.runs.trustForwardedIdentityHeaders" to false',
  'All that Flyte itself is told is where CLIs log in: "flyte-core-components.runs.authMetadata".',
];

/** The answers that the values need; the others of Flyte 1 have no place there. */
const NEEDED: readonly AnswerKey[] = [
  'idp',
  'issuer',
  'oktaDomain',
  'oktaAuthServer',
  'tenantId',
  'keycloakUrl',
  'realm',
  'auth0Domain',
  'url',
  'flytectlClientId',
];

/** The scopes of Entra are those of the registration that people log in by. */
const isNeeded = (key: AnswerKey, { idp }: Draft): boolean =>
  NEEDED.includes(key) || (key === 'oidcClientId' && idp === 'azure-ad');

/** Writes `runs.authMetadata` for the provider of the answers. */
export function flyte2Advice(given: Given): Flyte2Advice {
  const known = new Map([...given].filter(([key]) => key !== 'chartVersion'));
  const external = { raw: 'external', source: { from: 'prompt' } } as const;
  const { draft, missing, problems } = resolve(QUESTIONS, new Map([...known, ['authServer', external]]));
  if (draft.idp !== undefined) {
    const why = profileOf(draft.idp).whyNotExternal({ oktaAuthServer: 'default', ...draft });
    if (why !== undefined) return { impossible: `${profileOf(draft.idp).label}: ${why}` };
  }
  const open = [...missing, ...problems.map(({ question }) => question)].filter(({ key }) => isNeeded(key, draft));
  const block = open.length > 0 ? undefined : blockFor(draft);
  return block === undefined ? { missing: open } : { block };
}

function blockFor(draft: Draft): string | undefined {
  const { idp, url, oidcClientId = '', flytectlClientId } = draft;
  if (idp === undefined || url === undefined || flytectlClientId === undefined) return undefined;
  const { label, external } = profileOf(idp);
  const plan = external?.plan({ ...draft, authServer: 'external', url, oidcClientId });
  const built = issuerFor(idp, draft);
  if (plan === undefined || !('issuer' in built)) return undefined;
  const metadata = draft.metadataUrl ?? plan.metadataUrl;
  const authMetadata = {
    externalAuthServerBaseUrl: tplText(built.issuer),
    // Flyte 2 takes nothing but a path below the issuer.
    externalMetadataUrl: metadata === undefined || /^([a-z]+:)?\//i.test(metadata) ? undefined : tplText(metadata),
    flyteClient: {
      clientId: tplText(flytectlClientId),
      redirectUri: CLI_REDIRECT_URI,
      scopes: tplTexts(plan.cliScopes),
      audience: plan.audience === undefined ? undefined : tplText(plan.audience),
    },
  };
  const header = [
    'Where the CLIs of Flyte 2 log in, made by flyte-auth-config for the chart flyte-binary from v2.0.24 on',
    `This protects nothing: the proxy before Flyte has to check the tokens of ${label}, with the issuer below and audience ${plan.allowedAudience.join(' or ')}`,
  ];
  return valuesText(header, { 'flyte-core-components': { runs: { authMetadata } } }, {});
}
