/** How an order is written: `a > b > c`. */
const NEXT = ' > ';

export function orderOf(answer: string): readonly string[] {
  return answer === '' ? [] : answer.split(NEXT);
}

export function writeOrder(ids: readonly string[]): string {
  return ids.join(NEXT);
}

/** The list with one of its members a place earlier (−1) or later (1), as far as there is one. */
export function moved(list: readonly string[], what: string, by: -1 | 1): readonly string[] {
  const from = list.indexOf(what);
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return list;
  const next = [...list];
  next.splice(from, 1);
  next.splice(to, 0, what);
  return next;
}
