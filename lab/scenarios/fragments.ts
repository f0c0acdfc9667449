/** Datagrams that are too long for a link: cut, lost in part, overtaken, answered in pieces. */
import type { ScriptStep } from '../../src/stack/apps/script/script.ts';
import { type LabScenario, PORT, pair, SERVER } from './kit.ts';

const sends = (bytes: number): ScriptStep[] => [
  { do: 'socket', as: 'u', type: 'dgram' },
  {
    do: 'sendto',
    on: 'u',
    text: 'abcdefg'.repeat(bytes / 7 + 1).slice(0, bytes),
    address: SERVER,
    port: PORT,
  },
];
const reads: ScriptStep[] = [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'bind', on: 'u', port: PORT },
  { do: 'recvfrom', on: 'u', size: 65_536 },
];

export const fragments: LabScenario[] = [
  pair('fragments: the longest datagram', { client: sends(65_507), server: reads }),
  pair('fragments: at the least MTU', {
    ...{ client: sends(1_000), server: reads, clientMtu: 68, serverMtu: 68 },
  }),
  pair('fragments: overtaken and doubled', {
    client: sends(20_000),
    server: reads,
    link: { reorderPpm: 400_000, reorderBy: 3_000, duplicatePpm: 200_000, bandwidth: 1e7 },
    seed: 4,
  }),
  pair('fragments: one is lost, and the sender hears of it', {
    ...{ client: sends(9_000), server: reads, link: { lossPpm: 150_000 }, seed: 2 },
  }),
];
