/** Fragments that reach a server by hand, for the tests of the picture. */
import { visibleAt } from '../../../../model/cursor.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { MILLISECOND, MINUTE } from '../../../../stack/core/instant.ts';
import { pieceOf } from '../../../../stack/protocols/fragments/testing/rig.ts';
import type { SessionInput } from '../../../../stack/world/inputs.ts';
import { atServer } from '../../../../stack/world/testing/forged.ts';
import { runToEnd, SERVER, twoHosts } from '../../../../stack/world/testing.ts';
import { topologyOf } from '../../../../stack/world/topology.ts';
import { datagramsAt } from '../model.ts';

export const quiet = twoHosts([], [], { until: 3 * MINUTE });

interface Given {
  readonly at: number;
  readonly end: number;
  readonly more?: boolean;
  readonly id?: number;
  /** Other bytes than all others have. */
  readonly odd?: number;
}

/** At the server's card, a millisecond apart. */
export function inputsOf(pieces: readonly Given[]): SessionInput[] {
  return pieces.map(({ at, end, more = true, id = 7, odd = 0 }, i) => {
    const data = Uint8Array.from({ length: end - at }, (_, n) => at + n + odd);
    const bytes = pieceOf(data, { at, more, identification: id, ttl: 64 });
    // The server's hardware address: a card takes nothing else.
    bytes.set([2, 0, 0, 0, 0, 2]);
    return atServer(bytes, (i + 1) * MILLISECOND);
  });
}

export function arriving(...pieces: Given[]) {
  const { log } = runToEnd(quiet, { inputs: inputsOf(pieces) }).sim;
  const run = recordedRun(log, topologyOf(quiet));
  return { run, log, at: (time: number) => datagramsAt(run, SERVER, visibleAt(log, time)) };
}
