/** What is done with marks of all pictures at once, whatever each of them draws. */
import { create } from 'zustand';
import { type Mark, type MarkKind, markWord } from '../../model/mark.ts';

export interface Flag {
  /** The word of the mark that it stands at. */
  readonly mark: string;
  readonly says: 'right' | 'chosen' | 'both';
}

export interface Marking {
  /** An open question waits until somebody points at a mark of this kind. */
  readonly wanted: MarkKind | null;
  /** The mark that was pointed at last, while one is wanted. */
  readonly pointed: string | null;
  /** The marks that an answered question was about. */
  readonly flags: readonly Flag[];
  /** The mark that the spotlight is on; null: all is lit. */
  readonly spot: string | null;
  /** The marks behind the curtain: what they are is not told anywhere until they are uncovered. */
  readonly covers: readonly string[];
}

export const useMarking = create<Marking>()(() => ({
  ...{ wanted: null, pointed: null, flags: [], spot: null, covers: [] },
}));

/** Whether an open question has taken it: then pointing is all that it does. */
export function pointAt(mark: Mark): boolean {
  const taken = useMarking.getState().wanted === mark.kind;
  if (taken) useMarking.setState({ pointed: markWord(mark) });
  return taken;
}
