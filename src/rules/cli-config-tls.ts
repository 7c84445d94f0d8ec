import { adminOf, type ReadClient } from './cli-config.ts';
import { seenAs, speaksTls } from './cli-config-address.ts';
import { defineRule, missing } from './rule.ts';
import { isOwn } from './values.ts';

export const cliConfigTls = defineRule({
  id: 'cli-config-tls',
  severity: 'error',
  category: 'url',
  summary: 'the client speaks TLS where Flyte does not, or the other way round',
  symptom: { component: 'flytectl', when: 'CLI call', text: 'error reading server preface: EOF' },
  messages: {
    insecure: { text: 'insecure is true, and Flyte is at "{url}", which speaks TLS. set it to false', fix: 'insecure: false' },
    probably: {
      text: 'insecure is true for "{found}": a Flyte that others reach speaks TLS, and tokens travel in clear text without. set it to false',
      severity: 'warning',
      fix: 'insecure: false',
    },
    secure: {
      text: 'the client expects TLS, and Flyte is at "{url}", which speaks none. set "admin.insecure" to true',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'tls: first record does not look like a TLS handshake' },
      fix: 'insecure: true',
    },
    unverified: {
      text: 'insecureSkipVerify takes any certificate, so that anybody in between can take the tokens. name the authority in caCertFilePath',
      severity: 'warning',
      symptom: {
        component: 'flytectl',
        when: 'CLI call',
        text: "using insecureSkipVerify. Server's certificate chain and host name won't be verified",
      },
    },
  },
  check(subject: ReadClient, report) {
    const { endpoint, insecure, insecureSkipVerify } = adminOf(subject);
    if (insecureSkipVerify.value) report('unverified', { at: insecureSkipVerify });
    const url = schemeOf(subject);
    if (insecure.value && url?.startsWith('https:'))
      report('insecure', { at: insecure, data: { url }, replace: { with: false, safe: false } });
    else if (insecure.value && !url && speaksTls(subject)) report('probably', { at: insecure, data: { found: endpoint.value } });
    else if (!insecure.value && url?.startsWith('http:'))
      report('secure', { at: isOwn(insecure) ? insecure : missing('admin.insecure'), data: { url } });
  },
});

/** The public URL that the client calls, where the values name it. */
function schemeOf(subject: ReadClient): string | undefined {
  const seen = seenAs(subject);
  return seen?.by === 'listed' ? seen.value : undefined;
}
