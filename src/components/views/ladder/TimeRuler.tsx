/** A ruler along the time axis: a drag lays it, or a walk from packet to packet with Shift. */
import { useEffect, useRef, useState } from 'react';
import { roundTripAt } from '../../../model/parts/flow.ts';
import { flowsOf } from '../../../model/parts/flows.ts';
import { connectionsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { announce } from '../../a11y/announce.tsx';
import { timeWords } from '../../view-kit/plot/ruler.ts';
import { nearestInstant } from './nearest-instant.ts';
import css from './ruler.module.css';
import type { LadderCursor } from './second-run.ts';
import type { LadderPicture } from './use-ladder.ts';

interface TimeRulerProps {
  readonly picture: LadderPicture;
  readonly model: RecordedRun;
  readonly cursor: LadderCursor;
}

interface Laid {
  /** px, where it stands. */
  readonly x: number;
  readonly from: Instant;
  readonly to: Instant;
}

/** Shorter drags are clicks, px. */
const CLICK = 4;

export default function TimeRuler(props: TimeRulerProps) {
  const { picture, model, cursor } = props;
  const place = useRef<HTMLDivElement>(null);
  const [laid, lay] = useState<Laid>();
  const words = ({ from, to }: Laid) => {
    const time = Math.abs(to - from);
    const trip = roundTripIn(model, cursor.event);
    return timeWords(time, trip > 0 ? time / trip : 0);
  };
  const latest = useRef({ picture, words });
  useEffect(() => {
    latest.current = { picture, words };
  });
  useEffect(() => {
    const host = place.current?.parentElement;
    return host ? listen(host, () => latest.current, lay) : undefined;
  }, []);
  const { scale } = picture.layout;
  const [top, bottom] =
    laid === undefined
      ? [0, 0]
      : [scale.y(Math.min(laid.from, laid.to)), scale.y(Math.max(laid.from, laid.to))];
  const flip = laid !== undefined && laid.x > picture.layout.size.width * 0.6;
  return (
    <div ref={place}>
      {laid && (
        <div data-ruler className={css.ruler} style={{ left: laid.x, top, height: bottom - top }}>
          <span className={css.words} data-flip={flip || undefined}>
            {words(laid)}
          </span>
        </div>
      )}
    </div>
  );
}

/** Of the only connection, as it had been measured by then; 0 where there are several, or none. */
function roundTripIn(model: RecordedRun, event: number): number {
  const [flow] = connectionsOf(model).length === 1 ? flowsOf(model) : [];
  return flow === undefined ? 0 : roundTripAt(flow, event);
}

type Now = () => { readonly picture: LadderPicture; readonly words: (laid: Laid) => string };

function listen(host: HTMLElement, now: Now, lay: (laid: Laid | undefined) => void) {
  let start: { readonly x: number; readonly y: number } | undefined;
  let anchor: Instant | undefined;
  const placeOf = (event: PointerEvent) => {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const instantAt = (y: number) => nearestInstant(now().picture, y);
  const listeners = {
    pointerdown(event: PointerEvent) {
      const onButton = event.target instanceof Element && event.target.closest('button, a');
      if (event.button !== 0 || event.pointerType === 'touch' || onButton) return;
      start = placeOf(event);
    },
    pointermove(event: PointerEvent) {
      if (start === undefined) return;
      const { x, y } = placeOf(event);
      if (Math.hypot(x - start.x, y - start.y) <= CLICK) return;
      host.setPointerCapture(event.pointerId);
      getSelection()?.removeAllRanges();
      lay({ x, from: instantAt(start.y), to: instantAt(y) });
    },
    pointerup(event: PointerEvent) {
      const from = start;
      start = undefined;
      const { x, y } = placeOf(event);
      if (from && Math.hypot(x - from.x, y - from.y) <= CLICK) lay(undefined);
    },
    keydown({ key, shiftKey }: KeyboardEvent) {
      if (key === 'Escape') lay(undefined);
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
      if (!shiftKey) {
        anchor = undefined;
        return;
      }
      anchor ??= focusedInstant(now().picture);
      // The walk has moved the focus by then.
      requestAnimationFrame(() => measureTo(anchor, now(), lay));
    },
  };
  for (const [kind, listener] of Object.entries(listeners)) {
    host.addEventListener(kind, listener as EventListener, { capture: true });
  }
  return () => {
    for (const [kind, listener] of Object.entries(listeners)) {
      host.removeEventListener(kind, listener as EventListener, { capture: true });
    }
  };
}

function measureTo(
  anchor: Instant | undefined,
  { picture, words }: ReturnType<Now>,
  lay: (laid: Laid) => void,
): void {
  const to = focusedInstant(picture);
  if (anchor === undefined || to === undefined) return;
  const { size } = picture.layout;
  const laid = { x: size.width / 2, from: anchor, to };
  lay(laid);
  announce(words(laid));
}

/** When the focused packet was sent. */
function focusedInstant({ run }: LadderPicture): Instant | undefined {
  const focused = document.activeElement;
  const word = focused instanceof HTMLElement ? focused.dataset.mark : undefined;
  return run.packets.find(({ frame }) => `packet.${frame}` === word)?.starts;
}
