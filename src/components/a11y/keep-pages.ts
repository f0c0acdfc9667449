import type { KeyboardEvent } from 'react';

/**
 * On a slider PageUp and PageDown change its value by much, as everywhere. Anywhere else on the page
 * they are a clicker's, and turn the lesson's steps: so they go no further than here.
 */
export function keepPages(event: KeyboardEvent): void {
  if (event.key === 'PageUp' || event.key === 'PageDown') event.stopPropagation();
}
