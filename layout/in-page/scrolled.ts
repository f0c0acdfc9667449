/** How much of a step's text is out of sight in its panel, px. It is evaluated in the page by itself. */
export function hiddenIn(panel: Element): number {
  const scrollers = [...panel.querySelectorAll('*')].filter(
    (each) => getComputedStyle(each).overflowY === 'auto' && each.querySelector('h1'),
  );
  if (scrollers.length !== 1) throw new Error(`${scrollers.length} boxes scroll the text`);
  return Math.max(0, ...scrollers.map((each) => each.scrollHeight - each.clientHeight));
}
