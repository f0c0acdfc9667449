/**
 * The keyboard inside the picture. Packets are one stop of the Tab key and what stands beside the
 * life lines is another; within each, the arrow keys walk in the order of time.
 */
import { type FocusEvent, type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import type { Cursor } from '../../runtime/model/cursor.ts';
import { packetForKey } from './PacketLabels.tsx';
import { whyEvents } from './sides.ts';
import { bringIntoSight } from './use-follow.ts';
import { type LadderPicture, sentPackets } from './use-ladder.ts';

export interface Focus {
  readonly frame: number;
  /** The keyboard brought it here, so the packet's button must take the focus. */
  readonly jumped: boolean;
}

interface Walk {
  readonly picture: LadderPicture | undefined;
  readonly cursor: Cursor;
  /** The packet from which the arrow keys go on. */
  readonly from: number | undefined;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly setFocus: (focus: Focus) => void;
}

export function useWalk({ picture, cursor, from, scroller, setFocus }: Walk) {
  const [chosen, choose] = useState<number>();
  const layout = picture?.layout;
  const events = useMemo(
    () => (layout === undefined ? [] : whyEvents(layout, cursor.event)),
    [layout, cursor.event],
  );
  const stop = chosen !== undefined && events.includes(chosen) ? chosen : events.at(-1);

  const onKeyDown = (event: KeyboardEvent) => {
    if (picture === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (whyOf(event.target) === undefined) walkPackets(event, picture);
    else walkSides(event);
  };

  const walkPackets = (event: KeyboardEvent, { run, layout: { scale } }: LadderPicture) => {
    const sent = run.packets.slice(0, sentPackets(run, cursor));
    const next = packetForKey(event, sent, from);
    if (next === undefined) return;
    swallow(event);
    bringIntoSight(scroller.current, scale.y(next.starts));
    setFocus({ frame: next.frame, jumped: true });
  };

  const walkSides = (event: KeyboardEvent) => {
    const next = events[indexForKey(event.key, events.indexOf(stop ?? -1), events.length)];
    if (next === undefined) return;
    swallow(event);
    scroller.current?.querySelector<HTMLElement>(`[data-why="${next}"]`)?.focus();
  };

  const onFocus = ({ target }: FocusEvent) => {
    const event = whyOf(target);
    if (event !== undefined) choose(event);
  };
  return { stop, onKeyDown, onFocus };
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function whyOf(target: EventTarget): number | undefined {
  const { why } = target instanceof HTMLElement ? target.dataset : {};
  return why === undefined ? undefined : Number(why);
}

function indexForKey(key: string, from: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, count - 1);
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
