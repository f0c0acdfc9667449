/**
 * Pictures of two runs that lie beside each other and share one scale of time: they scroll together,
 * and whoever writes between them learns at what height an instant stands.
 */
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { Instant } from '../../stack/core/instant.ts';

/** A strong line across the pictures; what lies before it is dimmed. */
export interface TimeMark {
  readonly at: Instant;
}

export interface TimeSync {
  /** All runs whose time the scale must hold: each picture lays out its own on the scale of all. */
  readonly runs: readonly RecordedRun[];
  readonly mark: TimeMark | undefined;
  /** A picture takes part for as long as it is on the page. `y`: heights in what scrolls. */
  attach(box: HTMLElement, y: (at: Instant) => number): () => void;
  /** The height of an instant in the window, px; undefined while there is no picture. */
  place(at: Instant): Placed | undefined;
  /** Called whenever heights may be others. */
  listen(moved: () => void): () => void;
}

export interface Placed {
  readonly y: number;
  /** The edges of what scrolls. */
  readonly top: number;
  readonly bottom: number;
}

interface Member {
  readonly box: HTMLElement;
  readonly y: (at: Instant) => number;
}

export function createTimeSync(runs: readonly RecordedRun[], mark: TimeMark | undefined): TimeSync {
  const members = new Set<Member>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    runs,
    mark,
    attach(box, y) {
      const member = { box, y };
      members.add(member);
      const scrolled = () => {
        for (const other of members) {
          // A box that is there already says nothing more, so this comes to rest.
          if (other.box !== box && Math.abs(other.box.scrollTop - box.scrollTop) > 1) {
            other.box.style.scrollBehavior = 'auto';
            other.box.scrollTop = box.scrollTop;
          }
        }
        tell();
      };
      box.addEventListener('scroll', scrolled, { passive: true });
      tell();
      return () => {
        members.delete(member);
        box.removeEventListener('scroll', scrolled);
      };
    },
    place(at) {
      const [first] = members;
      if (first === undefined) return undefined;
      const { top, bottom } = first.box.getBoundingClientRect();
      return { y: top + first.y(at) - first.box.scrollTop, top, bottom };
    },
    listen(moved) {
      listeners.add(moved);
      return () => listeners.delete(moved);
    },
  };
}
