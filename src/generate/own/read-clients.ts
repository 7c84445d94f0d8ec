import { profileOf } from '../../idps/index.ts';
import type { TokenPlan } from '../../idps/profile.ts';
import { QUESTIONS } from '../../questions/index.ts';
import type { Draft } from '../../questions/question.ts';
import { resolve } from '../../questions/resolve.ts';
import { isUnfilled } from '../../rules/values.ts';
import type { ReadAnswer } from './existing.ts';
import type { Finder, Found } from './found.ts';

const CLIENT_IDS = [
  ['oidcClientId', 'auth.userAuth.openId.clientId'],
  ['flytectlClientId', 'auth.appAuth.thirdPartyConfig.flyteClient.clientId'],
  ['propellerClientId', 'admin.clientId'],
] as const;

/** The clients, and what tokens look like where that is not the provider's own rule. */
export function clientsIn(finder: Finder, provider: readonly ReadAnswer[]): readonly ReadAnswer[] {
  const external = provider.some(({ key, raw }) => key === 'authServer' && raw === 'external');
  const ids = CLIENT_IDS.filter(([key]) => external || key === 'oidcClientId').flatMap(([key, setting]) => {
    const found = finder.one(setting);
    const own = key === 'oidcClientId' && found && finder.isCopied(setting, found.text) ? [] : answerFrom(key, found);
    // The provider may well know clients by the names that the chart has for them.
    const preset = external && own.length === 0 && key !== 'oidcClientId' ? finder.anybody(setting) : undefined;
    return preset ? [{ key, raw: preset }] : own;
  });
  return external ? [...ids, ...tokensIn(finder, [...provider, ...ids])] : ids;
}

const answerFrom = (key: ReadAnswer['key'], found: Found | undefined): readonly ReadAnswer[] =>
  found === undefined || isUnfilled(found.text) ? [] : [{ key, raw: found.text, origin: found.origin }];

function tokensIn(finder: Finder, known: readonly ReadAnswer[]): readonly ReadAnswer[] {
  const scope = scopeIn(finder, planOf(known));
  const usual = planOf([...known, ...scope]);
  const metadata = finder.one('auth.appAuth.externalAuthServer.metadataUrl');
  const audience = finder.all('auth.appAuth.externalAuthServer.allowedAudience');
  return [
    ...scope,
    ...(metadata?.text === usual?.metadataUrl ? [] : answerFrom('metadataUrl', metadata)),
    ...(sameItems(audience, usual?.allowedAudience ?? []) ? [] : audienceFrom(audience)),
  ];
}

/** The first scope of the CLIs is what the provider's own rule makes of the API, unless somebody named another. */
function scopeIn(finder: Finder, usual: TokenPlan | undefined): readonly ReadAnswer[] {
  const [first] = finder.all('auth.appAuth.thirdPartyConfig.flyteClient.scopes');
  const isName = first !== undefined && !/^(all|offline|offline_access|openid|profile|email)$/.test(first.text);
  return isName && first.text !== usual?.cliScopes[0] ? answerFrom('apiScope', first) : [];
}

function audienceFrom(found: readonly Found[]): readonly ReadAnswer[] {
  const [first] = found;
  return first && found.every(({ text }) => !isUnfilled(text))
    ? [{ key: 'audience', raw: found.map(({ text }) => text), origin: first.origin }]
    : [];
}

const sameItems = (found: readonly Found[], usual: readonly string[]): boolean =>
  found.length === usual.length && found.every(({ text }) => usual.includes(text));

/** What the provider's rule makes of the answers so far. */
function planOf(known: readonly ReadAnswer[]): TokenPlan | undefined {
  const given = new Map(known.map(({ key, raw }) => [key, { raw, source: { from: 'prompt' } as const }]));
  const draft: Draft = resolve(QUESTIONS, given).draft;
  const { idp, authServer, url, oidcClientId } = draft;
  if (idp === undefined || authServer === undefined || url === undefined || oidcClientId === undefined) return undefined;
  return profileOf(idp).external?.plan({ ...draft, authServer, url, oidcClientId });
}
