import { type IdpSetup, shownIssuer } from '../setup.ts';
import { asCode, codeFormsOf } from './as-code.ts';
import { checks } from './checks.ts';
import { inFlyte } from './in-flyte.ts';
import { registration } from './registration.ts';
import { code, list, setting } from './text.ts';

/** A numbered guide for people: what to make at the provider, and how it and Flyte's values come together. */
export function guide(setup: IdpSetup): string {
  const steps = setup.profile.registration(setup.answers).map((step) => registration(setup, step));
  const numbered = [...steps, inFlyte(setup), ...checks(setup)].map((section, index) => `## ${index + 1}. ${section}`);
  return `${[intro(setup), ...numbered, ...asCode(setup, steps.length), links(setup)].join('\n\n')}\n`;
}

function intro(setup: IdpSetup): string {
  const { answers, tokens } = setup;
  const forms = setup.values === undefined ? codeFormsOf(setup) : [];
  const facts = {
    Flyte: answers.url,
    Issuer: shownIssuer(setup),
    'Audience of the access tokens': tokens?.allowedAudience.join(', '),
    'flytectl and pyflyte ask for': tokens?.cliScopes.join(', '),
    'flytepropeller asks for': tokens?.propellerScopes.join(', '),
  };
  const lines = Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${setting(value)}`]));
  const asCode = forms.length === 0 ? [] : [`As code: ${forms.map((format) => code(`--format ${format}`)).join(', ')}`];
  return [
    `# ${nameOf(setup)} for Flyte, ${answers.authServer} authorization server`,
    `People log in to Flyte at ${nameOf(setup)}${whoIssues(setup)}.`,
    list([...lines, ...asCode]),
  ].join('\n\n');
}

const nameOf = ({ profile, issuer }: IdpSetup): string =>
  profile.id === 'oidc' && issuer !== undefined ? new URL(issuer).host : profile.label;

function whoIssues({ profile, answers, tokens }: IdpSetup): string {
  if (tokens !== undefined) return ", which issues Flyte's access tokens too";
  return `. ${(profile.external === undefined && profile.whyNotExternal(answers)) || 'Flyte issues its own access tokens'}`;
}

const links = ({ profile }: IdpSetup): string =>
  `## Read more\n\n${list(profile.links.map(({ title, url }) => `[${title}](${url})`))}`;
