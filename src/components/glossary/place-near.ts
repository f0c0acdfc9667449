/** Where an explanation stands: beside what it explains, never over it, and inside the window. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
const EDGE = 8;

/** Below, or above where there is more room; the height is what fits there. */
export function placeNear(
  anchor: Box,
  size: Size,
  window: Size,
): { readonly left: number; readonly top: number; readonly most: number } {
  const below = window.height - anchor.bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  const under = size.height <= below || below >= above;
  const most = Math.max(0, under ? below : above);
  const height = Math.min(size.height, most);
  const top = under ? anchor.bottom + GAP : anchor.top - GAP - height;
  const rightmost = window.width - EDGE - size.width;
  return { left: Math.max(EDGE, Math.min(anchor.left, rightmost)), top, most };
}
