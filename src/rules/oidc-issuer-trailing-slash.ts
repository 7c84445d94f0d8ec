import { profileOf } from '../idps/index.ts';
import type { IssuerVerdict } from '../idps/recognise.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';

export const oidcIssuerTrailingSlash = defineRule({
  id: 'oidc-issuer-trailing-slash',
  severity: 'error',
  category: 'login',
  summary: 'the issuer URL has a final slash too many, or lacks it',
  symptom: { component: 'flyteadmin', when: 'start', text: 'oidc: issuer did not match the issuer returned by provider' },
  messages: {
    slash: {
      text: 'issuer URL "{found}" ends with "/". {idp} publishes it without. remove the slash',
      fix: '{meant}',
    },
    noSlash: {
      text: 'issuer URL "{found}" lacks the final "/". {idp} publishes it with one. add the slash',
      fix: '{meant}',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup?.login) return;
    const { baseUrl, issuerUrl } = setup.auth.userAuth.openId;
    const meant = setup.login.suggestion;
    // With an issuer of its own, the URL is not compared with anything.
    if (meant === undefined || !isSlashAlone(baseUrl.value, setup.login) || issuerUrl.value !== '') return;
    const idp = setup.login.idp ? profileOf(setup.login.idp).label : 'the provider';
    const messageId = baseUrl.value.length > meant.length ? 'slash' : 'noSlash';
    report(messageId, { at: baseUrl, data: { found: baseUrl.value, idp, meant }, replace: { with: meant, safe: true } });
  },
});

/** Whether nothing but slashes at the end keeps a URL from being right. */
export const isSlashAlone = (url: string, { suggestion }: IssuerVerdict): boolean =>
  suggestion !== undefined && suggestion !== url && withoutSlashes(suggestion) === withoutSlashes(url);

const withoutSlashes = (url: string): string => url.replace(/\/+$/, '');
