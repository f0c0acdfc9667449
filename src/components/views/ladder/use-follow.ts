import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { LadderLayout } from './layout.ts';

export interface Sight {
  readonly top: number;
  readonly bottom: number;
}

/** The cursor is kept between these parts of the height in sight. */
const HIGHEST = 0.12;
const LOWEST = 0.78;
const PREFERRED = 0.6;
/** Below a packet in flight there must be room for what it carries, in rem. */
const ROOM_BELOW = 6.2;
/** In a low box, as on a phone, what has been is worth more than that room. */
const LEAST_PAST = 0.66;
/** Shorter ways than this part of the height are gone at once. */
const STRIDE = 0.08;

interface Follow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly nowY: number;
  readonly layout: LadderLayout | undefined;
  readonly playing: boolean;
  /** The chosen packet's heights. */
  readonly chosen: { readonly top: number; readonly bottom: number } | undefined;
  readonly setSight: (sight: Sight) => void;
}

/**
 * A run that is taller than the screen follows the cursor, until the reader scrolls; the next move
 * of the cursor out of sight brings it back. When the stage changes its size, the chosen packet
 * stays in sight if there is one. `setSight` learns which stretch is in sight, in steps of half a
 * screen and with as much to spare, so that scrolling rarely makes new words.
 */
export function useFollow(follow: Follow): void {
  const { scroller, nowY, layout, playing, chosen, setSight } = follow;
  const size = layout?.size;
  const contentHeight = layout?.contentHeight;
  const before = useRef(size);
  // Reading it from the page while that is being changed would have it laid out twice a frame.
  const last = useRef({ top: 0, height: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen packet only matters when the size changes; a picture that grew can be scrolled further.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null || size === undefined) return;
    const resized = before.current !== size;
    before.current = size;
    const seen = { ...last.current, contentHeight: contentHeight as number };
    if (!resized && seen.height > 0 && staysAt(seen, nowY, size.rem)) return;
    const height = box.clientHeight;
    const wanted = targetFor({ top: box.scrollTop, height, nowY, low: lowest(height, size.rem) });
    if (resized && chosen !== undefined) {
      scrollBox(box, keeping(chosen, box.scrollTop, wanted, height), false);
    } else scrollBox(box, wanted, mayGlide({ resized, playing }));
  }, [scroller, nowY, size, contentHeight]);
  useEffect(() => {
    const box = scroller.current;
    if (box === null || layout === undefined) return;
    const look = () => {
      const { scrollTop: top, clientHeight: height } = box;
      last.current = { top, height };
      const half = Math.max(200, height / 2);
      const first = Math.floor(top / half);
      const end = Math.ceil((top + height) / half);
      setSight({ top: (first - 1) * half, bottom: (end + 1) * half });
      box.toggleAttribute('data-scrolled', top > 2);
      const below = box.scrollHeight - height - top;
      box.toggleAttribute('data-more', below > 2);
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [scroller, layout, setSight]);
}

export interface View {
  /** Where it is scrolled to, and its height. */
  readonly top: number;
  readonly height: number;
  readonly nowY: number;
  /** The lowest place of the cursor, from the upper edge. */
  readonly low: number;
}

interface Seen extends Pick<View, 'top' | 'height'> {
  readonly contentHeight: number;
}

/**
 * Whether the cursor is well in sight where the box was scrolled to, or would be farther on than the
 * box can be scrolled: time goes on behind the last packet.
 */
export function staysAt({ top, height, contentHeight }: Seen, nowY: number, rem: number): boolean {
  const wanted = targetFor({ top, height, nowY, low: lowest(height, rem) });
  const farthest = Math.max(0, contentHeight - height);
  return Math.abs(Math.min(farthest, Math.max(0, wanted)) - top) < 1;
}

/** Where to scroll for the cursor: nowhere while it is well in sight. */
export function targetFor({ top, height, nowY, low }: View): number {
  const shown = nowY - top;
  if (shown > low) return nowY - low;
  if (shown < height * HIGHEST) return nowY - Math.min(low, height * PREFERRED);
  return top;
}

/** The scroll nearest to `wanted` that shows the chosen packet. */
export function keeping(
  { top, bottom }: { readonly top: number; readonly bottom: number },
  current: number,
  wanted: number,
  height: number,
): number {
  const margin = height * HIGHEST;
  const [least, most] = [bottom + margin - height, top - margin];
  if (least > most) return Math.min(current, most);
  return Math.max(least, Math.min(most, wanted));
}

/**
 * Not while playing: each frame would begin the glide anew, so that it never gets anywhere. The
 * cursor itself moves smoothly then.
 */
export function mayGlide(when: { readonly resized: boolean; readonly playing: boolean }): boolean {
  return !when.resized && !when.playing;
}

export function lowest(height: number, rem: number): number {
  return Math.min(height * LOWEST, Math.max(height * LEAST_PAST, height - ROOM_BELOW * rem));
}

function scrollBox(box: HTMLElement, to: number, gliding: boolean): void {
  const way = Math.abs(to - box.scrollTop);
  if (way < 1) return;
  // Reduced motion overrules this in the style sheet.
  box.style.scrollBehavior = gliding && way > box.clientHeight * STRIDE ? 'smooth' : 'auto';
  box.scrollTop = to;
}

/** Does a run need more height than there is? */
export function isTall(layout: LadderLayout | undefined): boolean {
  return layout !== undefined && layout.contentHeight > layout.size.height + 1;
}

/** Brings a height into sight for the keyboard. */
export function bringIntoSight(box: HTMLElement | null, y: number): void {
  if (box === null) return;
  const shown = y - box.scrollTop;
  if (shown < box.clientHeight * HIGHEST || shown > box.clientHeight * LOWEST) {
    scrollBox(box, y - box.clientHeight * 0.4, true);
  }
}
