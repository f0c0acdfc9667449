import { useEffect } from 'react';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { isSyn, loadSynReader } from './syn-options.ts';
import type { LadderPicture } from './use-ladder.ts';

/**
 * Has the bytes of the SYNs in sight brought, for the trace does not tell their options. Should
 * they not come, the labels say less; whoever opens the packet is told why.
 */
export function useSynBytes(
  model: RecordedRun,
  picture: LadderPicture | undefined,
  fetchBytes: ((frames: readonly number[]) => Promise<void>) | undefined,
): void {
  const syns = picture?.labels.flatMap(({ packet }) => (isSyn(packet) ? [packet.frame] : []));
  const list = syns?.join(' ') ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another model has other frames of the same numbers.
  useEffect(() => {
    if (list === '') return;
    loadSynReader()
      .then(() => fetchBytes?.(list.split(' ').map(Number)))
      .catch(() => undefined);
  }, [model, list, fetchBytes]);
}
