/** How much of a step's text is out of sight in its panel, px. It is evaluated in the page by itself. */
export function hiddenIn(panel: Element): number {
  const scrollers = [...panel.querySelectorAll('*')].filter(
    (each) => getComputedStyle(each).overflowY === 'auto' && each.querySelector('h1'),
  );
  if (scrollers.length !== 1) throw new Error(`${scrollers.length} boxes scroll the text`);
  return Math.max(0, ...scrollers.map((each) => each.scrollHeight - each.clientHeight));
}

/** How far what is presented reaches below the bar under it, px: nobody scrolls with a clicker. */
export function belowTheBar(): number {
  const words = document.querySelector('[data-revealed]');
  const bar = document.querySelector('main [role="toolbar"]');
  if (!words || !bar) return 0;
  const below = words.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
  return Math.max(0, Math.round(below));
}
