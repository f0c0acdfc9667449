/** What has come and gone, over all agents that a run had. */
import type { LiveCounts } from '../../live/status.ts';

export const NO_COUNTS: LiveCounts = { sent: 0, received: 0, refused: {}, dropped: {} };

export const sumOf = (a: LiveCounts, b: LiveCounts): LiveCounts => ({
  sent: a.sent + b.sent,
  received: a.received + b.received,
  refused: byCause(a.refused, b.refused),
  dropped: byCause(a.dropped, b.dropped),
});

/** What this page could not even hand to the agent counts as what the agent could not hand on. */
export const withLostHere = (counts: LiveCounts, frames: number): LiveCounts =>
  frames === 0 ? counts : sumOf(counts, { ...NO_COUNTS, dropped: { 'backlog-to-card': frames } });

function byCause(a: LiveCounts['refused'], b: LiveCounts['refused']): LiveCounts['refused'] {
  const causes = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(causes.map((each) => [each, (a[each] ?? 0) + (b[each] ?? 0)]));
}
