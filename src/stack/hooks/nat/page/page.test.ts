/** Runs with a NAT as the page tells them. */
import { expect, test } from 'vitest';
import { sceneOf, textOf } from '../../../../components/inspect/words/scene.ts';
import { addPage, wordsOf } from '../../../../components/inspect/words/tables.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import type { ScriptStep } from '../../../apps/script/script.ts';
import { kernelOf } from '../../../capability.ts';
import { MILLISECOND, MINUTE, SECOND } from '../../../core/instant.ts';
import type { Language } from '../../../core/localized.ts';
import { capability as hookCapability } from '../../../inputs/hook/capability.ts';
import type { SessionInput } from '../../../inputs/kind.ts';
import type { TraceLog } from '../../../trace/log.ts';
import type { EventKind } from '../../../trace/schema.ts';
import { all } from '../../../world/testing.ts';
import { topologyOf } from '../../../world/topology.ts';
import { natEvents } from '../events.ts';
import { laterPiece, udpFrame } from '../testing/bytes.ts';
import { ANNAS, homes, NORTH, NORTHS, natKernel, runHomes, SERVERS } from '../testing/homes.ts';
import { page } from './index.ts';

addPage(page);

const opens = (own: number, address: number, port: number): ScriptStep[] => [
  { do: 'socket', as: 's' },
  { do: 'bind', on: 's', port: own },
  { do: 'connect', on: 's', address, port },
];
const ask = (port: number): ScriptStep[] => [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'bind', on: 'u', port },
  { do: 'sendto', on: 'u', text: 'x', address: SERVERS, port: 7 },
];
const opening = runHomes({
  server: [{ do: 'wait', for: SECOND }, ...opens(6001, NORTHS, 6000)],
  anna: [{ do: 'wait', for: 1_500 * MILLISECOND }, ...opens(6000, SERVERS, 6001)],
}).sim.log;
const one = { src: ANNAS, dst: SERVERS, identification: 7 };
const bytes = udpFrame(NORTH, 0, one, [5000, 7], new Uint8Array(40));
const into = (piece: Uint8Array, at: number): SessionInput => ({
  ...{ at, kind: 'frame', node: NORTH, nic: 0, bytes: piece },
});
const full = runHomes(
  {
    anna: ask(5000),
    arno: [{ do: 'wait', for: SECOND }, ...ask(5002)],
    north: { ports: { low: 2_000, high: 2_000 } },
    more: { until: 10 * MINUTE },
  },
  [
    into(laterPiece(NORTH, 0, { ...one, fragmentOffset: 3 }, bytes.slice(58)), 2 * SECOND),
    into(laterPiece(NORTH, 0, { ...one, flags: 1 }, bytes.slice(34, 58)), 3 * SECOND),
  ],
).sim.log;
// The port was free for Anna’s socket, not for the pieces: another run has room for both.
const pieces = runHomes({}, [
  into(laterPiece(NORTH, 0, { ...one, fragmentOffset: 3 }, bytes.slice(58)), SECOND),
  into(laterPiece(NORTH, 0, { ...one, flags: 1 }, bytes.slice(34, 58)), 2 * SECOND),
]).sim.log;

const forwards = [{ protocol: 'tcp', port: 80, to: '192.168.1.3' }];
const forwarded = runHomes(
  {},
  [{ at: SECOND, kind: 'hook', node: NORTH, hook: 'nat', change: { forwards } }],
  { kernel: kernelOf([...natKernel.capabilities, hookCapability]) },
).sim.log;

function tell(log: TraceLog, kind: EventKind, language: Language): string[] {
  const run = recordedRun(log, topologyOf(homes()));
  return all(log, kind).map((event) =>
    textOf(wordsOf(event).why(event, sceneOf(run, event)), language),
  );
}

test('every kind of event has a sentence in both languages, with all its parameters', () => {
  for (const kind of Object.keys(natEvents.fields) as EventKind[]) {
    for (const language of ['en', 'zh'] as const) {
      const sentences = [opening, full, pieces, forwarded].flatMap((log) =>
        tell(log, kind, language),
      );
      expect(sentences.length, kind).toBeGreaterThan(0);
      for (const line of sentences) expect(line).not.toMatch(/[{}]|undefined/);
    }
  }
});

test('a translation names both ends, and why it is made', () => {
  expect(tell(full, 'nat.translated', 'en')[0]).toBe(
    'It leaves: the host inside is hidden behind the outer address. north puts 198.51.100.1:2000 in place of 192.168.1.2:5000, and corrects the checksums.',
  );
  expect(tell(full, 'nat.exhausted', 'zh')[0]).toBe(
    '192.168.1.3:5002 要用 UDP 与外部通信，但 north 从 2000 到 2000 的端口都占满了。',
  );
});

test('a packet that dies says why', () => {
  expect(tell(full, 'packet.ignored', 'en').join()).toContain('no port outside is free for it');
  expect(tell(full, 'packet.ignored', 'zh').join()).toContain('外部没有空闲的端口给它');
});
