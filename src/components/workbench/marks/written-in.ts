/** What is written in a picture, and what is seen of it. */
import { type Area, within } from './flag-place.ts';

/** Lines of text whose middle is in sight, as areas in the window. */
function writtenIn(root: Element, sight: Area): Area[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const areas: Area[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.textContent?.trim() === '') continue;
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      // What only a screen reader meets is a pixel large.
      if (right - left <= 1 || bottom - top <= 1) continue;
      if (x < sight.left || x > sight.right || y < sight.top || y > sight.bottom) continue;
      if (!node.parentElement?.checkVisibility({ opacityProperty: true })) continue;
      areas.push({ left, right, top, bottom });
    }
  }
  return areas;
}

export interface Seen {
  /** What is left by all that scrolls or cuts off the mark, the stage and the window. */
  readonly sight: Area;
  /** The outermost of that below the stage: whatever is drawn there lies around the mark. */
  readonly picture: Element;
}

export function seenAround(mark: Element): Seen {
  let sight: Area = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  let picture: Element = mark;
  for (let at = mark.parentElement; at !== null; at = at.parentElement) {
    const stage = at.hasAttribute('data-stage');
    const { overflowX, overflowY } = getComputedStyle(at);
    if (stage || overflowX !== 'visible' || overflowY !== 'visible') {
      sight = within(sight, at.getBoundingClientRect());
      if (!stage) picture = at;
    }
    if (stage) break;
  }
  return { sight, picture };
}

/** As `writtenIn`, but read again only when something on the page has changed, moved or been scrolled. */
export function whatIsWritten() {
  const known = new Map<Element, readonly Area[]>();
  const forget = () => known.clear();
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target }) => !isFlag(target))) forget();
  });
  observer.observe(document.documentElement, {
    ...{ subtree: true, childList: true, characterData: true, attributes: true },
  });
  const events = ['scroll', 'resize', 'transitionend'] as const;
  for (const kind of events) addEventListener(kind, forget, { capture: true, passive: true });
  return {
    in({ picture, sight }: Seen): readonly Area[] {
      const texts = known.get(picture) ?? writtenIn(picture, sight);
      known.set(picture, texts);
      return texts;
    },
    end() {
      observer.disconnect();
      for (const kind of events) removeEventListener(kind, forget, { capture: true });
    },
  };
}

/** The flags move because of what is written, not the other way round. */
const isFlag = (node: Node) => node instanceof Element && node.closest('[data-flags]') !== null;
