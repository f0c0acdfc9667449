/**
 * The keyboard inside the picture. Packets are one stop of the Tab key and what stands beside the
 * life lines is another; within each, the arrow keys walk in the order of time.
 */
import { type KeyboardEvent, type RefObject, useMemo } from 'react';
import { stopForKey, stopOf, useRoving } from '../../a11y/use-roving.ts';
import { whyEvents } from './margin-annotations.ts';
import { hasHappened, type LadderCursor } from './second-run.ts';
import { bringIntoSight } from './use-follow.ts';
import type { LadderPicture } from './use-ladder.ts';

export interface Focus {
  readonly frame: number;
  /** The keyboard brought it here, so the packet's button must take the focus. */
  readonly jumped: boolean;
}

interface Walk {
  readonly picture: LadderPicture | undefined;
  readonly cursor: LadderCursor;
  /** The packet from which the arrow keys go on. */
  readonly from: number | undefined;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly setFocus: (focus: Focus) => void;
}

export function useWalk({ picture, cursor, from, scroller, setFocus }: Walk) {
  const layout = picture?.layout;
  const events = useMemo(
    () =>
      layout === undefined
        ? []
        : whyEvents(layout, { at: 0, event: cursor.event, second: cursor.second ?? 0 }),
    [layout, cursor.event, cursor.second],
  );
  const sides = useRoving(events);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (stopOf(event.target) !== undefined) sides.onKeyDown(event);
    else walkPackets(event);
  };

  const walkPackets = (event: KeyboardEvent<HTMLElement>) => {
    if (picture === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const { run } = picture;
    const sent = run.packets.filter(({ sentEvent }) => hasHappened(cursor, sentEvent));
    const at = sent.findIndex((packet) => packet.frame === from);
    const next = sent[stopForKey(event.key, at, sent.length)];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    bringIntoSight(scroller.current, picture.layout.scale.y(next.starts));
    setFocus({ frame: next.frame, jumped: true });
  };
  return { stop: sides.stop, onKeyDown, onFocus: sides.onFocus };
}
