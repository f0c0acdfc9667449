/** What of a run can be taken elsewhere as a file. */

import type { AskedText } from '../../i18n/asked.ts';
import { currentLanguage } from '../../i18n/language.ts';
import type { TopologyNode } from '../../model/topology.ts';
import { NoAnswer } from '../../runtime/pending-requests.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { saveFile } from '../shell/save-file.ts';
import { tell } from './workbench-store.ts';

export function downloadSession(run: RunStore): void {
  const { latestSession, cursor } = run.getState();
  const file = { wireglass: 'session', version: 1, session: latestSession(), cursor };
  saveFile('wireglass-session.json', `${JSON.stringify(file, null, 2)}\n`, 'application/json');
}

/** Where a capture can be made. */
export function captureHosts(run: RunStore): readonly TopologyNode[] {
  return run.getState().original.topology.nodes.filter(({ kind }) => kind === 'host');
}

/** A file for each of the hosts: in one file, all that both saw would stand twice. */
export async function downloadPcapng(
  run: RunStore,
  hosts: readonly TopologyNode[],
  text: AskedText,
): Promise<void> {
  const language = currentLanguage();
  try {
    for (const { id, name } of hosts) {
      const bytes = await run.getState().exportPcapng({ node: id, language });
      saveFile(`wireglass-${name}.pcapng`, bytes.slice().buffer, 'application/octet-stream');
    }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    tell(text('player.share.noCapture'));
  }
}
