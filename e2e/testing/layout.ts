/** What an eye would see at once: pages wider than the screen, words cut off or on top of others. */
import { expect, type Locator, type Page } from '@playwright/test';
import { hiddenIn } from '../../layout/in-page/scrolled.ts';

/** Nothing makes the page wider than its window, once it has found its place in it. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  await expect.poll(() => tooWide(page), `${where}: wider than the window`).toEqual([]);
}

function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 5)
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`);
  });
}

interface Line {
  readonly text: string;
  readonly node: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The lines of text inside, as they lie on the screen; texts for screen readers are left out. */
async function linesOf(area: Locator): Promise<readonly Line[]> {
  return area.evaluate((root) => {
    /** In a box of one pixel, as texts for screen readers are. */
    const isForEarsOnly = (element: Element | null): boolean => {
      if (!element || element === root) return false;
      const { width, height } = element.getBoundingClientRect();
      const tiny = Math.min(width, height) <= 2 && getComputedStyle(element).overflow !== 'visible';
      return tiny || isForEarsOnly(element.parentElement);
    };
    /** Scrolled out of the sight that its surroundings leave it, above or below. */
    const isScrolledAway = (element: Element | null, top: number, bottom: number): boolean => {
      if (!element || element === root) return false;
      const sight = element.getBoundingClientRect();
      const clips = getComputedStyle(element).overflowY !== 'visible';
      const away = clips && (bottom > sight.bottom + 1 || top < sight.top - 1);
      return away || isScrolledAway(element.parentElement, top, bottom);
    };
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const lines: Line[] = [];
    for (let node = 0; walker.nextNode(); node++) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      const parent = walker.currentNode.parentElement;
      if (text === '' || !parent?.checkVisibility({ visibilityProperty: true })) continue;
      if (isForEarsOnly(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        if (right - left <= 1 || isScrolledAway(parent, top, bottom)) continue;
        lines.push({ text, node, left, right, top, bottom });
      }
    }
    return lines;
  });
}

/** How far two lines of text must reach into each other to be seen as overlapping, px. */
const TOUCH = 5;

function overlap(a: Line, b: Line): boolean {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > TOUCH && high > TOUCH;
}

/** Every word of a column lies within its sides, and none on another, once it has found its place. */
export async function expectReadable(area: Locator, where: string): Promise<void> {
  await expect.poll(() => unreadable(area), where).toEqual([]);
}

async function unreadable(area: Locator): Promise<readonly string[]> {
  const box = await area.boundingBox();
  const lines = box === null ? [] : await linesOf(area);
  if (box === null || lines.length === 0) return ['there is nothing to read'];
  const outside = lines
    .filter(({ left, right }) => left < box.x - 1 || right > box.x + box.width + 1)
    .map(({ text }) => `cut off: ${text}`);
  const pairs = lines.flatMap((a, i) =>
    lines
      .slice(i + 1)
      .filter((b) => a.node !== b.node && overlap(a, b))
      .map((b) => `on top of each other: ${a.text} × ${b.text}`),
  );
  return [...outside, ...pairs];
}

/** The whole of it can be seen without scrolling anything. */
export async function expectInSight(target: Locator): Promise<void> {
  await expect(target).toBeInViewport({ ratio: 0.99 });
}

/** No text is smaller than this on the screen, pixels; texts for screen readers are left out. */
export async function expectLegible(page: Page, least: number, where: string): Promise<void> {
  await expect.poll(() => tooSmall(page, least), `${where}: too small to be read`).toEqual([]);
}

function tooSmall(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const isForEyes = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      const tiny = Math.min(width, height) <= 2 && getComputedStyle(element).overflow !== 'visible';
      return !tiny && (element.parentElement === null || isForEyes(element.parentElement));
    };
    const small = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement as Element;
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (text === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (!isForEyes(element)) continue;
      // What is drawn is set in units of its drawing.
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < least - 0.05) small.add(`${size.toFixed(1)} px: ${text.slice(0, 40)}`);
    }
    return [...small];
  }, least);
}

/** How much of a step's text is out of sight in its panel, px. */
export const hiddenText = (prose: Locator): Promise<number> => prose.evaluate(hiddenIn);
