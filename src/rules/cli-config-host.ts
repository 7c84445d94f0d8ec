import { adminOf, type ReadClient, serverSetup } from './cli-config.ts';
import { seenAs } from './cli-config-address.ts';
import { publicUris } from './public-uris.ts';
import { defineRule } from './rule.ts';
import { isOwn, isUnfilled } from './values.ts';

export const cliConfigHost = defineRule({
  id: 'cli-config-host',
  severity: 'warning',
  category: 'url',
  summary: 'the client calls Flyte by a host that is not authorized',
  symptom: { component: 'flyteadmin', when: 'CLI call', text: 'invalid audience' },
  messages: {
    unlisted:
      'endpoint "{found}" is none of the authorized URIs {known}, so Flyte takes "{seen}" for it. call that host, or add the other',
  },
  check(subject: ReadClient, report) {
    const setup = serverSetup(subject);
    const { endpoint } = adminOf(subject);
    const seen = seenAs(subject);
    if (!setup || seen?.by !== 'first' || !isOwn(endpoint) || isUnfilled(endpoint.value)) return;
    const known = publicUris(setup).map(({ value }) => value);
    report('unlisted', {
      at: endpoint,
      data: { found: endpoint.value, known, seen: seen.value },
      related: [{ message: 'the authorized URIs', at: setup.auth.authorizedUris }],
    });
  },
});
