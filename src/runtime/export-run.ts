/** A run as a pcapng file, captured at every card of every host. Loaded when it is asked for. */
import type { RunData } from './run-data.ts';

export async function exportRun({ log, capture, spec }: RunData): Promise<Uint8Array> {
  const { capturePoints, exportPcapng } = await import('../stack/pcapng/export.ts');
  return exportPcapng(log, capture, capturePoints(spec));
}
