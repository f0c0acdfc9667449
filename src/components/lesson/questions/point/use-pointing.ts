import { useEffect, useRef } from 'react';
import type { MarkKind } from '../../../../model/mark.ts';
import { useMarking } from '../../../view-kit/marking.ts';
import { usePresenter } from '../../presenter/presenter-store.ts';

/** While marks of a kind are wanted, what is pointed at on the stage becomes the draft. */
export function usePointing(
  at: MarkKind | null,
  draft: string,
  onDraft: (given: string) => void,
): void {
  const presented = usePresenter((state) => state.on);
  const wanted = presented ? null : at;
  const latest = useRef({ draft, onDraft });
  useEffect(() => {
    latest.current = { draft, onDraft };
  });
  useEffect(() => {
    if (wanted === null) return;
    useMarking.setState({ wanted, pointed: latest.current.draft || null });
    const stop = useMarking.subscribe(({ pointed }, before) => {
      if (pointed !== null && pointed !== before.pointed) latest.current.onDraft(pointed);
    });
    return () => {
      stop();
      useMarking.setState({ wanted: null, pointed: null });
    };
  }, [wanted]);
}
