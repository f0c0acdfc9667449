/** The line behind a queue, and what its discipline is set to: the lines that a picture draws. */

import type { Cursor } from '../../../model/cursor.ts';
import { formatDuration } from '../../../model/format.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { linkPageOf } from '../../../stack/links/page/pages.ts';
import type { KnobLine } from '../../../stack/links/page.ts';
import { queuePageOf } from '../../../stack/queues/page/pages.ts';
import type { TopologyLink } from '../../../stack/world/topology.ts';
import { bytesText } from './bytes-text.ts';

export type Line = TopologyLink;

export function lineAt(run: RecordedRun, link: number, cursor: Cursor): Line | undefined {
  return run.topologyAt(cursor).links.find(({ id }) => id === link);
}

/** Bytes per µs; 0: no limit. */
export const rateOf = (line: Line | undefined): number => (line?.bandwidth ?? 0) / 8_000_000;

/** A setting of the discipline that lies across the picture. */
export interface Threshold {
  readonly across: KnobLine['across'];
  /** Bytes, or µs. */
  readonly value: number;
  readonly isLimit: boolean;
  readonly label: Localized;
}

/** What a scenario, and the session since, have set; the defaults are the discipline’s own. */
export function thresholdsOf(line: Line): readonly Threshold[] {
  const { queue } = line;
  const said = { ...(queue ?? line) } as Readonly<Record<string, unknown>>;
  const kind = queue?.kind ?? linkPageOf()?.discipline;
  return (queuePageOf(kind)?.knobs ?? []).flatMap(({ key, initial, line: drawn }) => {
    const value = Number(said[key] ?? initial);
    if (drawn === undefined || value === 0) return [];
    const { across, limit = false, label } = drawn;
    const text = across === 'bytes' ? bytesText(value) : formatDuration(value);
    return [{ across, value, isLimit: limit, label: label(text) }];
  });
}
