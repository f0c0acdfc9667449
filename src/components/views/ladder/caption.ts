import type { Cursor } from '../../../model/cursor.ts';
import { formatDuration } from '../../../model/format.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { LadderRun } from './model.ts';
import { leadsOutside } from './outside.ts';
import type { LadderText } from './text.ts';

/** What the reader must know to read the numbers: 'relative sequence numbers · 20 ms each way'. */
export function captionOf(
  model: RecordedRun,
  run: LadderRun,
  cursor: Cursor,
  sequence: 'relative' | 'raw',
  t: LadderText,
): string {
  const parts = countsBytes(run, cursor) ? [t(sequence)] : [];
  // A real network: how long its ways are, and what is lost on them, is not ours to know.
  if (leadsOutside(model.topology)) return parts.join('');
  const delays = new Set(model.topology.links.map((link) => link.delay));
  const [delay] = delays;
  if (delays.size === 1 && delay !== undefined && delay > 0) {
    parts.push(t('eachWay', { delay: formatDuration(delay) }));
  }
  let lost = 0;
  for (const packet of run.packets) {
    if (packet.dropped !== undefined && packet.endEvent < cursor.event) lost++;
  }
  parts.push(lost === 0 ? t('noLoss') : t('lost', { n: lost }));
  return parts.join(' · ');
}

/** Only segments have sequence numbers: of those drawn by now; while nothing is, of those to come. */
function countsBytes({ packets }: LadderRun, cursor: Cursor): boolean {
  const drawn = packets.filter(({ sentEvent }) => sentEvent < cursor.event);
  return (drawn.length > 0 ? drawn : packets).some(({ protocol }) => protocol === 'tcp');
}
