/**
 * The entries that a lesson leaves in the browser's history: one for each step that its reader goes
 * to, all of one visit. Going back among them leads from step to step of the same run; what was made
 * of it stays. An entry of another visit is an address like any other: it opens the run it holds.
 */
interface Entry {
  readonly visit?: string;
}

let visit = '';
let visits = 0;
let returning = false;

/** A run is opened: the entry at which it is opened belongs to its visit. */
export function beginVisit(): void {
  visit = `${Date.now()}.${visits++}`;
  writeEntry(location.hash, 'over');
}

/** Over the present entry, or as the next one. */
export function writeEntry(hash: string, where: 'over' | 'next'): void {
  const entry: Entry = { visit };
  if (where === 'next') history.pushState(entry, '', hash);
  else history.replaceState(entry, '', hash);
}

/** Whether the present entry was left by this visit. */
export function isOfVisit(): boolean {
  const entry = history.state as Entry | null;
  return visit !== '' && entry?.visit === visit;
}

/** Goes to what the present entry holds, which is not a step further. */
export function returnTo(go: () => void): void {
  returning = true;
  try {
    go();
  } finally {
    returning = false;
  }
}

export const isReturning = () => returning;
