import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { isOwn, textsOf } from './values.ts';

export const authorizationHeader = defineRule({
  id: 'authorization-header',
  severity: 'warning',
  category: 'token',
  summary: 'the header with the token gets lost on the way',
  symptom: { component: 'pyflyte', when: 'CLI call', text: 'metadata was invalid' },
  messages: {
    upperCase: {
      text: 'header "{found}" has capital letters, which Python\'s gRPC refuses in metadata, so pyflyte cannot send it. write it in lower case',
      fix: '{meant}',
    },
    cors: {
      text: 'allowedHeaders {found} lack "{header}", which the list replaces: a console at another host cannot send its token. add it',
      severity: 'info',
      symptom: { component: 'browser', when: 'login', text: 'blocked by CORS policy' },
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { grpcAuthorizationHeader: header, httpAuthorizationHeader } = setup.auth;
    const meant = header.value.toLowerCase();
    if (meant !== header.value)
      report('upperCase', { at: header, data: { found: header.value, meant }, replace: { with: meant, safe: true } });
    const { allowedHeaders, allowCors } = setup.security;
    const found = textsOf(allowedHeaders);
    const isAllowed = found.some((one) => one === '*' || one.toLowerCase() === httpAuthorizationHeader.value.toLowerCase());
    if (allowCors.value && isOwn(allowedHeaders) && !isAllowed)
      report('cors', { at: allowedHeaders, data: { found, header: httpAuthorizationHeader.value } });
  },
});
