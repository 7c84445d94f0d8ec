import { isInternalHost } from './hosts.ts';
import { defineRule } from './rule.ts';
import { isRefused, setupOf } from './setup.ts';
import { isOwn, isUnfilled } from './values.ts';

const FIX = '{at}: ["https://<host of Flyte>"]';

export const authorizedUrisMissing = defineRule({
  id: 'authorized-uris-missing',
  severity: 'error',
  category: 'url',
  summary: 'authorizedUris does not hold the public URL of Flyte',
  symptom: { component: 'browser', when: 'login', text: '403; flyteadmin logs: unauthorized redirect URI' },
  messages: {
    none: { text: '"{at}" holds no URL of yours, so nobody can come back from the login. add the public URL of Flyte', fix: FIX },
    default: {
      text: '"{at}" is left at the chart\'s "{found}", so logins end at the wrong host. put the public URL of Flyte first',
      fix: FIX,
    },
    internal: {
      text: '"{at}" holds names inside the cluster alone. put the public URL of Flyte first',
      severity: 'warning',
      fix: FIX,
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup || isRefused(setup, 'authorizedUris')) return;
    const { authorizedUris } = setup.auth;
    const own = authorizedUris.value.filter(isOwn);
    const [first] = authorizedUris.value;
    if (first?.origin.from === 'chart') report('default', { at: authorizedUris, data: { found: first.value } });
    else if (own.length === 0) report('none', { at: authorizedUris });
    else if (own.every(({ value }) => isName(value) && isInternalHost(value, model.release.namespace))) {
      report('internal', { at: authorizedUris });
    }
  },
});

/** Anything else is said of its form. */
const isName = (uri: string): boolean => !isUnfilled(uri) && !uri.includes(',');
