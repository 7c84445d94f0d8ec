import { isBefore } from '../charts/version.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';

/** The first charts with a flyteadmin that has both faults corrected. */
const SAFE = 'v1.2.0';

export const vulnerableVersion = defineRule({
  id: 'vulnerable-version',
  severity: 'error',
  category: 'token',
  summary: 'the chart brings a flyteadmin with a known hole in its authentication',
  symptom: { none: 'everything works, for people with the published secret or an old token too' },
  messages: {
    foobar:
      'version {version} of the chart brings a flyteadmin that lets anybody in as flytepropeller (CVE-2022-39273). use {safe} or newer',
    expired: 'version {version} of the chart brings a flyteadmin that takes expired tokens (CVE-2022-31145). use {safe} or newer',
  },
  check(model, report) {
    const setup = setupOf(model);
    const { chartVersion: version } = model.release;
    if (!setup || !isBefore(version, SAFE)) return;
    const { authServerType, selfAuthServer } = setup.auth.appAuth;
    const at = setup.security.useAuth;
    const data = { version, safe: SAFE };
    if (setup.mode === 'External') report('expired', { at: authServerType, data });
    else if (selfAuthServer.staticClients.origin.from === 'flyte') report('foobar', { at, data });
  },
});
