import { type Mark, markWord } from '../../../../model/mark.ts';
import type { Flag } from '../../../view-kit/marking.ts';

/** What the stage says of the marks that were right and of the one that was chosen. */
export function flagsOf(right: readonly Mark[], chosen: Mark | undefined): readonly Flag[] {
  const rights = right.map(markWord);
  const mine = chosen && markWord(chosen);
  return [
    ...rights.map((mark): Flag => ({ mark, says: mark === mine ? 'both' : 'right' })),
    ...(mine === undefined || rights.includes(mine)
      ? []
      : [{ mark: mine, says: 'chosen' } as const]),
  ];
}
