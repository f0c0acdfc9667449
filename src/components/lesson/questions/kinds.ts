import type { Question } from '../../../lessons/types.ts';
import type { QuestionKind } from './kind.ts';

/** Every kind of question there is: one for each folder here. */
const found = import.meta.glob<QuestionKind>('./*/kind.ts', { eager: true, import: 'kind' });

export const QUESTION_KINDS: readonly QuestionKind[] = Object.values(found);

export function kindOf({ kind }: Question): QuestionKind {
  const known = QUESTION_KINDS.find((each) => each.kind === kind);
  if (!known) throw new Error(`There is no kind of question called ${kind}.`);
  return known;
}
