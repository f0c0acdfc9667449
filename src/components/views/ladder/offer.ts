/** The menu of what can be done to a packet: where it is asked for, and which frame it is about. */
import type { KeyboardEvent, MouseEvent } from 'react';
import type { DrawingProps } from './Drawing.tsx';
import { changedFrame } from './joined.ts';
import { eventsAt } from './second-run.ts';

type Shown = Pick<DrawingProps, 'shown' | 'cursor'>;

/** What is done to a packet is done to one of its hops. */
export function changedIn({ shown, cursor }: Shown, frame: number): number {
  const found = shown.find(({ label }) => label.packet.frame === frame)?.label.packet;
  return found === undefined ? frame : changedFrame(found, eventsAt(cursor, found.sentEvent));
}

/** By the pointer's second button on a packet's words or line. */
export function offerAt(event: MouseEvent, all: DrawingProps): void {
  const { target, clientX: x, clientY: y } = event;
  const frame = frameOf(target) ?? all.hovered;
  if (frame === undefined || all.onOffer === undefined) return;
  event.preventDefault();
  all.onOffer(changedIn(all, frame), { x, y });
}

/** By the menu key on a packet's button, which not every browser turns into the same. */
export function offerByKey(event: KeyboardEvent, all: DrawingProps): boolean {
  const { key, shiftKey, target } = event;
  const frame = key === 'ContextMenu' || (key === 'F10' && shiftKey) ? frameOf(target) : undefined;
  if (frame === undefined || all.onOffer === undefined) return false;
  event.preventDefault();
  const { x, bottom: y } = (target as Element).getBoundingClientRect();
  all.onOffer(changedIn(all, frame), { x, y });
  return true;
}

function frameOf(target: EventTarget): number | undefined {
  const words = (target as Element).closest<HTMLElement>('[data-mark^="packet."]');
  const [, frame] = words?.dataset.mark?.split('.') ?? [];
  return frame === undefined ? undefined : Number(frame);
}
