/** What an eye would complain of, among the lines of a page. */
import { type Colour, contrast, over, readColour, TRANSPARENT } from './colours.ts';
import { centreOf, depthOfOverlap, intersection } from './geometry.ts';
import type { Line } from './lines.ts';

export type FaultKind =
  | 'cut'
  | 'overlap'
  | 'small'
  | 'faint'
  | 'sideways'
  | 'tall'
  | 'hidden'
  | 'scrolls';

export interface Fault {
  readonly kind: FaultKind;
  /** The texts that it is about, and by how much, in words. */
  readonly says: string;
}

/** Letters reach less far than their line: this much may be cut of it, px. */
const TRIM = 3;
/** How far the letters of two texts reach into each other before it is seen, px. */
const TOUCH = 3;
const SHORT = 48;

export const quote = (text: string) =>
  `“${text.length > SHORT ? `${text.slice(0, SHORT)}…` : text}”`;

/** The page goes on to the right of its window. */
export function sideways(): Fault[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth + 1) return [];
  const widest = [...document.body.querySelectorAll('*')].find(
    (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isClipped(element),
  );
  // What stands for no element (`::before`) has no box that could be asked.
  const what = widest ? quote((widest.textContent ?? '').trim()) : 'a mark without text';
  return [
    { kind: 'sideways', says: `the page is ${scrollWidth - clientWidth} px too wide: ${what}` },
  ];
}

/** Whether something around it cuts it off or scrolls it, so that it widens nothing but that. */
function isClipped(element: Element): boolean {
  for (let at: Element | null = element; at !== null; ) {
    const { position } = getComputedStyle(at);
    if (position === 'fixed') return true;
    // What is placed absolutely leaves all that is not its containing block.
    const box: Element | null =
      position === 'absolute' && at instanceof HTMLElement ? at.offsetParent : at.parentElement;
    at = box;
    if (at === document.body || at === document.documentElement) return false;
    if (at !== null && getComputedStyle(at).overflowX !== 'visible') return true;
  }
  return false;
}

/** A page that fills its window does not go on below it. */
export function tall(): Fault[] {
  if (!document.querySelector('[data-fills]')) return [];
  const { scrollHeight, clientHeight } = document.documentElement;
  if (scrollHeight <= clientHeight + 1) return [];
  return [{ kind: 'tall', says: `the page is ${scrollHeight - clientHeight} px too high` }];
}

/** Text whose end cannot be seen, and which no scrolling brings into sight. */
export function cuts(lines: readonly Line[]): Fault[] {
  const page = document.documentElement;
  const tall = page.scrollHeight > page.clientHeight + 1;
  return lines.flatMap(({ text, box, sight, scrolls, element }): Fault[] => {
    if (isElided(element)) return [{ kind: 'cut', says: `${quote(text)} ends in an ellipsis` }];
    const right = Math.min(sight.right, innerWidth);
    const left = Math.max(sight.left, 0);
    const bottom = tall ? sight.bottom : Math.min(sight.bottom, innerHeight);
    const beyond = Math.max(box.right - right, left - box.left);
    const below = Math.max(box.bottom - bottom, sight.top - box.top);
    if (!scrolls.x && beyond > TRIM) return [cut(text, beyond, 'at the side')];
    if (!scrolls.y && below > TRIM) return [cut(text, below, 'above or below')];
    return [];
  });
}

const cut = (text: string, by: number, where: string): Fault => ({
  kind: 'cut',
  says: `${quote(text)} is cut by ${Math.round(by)} px ${where}`,
});

function isElided(element: Element): boolean {
  if (!(element instanceof HTMLElement) || element.matches('select, option')) return false;
  if (getComputedStyle(element).textOverflow !== 'ellipsis') return false;
  return element.scrollWidth > element.clientWidth + 1;
}

