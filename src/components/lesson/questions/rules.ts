import type { Question } from '../../../lessons/types.ts';
import type { QuestionRules } from './kind.ts';

/** What decides the questions of every kind. Whoever shows a page fetches it (load-rules.ts). */
const found = import.meta.glob<QuestionRules>('./*/rules.ts', { eager: true, import: 'rules' });

export function rulesOf({ kind }: Question): QuestionRules {
  const known = found[`./${kind}/rules.ts`];
  if (!known) throw new Error(`Nothing decides questions of the kind ${kind}.`);
  return known;
}
