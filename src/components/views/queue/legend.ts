/** What the signs of a queue mean, and its values at the cursor. */
import type { Language } from '../../../i18n/language.ts';
import { formatDuration } from '../../../model/format.ts';
import type { LegendEntry } from '../../view-kit/plot/Legend.tsx';
import { cross, diamond } from '../../view-kit/plot/shapes.ts';
import { bytesText } from './bytes-text.ts';
import type { Level, Queue, QueueEvent } from './model.ts';
import type { QueueText } from './text.ts';

interface AtCursor {
  readonly level: Level;
  readonly event: number;
  readonly at: number;
}

export function queueLegend(
  { averages, packets }: Queue,
  events: readonly QueueEvent[],
  { level, event, at }: AtCursor,
  t: QueueText,
  language: Language,
): LegendEntry[] {
  const before = events.filter((each) => each.event < event);
  const count = (...kinds: QueueEvent['what'][]) =>
    String(before.filter(({ what }) => kinds.includes(what)).length);
  const last = packets.findLast(({ leaves, refused }) => !refused && leaves <= at);
  return [
    {
      ...{ id: 'waiting', label: t('waiting'), value: bytesText(level.waiting) },
      swatch: [{ kind: 'path', d: 'M2 12V4h12v4h12v4z', fill: 'link', opacity: 0.45 }],
    },
    {
      ...{ id: 'rest', label: t('rest'), value: bytesText(level.unsent - level.waiting) },
      swatch: [
        { kind: 'path', d: 'M2 12V2l24 10z', fill: 'link-soft' },
        { kind: 'path', d: 'M2 12V2l24 10', stroke: 'link', width: 0.6 },
      ],
    },
    ...averages.map(({ label, points }): LegendEntry => {
      const average = points.findLast((each) => each.event < event);
      return {
        ...{ id: label.en, label: label[language] },
        value: average && bytesText(average.bytes),
        swatch: [{ kind: 'path', d: 'M2 9h12v-4h12', stroke: 'network', width: 1.2 }],
      };
    }),
    {
      ...{ id: 'waited', label: t('waited'), value: last && formatDuration(last.leaves - last.at) },
      swatch: [{ kind: 'path', d: 'M2 11h8v-4h8v-4h8', stroke: 'link', width: 0.8 }],
    },
    {
      ...{ id: 'dropped', label: t('dropped'), value: count('refused', 'dropped') },
      swatch: [{ kind: 'path', d: cross(14, 7, 5), stroke: 'loss' }],
    },
    {
      ...{ id: 'marked', label: t('marked'), value: count('marked') },
      swatch: [{ kind: 'path', d: diamond(14, 7, 5), fill: 'network' }],
    },
  ];
}
