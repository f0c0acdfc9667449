/** The lines of text that an eye sees, each with where it lies and what cuts it off. */
import {
  type Box,
  centreOf,
  EVERYWHERE,
  intersection,
  type Quad,
  turned,
  widthBeforeTurning,
} from './geometry.ts';

export interface Line {
  readonly text: string;
  readonly element: Element;
  readonly node: Node;
  readonly box: Box;
  /** Where its letters are: less high than the line, and turned as it is drawn. */
  readonly letters: Quad;
  /** What its surroundings let be seen. */
  readonly sight: Box;
  /** What can be brought into sight by scrolling, along each axis. */
  readonly scrolls: { readonly x: boolean; readonly y: boolean };
  /** The height of its type on the screen, px. */
  readonly size: number;
}

/** What an element inherits from those around it, for what is written in it. */
interface Surroundings {
  readonly sight: Box;
  readonly scrolls: Line['scrolls'];
  readonly angle: number;
  /** Only a screen reader meets it. */
  readonly unseen: boolean;
}

/** Letters fill about this part of the height of their type. */
const LETTERS = 0.62;

export function linesOf(root: Element): readonly Line[] {
  const known = new Map<Element, Surroundings>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const lines: Line[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!element || node.textContent?.trim() === '') continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const around = surroundingsOf(element, known);
    if (!around.unseen) lines.push(...linesOfText(node, element, around));
  }
  return lines;
}

function linesOfText(node: Node, element: Element, around: Surroundings): Line[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const size = typeSize(element);
  const { sight, scrolls, angle } = around;
  const lines: Line[] = [];
  for (const { left, right, top, bottom } of range.getClientRects()) {
    const box = { left, right, top, bottom };
    if (right - left <= 1 || bottom - top <= 1) continue;
    const width = angle === 0 ? right - left : widthBeforeTurning(box, size * 1.2, angle);
    const letters = turned(centreOf(box), width, size * LETTERS, angle);
    const text = (node.textContent ?? '').trim().replace(/\s+/g, ' ');
    lines.push({ text, element, node, box, letters, sight, scrolls, size });
  }
  return lines;
}

/** What is drawn is set in units of its drawing. */
function typeSize(element: Element): number {
  const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
  return Number.parseFloat(getComputedStyle(element).fontSize) * scale;
}

function surroundingsOf(element: Element, known: Map<Element, Surroundings>): Surroundings {
  const before = known.get(element);
  if (before) return before;
  const { parentElement } = element;
  const outer: Surroundings =
    parentElement === null
      ? { sight: EVERYWHERE, scrolls: { x: false, y: false }, angle: 0, unseen: false }
      : surroundingsOf(parentElement, known);
  const style = getComputedStyle(element);
  const found = narrowed(element, style, outer);
  known.set(element, found);
  return found;
}

function narrowed(element: Element, style: CSSStyleDeclaration, outer: Surroundings): Surroundings {
  const angle = outer.angle + angleOf(style);
  // What is fixed, or in the top layer, is cut by nothing but the window.
  const free = style.position === 'fixed' || element instanceof HTMLDialogElement;
  const start = free ? { ...outer, sight: EVERYWHERE, scrolls: { x: false, y: false } } : outer;
  if (style.clipPath === 'inset(50%)') return { ...start, angle, unseen: true };
  const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
  const isPage = element === document.documentElement || element === document.body;
  if (!clips || isPage || style.display === 'contents') return { ...start, angle };
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const tiny = Math.min(right - left, bottom - top) <= 2;
  const own = {
    ...(style.overflowX === 'visible' ? { left: -1e9, right: 1e9 } : { left, right }),
    ...(style.overflowY === 'visible' ? { top: -1e9, bottom: 1e9 } : { top, bottom }),
  };
  return {
    sight: intersection(start.sight, own),
    scrolls: {
      x: start.scrolls.x || /auto|scroll/.test(style.overflowX),
      y: start.scrolls.y || /auto|scroll/.test(style.overflowY),
    },
    angle,
    unseen: start.unseen || tiny,
  };
}

function angleOf({ rotate, transform }: CSSStyleDeclaration): number {
  let angle = rotate === 'none' ? 0 : (Number.parseFloat(rotate) * Math.PI) / 180;
  if (transform !== 'none') {
    const { a, b } = new DOMMatrixReadOnly(transform);
    angle += Math.atan2(b, a);
  }
  return Number.isFinite(angle) ? angle : 0;
}
