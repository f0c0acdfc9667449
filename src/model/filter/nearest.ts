/** The name that was probably meant: the one that fewest changes of letters make of what was written. */

export function nearest(text: string, names: Iterable<string>): string | undefined {
  // Among thousands of letters nobody has made a slip of the pen.
  if (text.length > 40) return undefined;
  const most = Math.max(1, Math.floor(text.length / 3));
  let best: string | undefined;
  let least = most + 1;
  for (const name of names) {
    const lower = text.toLowerCase();
    // Its last part alone is often what people remember: `port`, `syn`.
    const ends = text.length > 2 && (name.endsWith(`.${lower}`) || name.startsWith(`${lower}.`));
    const changes = ends ? 1 : distance(lower, name, least);
    if (changes < least) {
      least = changes;
      best = name;
    }
  }
  return best;
}

/** How many letters must be put in, taken out or changed (Levenshtein); `limit` where it is no less. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  let before = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let k = 1; k <= other.length; k++) {
      const changed = (before[k - 1] as number) + (one[i - 1] === other[k - 1] ? 0 : 1);
      row.push(Math.min(changed, (before[k] as number) + 1, (row[k - 1] as number) + 1));
    }
    before = row;
  }
  return Math.min(limit, before[other.length] as number);
}
