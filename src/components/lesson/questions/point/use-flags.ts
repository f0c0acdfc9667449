import { useEffect } from 'react';
import { readMark } from '../../../../model/mark.ts';
import type { Answer } from '../../../../runtime/progress.ts';
import { useMarking } from '../../../view-kit/marking.ts';
import { useRunStore } from '../../../workbench/run.ts';
import { flagsOf } from './flags.ts';
import { markIn } from './grading.ts';
import type { PointAsked } from './kind.ts';

/** Once it is answered, the stage says which marks were right, and which was chosen. */
export function useFlags(question: PointAsked, answer: Answer | null): void {
  const run = useRunStore();
  useEffect(() => {
    if (answer === null) return;
    let wanted = true;
    const { original, tryOut } = run.getState();
    const tried = (question.experiments ?? []).map((changes) => tryOut(changes));
    Promise.all(tried).then(
      (runs) => {
        const chosen = readMark(markIn(answer.given) ?? '');
        const right = question.answer(original, ...runs);
        if (wanted) useMarking.setState({ flags: flagsOf(right, chosen) });
      },
      // Without its runs nothing is known; the answer stands in the card.
      () => undefined,
    );
    return () => {
      wanted = false;
      useMarking.setState({ flags: [] });
    };
  }, [question, answer, run]);
}
