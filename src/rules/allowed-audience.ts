import type { Sourced } from '../core/origin.ts';
import { grpcAuthority, serverUrl } from '../flyte/server-url.ts';
import { isGuid } from '../idps/guid.ts';
import { profileOf } from '../idps/index.ts';
import type { Cure } from './change.ts';
import { isInternalHost } from './hosts.ts';
import { defineRule, flyteKey, type Report } from './rule.ts';
import { type Setup, setupOf } from './setup.ts';
import { flyteClientOf } from './static-clients.ts';
import { isOwn, isUnfilled, textsOf } from './values.ts';

const ENTRA_FIX = '{at}: ["<API client id>", "api://<API client id>"]';

const MESSAGES = {
  missing: {
    text: '"{at}" is missing, so flytepropeller\'s calls want "{internal}", all others "{public}". list what {idp} puts into "aud"',
    fix: '{at}: ["{public}"]',
  },
  unlisted: {
    text: 'tokens are accepted if their "aud" is "{public}". make sure that {idp} puts that into them, or list what it puts in "{at}"',
    severity: 'warning',
    fix: '{at}: ["{public}"]',
  },
  entraMissing: {
    text: '"{at}" lacks the client id of your API, which Entra puts into "aud". list it, and its api:// form',
    fix: ENTRA_FIX,
  },
  entraOneForm: {
    text: '"{at}" lists "{found}" and lacks "{meant}": version {version} tokens of Entra carry that one. list both',
    severity: 'warning',
    fix: '{at}: ["{found}", "{meant}"]',
  },
  refused: {
    text: 'all ask for tokens of the audience "{found}", and accepted are {accepted} alone. list it',
    fix: '{at}: ["{found}"]',
  },
  notAccepted: 'tokens for the audience "{found}" are asked for, accepted are {accepted}. list it in "{allowed}"',
  blank: {
    text: 'audience "{found}" has a blank around it, which counts. Flyte splits at commas and trims nothing. write a YAML list',
    fix: '{meant}',
  },
} as const;

export const allowedAudience = defineRule({
  id: 'allowed-audience',
  severity: 'error',
  category: 'token',
  summary: 'tokens of the external authorization server are for an audience that Flyte does not accept',
  symptom: { component: 'flyteadmin', when: 'CLI call', text: 'invalid audience' },
  messages: MESSAGES,
  check(model, report) {
    const setup = setupOf(model);
    if (!setup?.tokens || setup.tokens.verdict.internalOnly) return;
    const allowed = setup.auth.appAuth.externalAuthServer.allowedAudience;
    if (textsOf(allowed).some(isUnfilled)) return;
    for (const audience of allowed.value) {
      const meant = audience.value.trim();
      if (meant !== audience.value)
        report('blank', { at: audience, data: { found: audience.value, meant }, replace: { with: meant, safe: true } });
    }
    if (setup.tokens.verdict.idp === 'azure-ad') judgeEntra(allowed, report);
    else if (allowed.value.length === 0) judgeMissing(setup, allowed, report);
    judgeAskedFor(setup, allowed, report);
  },
});

const ALLOWED = flyteKey('auth.appAuth.externalAuthServer.allowedAudience');

type List = Sourced<readonly Sourced<string>[]>;
type Say = Report<typeof MESSAGES>;

/** The URL that calls from outside are made to. */
const publicUrl = ({ auth, model }: Setup): string =>
  auth.authorizedUris.value.find(({ value }) => value !== '' && !isInternalHost(value, model.release.namespace))?.value ?? '';

/** The audience that Flyte expects of each caller besides the listed ones. */
const expectedOf = ({ auth, callers }: Setup): readonly string[] =>
  callers.map(({ admin }) => serverUrl(auth, grpcAuthority(admin.endpoint.value))?.value ?? '');

function judgeMissing(setup: Setup, allowed: List, report: Say): void {
  const wanted = publicUrl(setup);
  if (wanted === '' || isUnfilled(wanted)) return;
  const idp = setup.tokens?.verdict.idp ? profileOf(setup.tokens.verdict.idp).label : 'the provider';
  const cure = { safe: false, change: { set: ALLOWED, to: [wanted] } };
  const internal = expectedOf(setup).find((url) => url !== wanted);
  if (internal !== undefined) report('missing', { at: allowed, data: { internal, public: wanted, idp }, cure });
  else if (setup.tokens?.verdict.idp !== 'auth0') report('unlisted', { at: allowed, data: { public: wanted, idp }, cure });
}

/** Version 2 tokens carry the GUID of the API, version 1 tokens the URI. */
function judgeEntra(allowed: List, report: Say): void {
  const found = textsOf(allowed).map((text) => text.trim());
  const guids = found.filter(isGuid);
  const uris = found.filter((text) => text.startsWith('api://') || /^https:\/\/.*\/.+/.test(text));
  if (guids.length === 0 && uris.length === 0) report('entraMissing', { at: allowed });
  for (const guid of guids) {
    if (uris.length === 0)
      report('entraOneForm', {
        at: allowed,
        severity: 'info',
        data: { found: guid, meant: `api://${guid}`, version: 1 },
        cure: added(allowed, `api://${guid}`),
      });
  }
  for (const uri of uris) {
    const meant = uri.replace(/^api:\/\//, '');
    if (isGuid(meant) && !guids.includes(meant))
      report('entraOneForm', { at: allowed, data: { found: uri, meant, version: 2 }, cure: added(allowed, meant) });
  }
}

/** Tokens for one more audience are accepted then. */
const added = (allowed: List, audience: string): Cure => ({ safe: false, change: { add: audience, to: allowed } });

/** What somebody asks for has to be accepted as well. */
function judgeAskedFor(setup: Setup, allowed: List, report: Say): void {
  const asked = requestsOf(setup).filter(({ audience }) => audience.value !== '' && !isUnfilled(audience.value));
  const acceptedOf = ({ expected }: Request) => [...new Set([...textsOf(allowed), expected])].filter((text) => text !== '');
  const refused = asked.filter((request) => !acceptedOf(request).includes(request.audience.value));
  const [first] = refused;
  const isUnanimous = refused.length > 1 && refused.length === asked.length && sameAudience(refused);
  if (first && isUnanimous && isOwn(allowed)) {
    report('refused', { at: allowed, data: { found: first.audience.value, accepted: acceptedOf(first) } });
    return;
  }
  for (const request of refused) {
    const data = { found: request.audience.value, accepted: acceptedOf(request), allowed: ALLOWED };
    report('notAccepted', { at: request.audience, data });
  }
}

interface Request {
  readonly audience: Sourced<string>;
  /** The audience that Flyte accepts from its sender besides the listed ones. */
  readonly expected: string;
}

/** What services and the CLI ask for. */
function requestsOf(setup: Setup): readonly Request[] {
  const expected = expectedOf(setup);
  return [
    ...setup.callers.map(({ request }, index) => ({ audience: request.audience, expected: expected[index] ?? '' })),
    { audience: flyteClientOf(setup).audience, expected: publicUrl(setup) },
  ];
}

const sameAudience = (requests: readonly Request[]): boolean =>
  new Set(requests.map(({ audience }) => audience.value)).size === 1;
