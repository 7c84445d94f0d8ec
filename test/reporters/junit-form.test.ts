import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { junit } from '../../src/reporters/junit.ts';
import { finding, placeOf, reportWith, VALUES } from './support/sample.ts';

/** What junit-10.xsd of Jenkins' xunit plugin allows of each element: its attributes (those with a star are needed) and children. */
const FORM: Readonly<Record<string, { readonly attributes: readonly string[]; readonly children: readonly string[] }>> = {
  testsuites: { attributes: ['name', 'time', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: {
    attributes: ['name*', 'tests*', 'failures*', 'errors*', 'skipped', 'time', 'timestamp', 'hostname', 'id', 'package', 'file'],
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: {
    attributes: ['name*', 'time', 'classname', 'group'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  failure: { attributes: ['type', 'message'], children: [] },
  'system-out': { attributes: [], children: [] },
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

const TOKEN = /<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)(\/?)>|[^<]+|</g;
const TEXT = /^(?:[^<&]|&(?:amp|lt|gt|quot|#\d+);)*$/;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;

/** Reads XML that holds nothing but elements and text; throws for what is not well-formed. */
function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const match of xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '').matchAll(TOKEN)) take(match, open);
  const [element] = root.children;
  if (open.length !== 1 || element === undefined) throw new Error('elements are left open');
  return element;
}

function take([token, slash, name = '', list = '', empty]: RegExpExecArray, open: Element[]): void {
  if (!TEXT.test(slash === undefined ? token : list)) throw new Error(`not well-formed: ${token}`);
  if (slash === '/' && open.pop()?.name !== name) throw new Error(`${name} is closed and not open`);
  if (slash !== '') return;
  const attributes = Object.fromEntries([...list.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value]));
  const element = { name, attributes, children: [] };
  open.at(-1)?.children.push(element);
  if (empty !== '/') open.push(element);
}

function faultsOf({ name, attributes, children }: Element): readonly string[] {
  const form = FORM[name];
  if (form === undefined) return [`unknown element ${name}`];
  const allowed = form.attributes.map((one) => one.replace('*', ''));
  const needed = form.attributes.filter((one) => one.endsWith('*')).map((one) => one.slice(0, -1));
  return [
    ...Object.keys(attributes).flatMap((one) => (allowed.includes(one) ? [] : [`${name} has ${one}`])),
    ...needed.flatMap((one) => (attributes[one] === undefined ? [`${name} lacks ${one}`] : [])),
    ...children.flatMap((child) => (form.children.includes(child.name) ? faultsOf(child) : [`${name} holds ${child.name}`])),
  ];
}

const source = sourceText('a "b" & <c>.yaml', VALUES);
const hostile = 'a ]]> <b> & "c"\u0000\u001b\ud800 \ufffe\n\td';
const report = reportWith(
  [
    finding({ place: placeOf(source, 'enabled'), message: hostile, remedy: hostile }),
    finding({ place: placeOf(source, 'oidc'), severity: 'warning' }),
    finding({ place: placeOf(source, 'baseUrl'), severity: 'info' }),
    finding(),
  ],
  [source, sourceText('clean.yaml', 'a: 1\n')],
);

describe('JUnit', () => {
  const xml = junit(report);
  const root = parseXml(xml);

  test('has the form that build servers read', () => expect(faultsOf(root)).toEqual([]));

  test('counts what it holds', () => {
    const count = (element: Element, name: string): number =>
      element.children.reduce((sum, child) => sum + count(child, name), element.name === name ? 1 : 0);
    for (const suite of [root, ...root.children]) {
      expect(suite.attributes).toMatchObject({
        tests: String(count(suite, 'testcase')),
        failures: String(count(suite, 'failure')),
      });
    }
    expect(root.attributes).toMatchObject({ tests: '5', failures: '3' });
  });

  test('holds no character that XML 1.0 cannot write', () => {
    expect(xml).toMatch(/^(?:[\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{10ffff}])*$/u);
  });
});
