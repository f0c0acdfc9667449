import { type PointerEvent, useEffect, useRef } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { useRun } from '../workbench/run.ts';
import css from './ProsePanel.module.css';
import { raiseSheet, usePlayer } from './player-store.ts';

/** A finger that moves less than this has tapped, pixels. */
const TAP = 12;

/** On a small screen: pulls the text up over the stage, or back down. A tap does the other one. */
export function SheetHandle() {
  const text = useLessonText();
  const up = usePlayer((state) => state.sheetUp);
  const start = useRef(0);
  const pulled = useRef(false);
  useLoweredByPlaying();
  const letGo = ({ clientY }: PointerEvent) => {
    const way = clientY - start.current;
    pulled.current = Math.abs(way) > TAP;
    if (pulled.current) raiseSheet(way < 0);
  };
  return (
    <button
      type="button"
      className={css.handle}
      aria-expanded={up}
      aria-label={text(up ? 'player.sheet.down' : 'player.sheet.up')}
      onPointerDown={(event) => {
        start.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={letGo}
      onClick={() => {
        if (!pulled.current) raiseSheet(!up);
        pulled.current = false;
      }}
    />
  );
}

/** Who plays wants to see the stage. */
function useLoweredByPlaying(): void {
  const playing = useRun((state) => state.playing);
  useEffect(() => {
    if (playing) raiseSheet(false);
  }, [playing]);
}
