/** What every picture keeps, be it of a flow or not: its size, and since when its run is kept. */
import { useRef } from 'react';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { useSize } from '../use-size.ts';

/** When the part of a run begins that is kept; undefined for a run that is kept whole. */
export function keptSince({ log }: RecordedRun): Instant | undefined {
  return log.first === 0 ? undefined : log.at[0];
}

export function useFrame() {
  const frame = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  return { frame, probe, surface, size: useSize(frame, probe) };
}