/** Texts whose letters lie on each other. */
export function overlaps(lines: readonly Line[]): Fault[] {
  const seen = lines.filter(isInSight);
  const sorted = seen
    .map((line) => {
      const xs = line.letters.map(({ x }) => x);
      return { line, left: Math.min(...xs), right: Math.max(...xs) };
    })
    .sort((a, b) => a.left - b.left);
  const faults: Fault[] = [];
  sorted.forEach((a, i) => {
    for (const b of sorted.slice(i + 1)) {
      if (b.left > a.right) break;
      if (a.line.node === b.line.node || !isSeenInBoth(a.line, b.line)) continue;
      const depth = depthOfOverlap(a.line.letters, b.line.letters);
      if (depth <= TOUCH || isCovered(a.line) || isCovered(b.line)) continue;
      const both = [a.line.text, b.line.text].map(quote).join(' × ');
      faults.push({ kind: 'overlap', says: `${both} by ${Math.round(depth)} px` });
    }
  });
  return faults;
}

/** What of one lies on the other is not cut off with it, as what is scrolled under a head is. */
function isSeenInBoth(a: Line, b: Line): boolean {
  const common = intersection(intersection(a.box, b.box), intersection(a.sight, b.sight));
  return common.right - common.left > TOUCH && common.bottom - common.top > TOUCH;
}

function isInSight({ box, sight }: Line): boolean {
  const { x, y } = centreOf(box);
  return x >= sight.left && x <= sight.right && y >= sight.top && y <= sight.bottom;
}

/** Something opaque lies over the whole of it, such as a dialog, a menu, a card. */
function isCovered({ box, element }: Line): boolean {
  const y = (box.top + box.bottom) / 2;
  const inset = Math.min(4, (box.right - box.left) / 4);
  const xs = [box.left + inset, (box.left + box.right) / 2, box.right - inset];
  return xs.every((x) => isCoveredAt(x, y, element));
}

function isCoveredAt(x: number, y: number, element: Element): boolean {
  for (const above of document.elementsFromPoint(x, y)) {
    if (above === element || element.contains(above)) return false;
    if (above.contains(element)) continue;
    const { backgroundColor, opacity } = getComputedStyle(above);
    if (Number(opacity) > 0.9 && (readColour(backgroundColor)?.[3] ?? 0) > 0.85) return true;
  }
  return false;
}

/** Text set smaller than the least. */
export function tooSmall(lines: readonly Line[], leastOf: (line: Line) => number): Fault[] {
  return lines.flatMap((line): Fault[] => {
    const least = leastOf(line);
    if (line.size >= least - 0.05) return [];
    const size = line.size.toFixed(1);
    return [{ kind: 'small', says: `${quote(line.text)} is ${size} px, the least is ${least}` }];
  });
}

/** Large type may be fainter: 24 px, or 18.66 px bold (WCAG 2.2, 1.4.3). */
const isLarge = (size: number, weight: number) => size >= 24 || (size >= 18.66 && weight >= 700);

/** Text that does not stand out from what it is written on. */
export function tooFaint(lines: readonly Line[], strict: boolean): Fault[] {
  return lines.flatMap(({ text, element, size }): Fault[] => {
    if (element.closest(':disabled, [aria-disabled="true"], [data-ahead], svg')) return [];
    const { color, fontWeight } = getComputedStyle(element);
    const ink = readColour(color);
    const ground = groundOf(element);
    if (!ink || !ground) return [];
    const seen = over([ink[0], ink[1], ink[2], ink[3] * opacityOf(element)], ground);
    const ratio = contrast(seen, ground);
    const large = isLarge(size, Number(fontWeight));
    const least = strict ? (large ? 4.5 : 7) : large ? 3 : 4.5;
    if (ratio >= least - 0.01) return [];
    const says = `${quote(text)} has a contrast of ${ratio.toFixed(2)}, the least is ${least}`;
    return [{ kind: 'faint', says }];
  });
}

/** The colour that an element's text is written on; undefined where that is a picture. */
function groundOf(element: Element): Colour | undefined {
  let ground = TRANSPARENT;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') return undefined;
    const colour = readColour(backgroundColor);
    if (!colour) return undefined;
    ground = over(ground, colour);
    if (ground[3] > 0.99) return ground;
  }
  return over(ground, [1, 1, 1, 1]);
}

function opacityOf(element: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    opacity *= Number(getComputedStyle(at).opacity);
  }
  return opacity;
}
