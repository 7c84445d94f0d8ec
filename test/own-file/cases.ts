import { OIDC_SECRET, PROPELLER_SECRET } from '../init/sandbox.ts';

/** A user's file, what is asked of it, and what it holds already. */
export interface Case {
  readonly name: string;
  readonly flags: readonly string[];
  readonly secrets?: { readonly oidc?: string; readonly propeller?: string };
  /** Files before the one that is changed. */
  readonly earlier?: readonly string[];
}

const OKTA_CLIENTS = [
  '--oidc-client-id=0oa1a2b3c4d5e6f7g8h9',
  '--flytectl-client-id=0oa2a2b3c4d5e6f7g8h9',
  '--propeller-client-id=0oa3a2b3c4d5e6f7g8h9',
];
const OKTA = [
  '--idp=okta',
  '--okta-domain=acme.okta.com',
  '--auth-server=external',
  '--url=https://flyte.acme.com',
  ...OKTA_CLIENTS,
];
const GOOGLE = [
  '--idp=google',
  '--url=https://flyte.acme.com',
  '--oidc-client-id=123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com',
];
const BOTH = { oidc: OIDC_SECRET, propeller: PROPELLER_SECRET };

/** In test/fixtures/own-file, `before.yaml` and `after.yaml` of each. */
export const CASES: readonly Case[] = [
  {
    name: 'binary-eks-from-nothing',
    flags: [...OKTA, '--okta-auth-server=aus1a2b3c4d5e6f7g8h9', '--secrets=secret'],
    secrets: BOTH,
  },
  { name: 'core-gke-from-nothing', flags: [...GOOGLE, '--secrets=secret'], secrets: { oidc: OIDC_SECRET } },
  {
    name: 'binary-internal-to-external',
    flags: ['--auth-server=external', '--flytectl-client-id=0oa2a2b3c4d5e6f7g8h9', '--propeller-client-id=0oa3a2b3c4d5e6f7g8h9'],
    secrets: { propeller: 'not-a-real-secret-of-the-service-app' },
  },
  { name: 'core-external-to-internal', flags: ['--auth-server=internal'] },
  {
    name: 'binary-flow',
    flags: [
      '--auth-server=external',
      '--flytectl-client-id=Cli3456789012345678901234567890c',
      '--propeller-client-id=Prop456789012345678901234567890p',
    ],
    secrets: { propeller: 'not-a-real-secret-of-the-service-app' },
  },
  { name: 'core-anchors', flags: ['--url=https://flyte.acme.org', '--auth-server=internal'] },
  { name: 'umbrella-flyte', flags: [...GOOGLE, '--secrets=existing'], secrets: { propeller: PROPELLER_SECRET } },
  { name: 'argocd-text', flags: [...OKTA, '--okta-auth-server=default', '--secrets=existing'] },
  { name: 'argocd-object', flags: ['--auth-server=internal'], secrets: { propeller: PROPELLER_SECRET } },
  {
    name: 'flux',
    flags: [
      '--idp=keycloak',
      '--keycloak-url=https://sso.acme.com',
      '--realm=flyte',
      '--auth-server=internal',
      '--url=https://flyte.acme.com',
      '--oidc-client-id=flyteconsole',
      '--secrets=existing',
    ],
    secrets: { propeller: PROPELLER_SECRET },
  },
  {
    name: 'own-umbrella',
    flags: ['--auth-server=external', '--flytectl-client-id=flytectl', '--propeller-client-id=flytepropeller'],
  },
  {
    name: 'several-files',
    earlier: ['base.yaml'],
    flags: ['--auth-server=internal'],
    secrets: { propeller: PROPELLER_SECRET },
  },
  { name: 'core-mend', flags: ['--secrets=values'] },
  { name: 'binary-bom', flags: ['--url=https://flyte.acme.org'] },
  // Forms that were never filled in and addresses from examples are nobody's choice.
  {
    name: 'binary-starter-form',
    flags: [...OKTA, '--okta-auth-server=aus1a2b3c4d5e6f7g8h9', '--secrets=values'],
    secrets: BOTH,
  },
  // Nobody there is flytepropeller, and flytescheduler logs in as it does.
  { name: 'core-control-plane', flags: ['--auth-server=internal'], secrets: { propeller: PROPELLER_SECRET } },
  {
    name: 'binary-to-another-provider',
    flags: [...OKTA_CLIENTS, '--idp=okta', '--okta-domain=acme.okta.com', '--okta-auth-server=default', '--release=prod'],
  },
  { name: 'binary-flow-comments', flags: ['--secrets=existing'] },
  { name: 'binary-crlf', flags: ['--auth-server=external', ...OKTA_CLIENTS.slice(1)], secrets: BOTH },
];
