import { useEffect, useRef } from 'react';

/** In a row that scrolls sideways, the first that is chosen is in sight whenever `chosen` is another. */
export function useChosenInSight<E extends HTMLElement>(chosen: string) {
  const row = useRef<E>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: that it is another is the occasion.
  useEffect(() => {
    row.current
      ?.querySelector('[aria-selected="true"], [aria-pressed="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  return row;
}
