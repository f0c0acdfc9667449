import { useEffect, useRef } from 'react';
import { useLocalized } from '../../i18n/index.ts';
import { announce } from '../a11y/announce.tsx';
import type { StagePlan } from './plan.ts';
import { viewOf } from './registry.ts';
import { useStageText } from './stage-text.ts';
import { useWorkbench } from './workbench-store.ts';

/** Tells a screen reader which pictures there are now, when they have become others. */
export function useStageNarration({ first, second }: StagePlan): void {
  const text = useStageText();
  const say = useLocalized();
  const alone = useWorkbench((state) => state.alone?.view);
  const filling = alone === undefined ? undefined : viewOf(alone);
  const now = filling
    ? text('saidAlone', { view: say(filling.title) })
    : second
      ? text('saidPlaces', { first: say(first.title), second: say(second.title) })
      : text('saidOne', { first: say(first.title) });
  const places = [alone, first.id, second?.id].join(' ');
  const before = useRef(places);
  useEffect(() => {
    // Not on arrival, and not because the language is another.
    if (before.current === places) return;
    before.current = places;
    announce(now);
  }, [places, now]);
}
