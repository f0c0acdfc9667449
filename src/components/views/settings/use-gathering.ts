import { useMemo, useState } from 'react';
import type { Inputs } from '../../../runtime/protocol.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import type { ViewActions } from '../../view-kit/stage-view.ts';
import { type Change, gathered } from './changes.ts';
import type { Value } from './knob.ts';

export type Progress = 'idle' | 'making' | 'refused';

/** What is gathered and not yet run, and how it is. The same object as long as nothing of it changes. */
export interface Gathering {
  readonly changes: readonly Change[];
  readonly progress: Progress;
  /** What it will be: as gathered, or as it is. */
  valueOf(part: Change['part'], id: number, key: string, now: Value): Value;
  set(changes: readonly Change[]): void;
  discard(): void;
  /** Has a run made of all that is gathered. */
  make(to: Session | Inputs): void;
}

export function useGathering(run: string, { change }: ViewActions): Gathering {
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [progress, setProgress] = useState<Progress>('idle');
  return useMemo(() => {
    const make = async (to: Session | Inputs) => {
      setProgress('making');
      const done = await change(run, to);
      if (done) setChanges([]);
      setProgress(done ? 'idle' : 'refused');
    };
    return {
      changes,
      progress,
      valueOf: (part, id, key, now) =>
        changes.find((each) => each.part === part && each.id === id && each.key === key)?.to ?? now,
      set(more) {
        setChanges((all) => more.reduce(gathered, all));
        setProgress('idle');
      },
      discard() {
        setChanges([]);
        setProgress('idle');
      },
      make: (to) => void make(to),
    };
  }, [changes, progress, run, change]);
}
