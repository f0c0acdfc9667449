import { type FocusEvent, type KeyboardEvent, useState } from 'react';

/**
 * Many buttons, one stop of the Tab key: the arrow keys, Home and End walk among them. A button
 * carries its number in `data-stop`; `ids` are the numbers in the order of the walk. Where it
 * begins is `first`, or the last of them.
 */
export function useRoving(ids: readonly number[], first = ids.at(-1)) {
  const [chosen, choose] = useState<number>();
  const stop = chosen !== undefined && ids.includes(chosen) ? chosen : first;
  return {
    stop,
    onKeyDown(event: KeyboardEvent<HTMLElement>): void {
      const from = stopOf(event.target);
      if (from === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      const next = ids[stopForKey(event.key, ids.indexOf(from), ids.length)];
      if (next === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.querySelector<HTMLElement>(`[data-stop="${next}"]`)?.focus();
    },
    onFocus({ target }: FocusEvent): void {
      const id = stopOf(target);
      if (id !== undefined) choose(id);
    },
  };
}

/** The number of the stop that an event comes from. */
export function stopOf(target: EventTarget): number | undefined {
  const { stop } = target instanceof HTMLElement ? target.dataset : {};
  return stop === undefined ? undefined : Number(stop);
}

/** Where a key leads in a walk of `count` stops; −1 for keys that do not walk. */
export function stopForKey(key: string, from: number, count: number): number {
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
