import type { Flag } from '../../view-kit/marking.ts';

/** What stands at a mark, and how its frame looks. */
export interface FlagHere {
  readonly mark: string;
  readonly says: Flag['says'] | 'carries' | 'loses';
  readonly words: string;
}
