import { isInternalHost } from './hosts.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { isOwn, isUnfilled } from './values.ts';

export const authorizedUrisOrder = defineRule({
  id: 'authorized-uris-order',
  severity: 'warning',
  category: 'url',
  summary: 'the first of authorizedUris is a name inside the cluster',
  symptom: {
    component: 'browser',
    when: 'login',
    text: 'the redirect_uri that the provider gets names a host inside the cluster',
  },
  messages: {
    internal: 'authorizedUris begins with "{found}", which Flyte takes for every host that is not listed. put "{public}" first',
  },
  check(model, report) {
    const uris = (setupOf(model)?.auth.authorizedUris.value ?? []).filter(isOwn);
    const { namespace } = model.release;
    const [first, ...others] = uris;
    const open = others.find(({ value }) => value !== '' && !isInternalHost(value, namespace) && !isUnfilled(value));
    if (first && open && isInternalHost(first.value, namespace)) {
      report('internal', {
        at: first,
        data: { found: first.value, public: open.value },
        related: [{ message: 'the public URL', at: open }],
        cure: { safe: true, change: { putFirst: open } },
      });
    }
  },
});
