/** Whether a name is meant as a pattern rather than as a file. */
export const isPattern = (name: string): boolean => /[*?[{]/.test(name);

/** The folder that a pattern starts in. */
export function baseOf(pattern: string): string {
  const parts = pattern.split('/');
  const fixed = parts.slice(0, -1).findIndex(isPattern);
  const base = parts.slice(0, fixed < 0 ? -1 : fixed).join('/');
  return base === '' ? (pattern.startsWith('/') ? '/' : '.') : base;
}

const PARTS: readonly (readonly [RegExp, string | ((whole: string) => string)])[] = [
  [/^\*\*\//, '(?:[^/]+/)*'],
  [/^\*\*$/, '.*'],
  [/^\*+/, '[^/]*'],
  [/^\?/, '[^/]'],
  [/^\[!?[^\]/]+\]/, (set) => `[${set.slice(1, -1).replace(/^!/, '^').replaceAll('\\', '\\\\')}]`],
  [/^\{[^{}]*\}/, (choice) => `(?:${choice.slice(1, -1).split(',').map(literally).join('|')})`],
  [/^[^*?[{]+|^./s, literally],
];

/** What names a pattern stands for: `*` and `?` stop at folders, two stars do not, `{a,b}` and `[ab]` choose. */
export function patternOf(pattern: string): RegExp {
  let source = '';
  for (let rest = pattern.replace(/^\.\//, ''); rest !== ''; ) {
    const [form, make] = PARTS.find(([one]) => one.test(rest)) ?? [/^./s, literally];
    const [part = rest] = form.exec(rest) ?? [];
    source += typeof make === 'string' ? make : make(part);
    rest = rest.slice(part.length);
  }
  return new RegExp(`^${source}$`);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
