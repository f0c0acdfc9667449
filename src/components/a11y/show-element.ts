import { prefersReducedMotion } from '../../runtime/settings-effects.ts';

/**
 * Brings into sight what has just appeared. A view that follows a running cursor must not glide:
 * this is for what happens once.
 */
export function showElement(
  element: Element | null,
  block: ScrollLogicalPosition = 'nearest',
): void {
  // The style sheet does not overrule a `smooth` that is asked for here.
  const behavior = prefersReducedMotion() ? 'instant' : 'smooth';
  element?.scrollIntoView({ block, behavior });
}
