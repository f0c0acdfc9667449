import { useEffect, useRef } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { announce } from '../a11y/announce.tsx';
import { useSay } from '../inspect/words/use-say.ts';
import { useRunStore } from './run.ts';
import { instantText } from './timeline/time-text.ts';
import { useWorkbench } from './workbench-store.ts';

/** Says what happened whenever the cursor has come to rest: after a step, a jump, a pause. */
export function useNarration(): void {
  const text = useLessonText();
  const say = useSay();
  const run = useRunStore();
  const told = useRef(run.getState().cursor.event);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const speak = () => {
      const { cursor, model } = run.getState();
      const from = cursor.event > told.current ? told.current : cursor.event - 1;
      const what = cursor.event === 0 ? text('timeline.start') : say(model, from, cursor.event);
      // The words are on their way: it is told when they come.
      if (what === undefined) return;
      told.current = cursor.event;
      if (what) announce(`${instantText(cursor.at)}: ${what}`);
    };
    const soon = () => {
      const { cursor, playing } = run.getState();
      clearTimeout(waiting);
      const { following } = useWorkbench.getState();
      if (following) told.current = cursor.event;
      else if (!playing && cursor.event !== told.current) waiting = setTimeout(speak, 150);
    };
    // A key may have moved the cursor before this was heard, or while the words were on their way.
    soon();
    const unsubscribe = run.subscribe((now, before) => {
      if (now.cursor.event === before.cursor.event && now.playing === before.playing) return;
      soon();
    });
    return () => {
      clearTimeout(waiting);
      unsubscribe();
    };
  }, [run, say, text]);
}
