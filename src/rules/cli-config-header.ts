import { adminOf, type ReadClient, serverSetup } from './cli-config.ts';
import { defineRule } from './rule.ts';
import { isOwn } from './values.ts';

export const cliConfigHeader = defineRule({
  id: 'cli-config-header',
  severity: 'error',
  category: 'token',
  summary: 'the client sends its token in a header that Flyte does not read',
  symptom: { component: 'flytectl', when: 'CLI call', text: 'Request unauthenticated with' },
  messages: {
    other: {
      text: 'authorizationHeader "{found}" is not the header that Flyte reads, "{meant}". remove the line: the client asks Flyte for the name',
      fix: 'authorizationHeader: {meant}',
    },
  },
  check(subject: ReadClient, report) {
    const { authorizationHeader } = adminOf(subject);
    const header = serverSetup(subject)?.auth.grpcAuthorizationHeader;
    const found = authorizationHeader.value;
    if (!header || !isOwn(authorizationHeader) || found === '') return;
    // gRPC writes every key in lower case.
    const isRead = [header.value.toLowerCase(), 'authorization'].includes(found.toLowerCase());
    if (isRead) return;
    report('other', {
      at: authorizationHeader,
      data: { found, meant: header.value },
      related: [{ message: 'the header that Flyte reads', at: header }],
      replace: { with: header.value, safe: true },
    });
  },
});
