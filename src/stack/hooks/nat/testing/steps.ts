/** What hosts do in stories about NATs, and what can be asked of a run. */
import { expect } from 'vitest';
import type { ScriptStep } from '../../../apps/script/script.ts';
import { fetchFrom, servesOnce } from '../../../apps/script/testing/fetch.ts';
import { framesHeld } from '../../../core/arena.ts';
import { MILLISECOND } from '../../../core/instant.ts';
import type { SessionInput } from '../../../inputs/kind.ts';
import { NO_CAUSE } from '../../../trace/log.ts';
import type { SessionRun } from '../../../world/session.ts';
import { all } from '../../../world/testing.ts';
import { wrongIn } from './bytes.ts';
import { NORTH } from './homes.ts';

export { fetchFrom };

/** One caller after the other. */
export const serves = (bytes: number): ScriptStep[] => [
  ...servesOnce(bytes),
  { do: 'goto', step: 3 },
];
export const bound = (port: number): ScriptStep[] => [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'bind', on: 'u', port },
];
export const say = (text: string, address: number, port: number): ScriptStep => ({
  ...{ do: 'sendto', on: 'u', text, address, port },
});
export const wait = (time: number): ScriptStep => ({ do: 'wait', for: time });
export const hear: ScriptStep = { do: 'recvfrom', on: 'u', size: 100 };

export const into = (
  node: number,
  nic: number,
  bytes: Uint8Array,
  at = MILLISECOND,
): SessionInput => ({
  ...{ at, kind: 'frame', node, nic, bytes },
});

export const reasons = ({ sim }: SessionRun, node = NORTH) =>
  all(sim.log, 'packet.ignored').flatMap((event) => (event.node === node ? [event.why] : []));
export const received = ({ sim }: SessionRun, node: number) =>
  (sim.world.nodes[node] as unknown as { processes: { state: { totalReceived: number } }[] })
    .processes[0]?.state.totalReceived;
export const heard = ({ sim }: SessionRun, node: number) =>
  all(sim.log, 'socket.return').filter((each) => each.node === node && each.name === 'recvfrom')
    .length;

/** No frame is kept, no cause is left over, and every checksum on every link is right. */
export function expectTidy(running: SessionRun): void {
  expect(framesHeld(running.sim.world.arena)).toBe(0);
  expect(running.sim.log.cause).toBe(NO_CAUSE);
  expect(wrongIn(running)).toEqual([]);
}

export const whole = { capture: true };
