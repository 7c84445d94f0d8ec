#!/usr/bin/env node
// The program as Helm starts it. Helm takes --namespace for itself and hands it on as a variable, "default" where it was not given.

const ABOUT_A_RELEASE = ['validate', 'render', 'init'];

const { HELM_NAMESPACE: namespace = 'default' } = process.env;
if (namespace !== 'default' && ABOUT_A_RELEASE.includes(process.argv[2])) process.argv.push('--namespace', namespace);
await import('./flyte-auth-config.js');
