import type { Answers } from './answers.ts';
import type { Given, GivenAnswer, Source } from './given.ts';
import { asText, type Draft, type Question } from './question.ts';

/** Something to say about one answer: why it cannot be used, or what was made of it. */
export interface Remark {
  readonly question: Question;
  readonly source: Source;
  readonly text: string;
}

/** What the given answers amount to. */
export interface Resolution {
  /** Every answer that was given and can be used, and the defaults of the others. */
  readonly draft: Draft;
  /** Questions that a person would be asked, in order; where there is a default, the draft has it already. */
  readonly open: readonly Question[];
  /** Questions that nobody answered and that have no default. */
  readonly missing: readonly Question[];
  readonly problems: readonly Remark[];
  readonly notes: readonly Remark[];
  /** Answers that this set-up has no use for. */
  readonly unused: readonly Remark[];
}

const NOTHING: Resolution = { draft: {}, open: [], missing: [], problems: [], notes: [], unused: [] };

/** Reads and checks every answer in the order of the questions, whatever its source. Pure: give it more answers and call it again. */
export function resolve(questions: readonly Question[], given: Given): Resolution {
  return questions.reduce((so, question) => {
    const answer = given.get(question.key);
    if (!answer) return withoutAnswer(so, question);
    return question.appliesTo(so.draft) ? withAnswer(so, question, answer) : withUseless(so, question, answer);
  }, NOTHING);
}

function withAnswer(so: Resolution, question: Question, { raw, source }: GivenAnswer): Resolution {
  const reading = question.take(raw, so.draft);
  if ('problem' in reading) return { ...so, problems: [...so.problems, { question, source, text: reading.problem }] };
  const draft = reading.value;
  return reading.note === undefined
    ? { ...so, draft }
    : { ...so, draft, notes: [...so.notes, { question, source, text: reading.note }] };
}

function withoutAnswer(so: Resolution, question: Question): Resolution {
  const assumed = question.assume(so.draft);
  const draft = assumed ?? so.draft;
  if (!question.askedWhen(so.draft)) return { ...so, draft };
  const missing = assumed || question.optional ? so.missing : [...so.missing, question];
  return { ...so, draft, open: [...so.open, question], missing };
}

/** An answer without use that says what holds anyway is not worth a word. */
function withUseless(so: Resolution, question: Question, { raw, source }: GivenAnswer): Resolution {
  const draft = question.assume(so.draft) ?? so.draft;
  if (raw === asText(draft[question.key])) return { ...so, draft };
  return { ...so, draft, unused: [...so.unused, { question, source, text: 'is of no use in this set-up' }] };
}

const REQUIRED = [
  'idp',
  'authServer',
  'url',
  'chart',
  'chartVersion',
  'release',
  'namespace',
  'oidcClientId',
  'bcryptCost',
  'secrets',
  'secretName',
  'output',
  'secretOutput',
] as const satisfies readonly (keyof Answers)[];

/** Whether nothing is missing that every set-up needs. */
export function isComplete(draft: Draft): draft is Answers {
  return REQUIRED.every((key) => draft[key] !== undefined);
}
