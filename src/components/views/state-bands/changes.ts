/** What happens in the bands, in order: for tables, for whoever points, for whoever walks along it. */

import type { Transition } from '../../../model/parts/transitions.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { Between } from './between.ts';
import { type Band, type Mismatch, mismatchAfter } from './model.ts';

export type Row = ChangeRow | SegmentRow;

/** An end changes its state. */
export interface ChangeRow {
  readonly what: 'change';
  readonly event: number;
  readonly at: Instant;
  /** Which of the groups of bands, and which end of it. */
  readonly group: number;
  readonly side: number;
  readonly change: Transition;
  /** How long it lasts, µs; undefined when nothing ends it, and of CLOSED. */
  readonly lasts: number | undefined;
  /** The segment that led to it. */
  readonly by: Between | undefined;
  /** How the ends stand to each other after it. */
  readonly mismatch: Mismatch | undefined;
}

/** A segment that changed nothing: it was lost, or came too late. */
export interface SegmentRow {
  readonly what: 'segment';
  readonly event: number;
  readonly at: Instant;
  readonly group: number;
  readonly segment: Between;
}

export interface BandGroup {
  readonly name: string;
  readonly bands: readonly Band[];
  readonly between: readonly Between[];
}

export function rowsOf(groups: readonly BandGroup[]): Row[] {
  return groups
    .flatMap(({ bands, between }, group) => [
      ...bands.flatMap((_, side) => changesOf(group, bands, side, between)),
      ...wasted(group, bands, between),
    ])
    .sort((a, b) => a.event - b.event);
}

function changesOf(
  group: number,
  bands: readonly Band[],
  side: number,
  between: readonly Between[],
): ChangeRow[] {
  const { spans, gone } = bands[side] as Band;
  const row = (change: Transition, lasts: number | undefined): ChangeRow => ({
    ...{ what: 'change', event: change.id, at: change.at, group, side, change, lasts },
    by: between.find(({ receivedEvent }) => receivedEvent >= 0 && receivedEvent === change.cause),
    mismatch: mismatchAfter(bands, change.id)?.what,
  });
  return [
    ...spans.map(({ change, from, to }) =>
      row(change, Number.isFinite(to) ? to - from : undefined),
    ),
    ...(gone ? [row(gone, undefined)] : []),
  ];
}

function wasted(group: number, bands: readonly Band[], between: readonly Between[]): SegmentRow[] {
  const causes = new Set(
    bands.flatMap(({ spans, gone }) => [...spans.map(({ change }) => change.cause), gone?.cause]),
  );
  return between
    .filter(({ receivedEvent }) => !causes.has(receivedEvent))
    .map((segment) => ({
      ...{ what: 'segment', event: segment.sentEvent, at: segment.sentAt, group, segment },
    }));
}
