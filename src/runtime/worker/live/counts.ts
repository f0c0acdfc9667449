/** What has come and gone, over all agents that a run had. */
import type { LiveCounts } from '../../live/status.ts';

export const NO_COUNTS: LiveCounts = { sent: 0, received: 0, refused: {}, dropped: {} };

export const sumOf = (a: LiveCounts, b: LiveCounts): LiveCounts => ({
  sent: a.sent + b.sent,
  received: a.received + b.received,
  refused: byCause(a.refused, b.refused),
  dropped: byCause(a.dropped, b.dropped),
});

function byCause(a: LiveCounts['refused'], b: LiveCounts['refused']): LiveCounts['refused'] {
  const causes = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(causes.map((each) => [each, (a[each] ?? 0) + (b[each] ?? 0)]));
}
