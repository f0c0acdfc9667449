/**
 * Goldens: what the lessons' runs, and some rougher ones, put on their links, frame by frame. A change
 * of structure must not move a byte or an instant. A mended fault may: then the new hash is written
 * here, and the commit says why.
 */
import { describe, expect, test } from 'vitest';
import { recordedRun } from '../model/recorded-run.ts';
import { ipv4 } from '../stack/core/addresses.ts';
import { SECOND } from '../stack/core/instant.ts';
import { eventsOf } from '../stack/trace/log.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import { advance, type SessionRun } from '../stack/world/session.ts';
import { startSession } from '../stack/world/testing/whole.ts';
import { topologyOf } from '../stack/world/topology.ts';
import { LESSONS } from './catalog.ts';
import { lessonKernel } from './testing/run.ts';
import type { LessonContent, Solution } from './types.ts';

const lessons = import.meta.glob<LessonContent>('./*/lesson.ts', {
  eager: true,
  import: 'lesson',
});
const solutions = import.meta.glob<readonly Solution[]>('./*/solution.ts', {
  eager: true,
  import: 'solutions',
});

function runOf(spec: ScenarioSpec, seed: number, inputs: readonly SessionInput[] = []): SessionRun {
  const running = startSession(spec, { scenario: spec.id, seed, inputs }, { kernel: lessonKernel });
  advance(running);
  return running;
}

/** FNV-1a over every frame's bytes, and over when and where it was sent, delivered or dropped. */
function hashOf({ sim: { log, capture } }: SessionRun): string {
  let hash = 0x811c9dc5 | 0;
  const add = (value: number) => {
    hash = Math.imul(hash ^ (value & 0xffff), 0x01000193);
    hash = Math.imul(hash ^ ((value / 0x10000) & 0xffff), 0x01000193);
  };
  const kinds = ['frame.sent', 'frame.delivered', 'frame.dropped', 'tcp.transition'] as const;
  for (const event of eventsOf(log, kinds)) {
    add(event.at);
    add(event.node);
    if (event.kind === 'tcp.transition') for (const char of event.to) add(char.charCodeAt(0));
    else add(event.frame * 64 + event.link);
    if (event.kind !== 'frame.sent') continue;
    add(event.starts);
    add(event.arrives);
    for (const byte of capture.frames[event.frame] as Uint8Array) add(byte);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function lessonHashes(id: string): Record<string, string> {
  const lesson = lessons[`./${id}/lesson.ts`] as LessonContent;
  const hashes: Record<string, string> = {};
  for (const seed of [lesson.seed, 1, 4_000_000_000]) {
    hashes[`seed ${seed}`] = hashOf(runOf(lesson.scenario, seed));
  }
  const original = runOf(lesson.scenario, lesson.seed);
  const recorded = recordedRun(original.sim.log, topologyOf(lesson.scenario));
  for (const { task, inputs } of solutions[`./${id}/solution.ts`] ?? []) {
    hashes[task] = hashOf(runOf(lesson.scenario, lesson.seed, inputs(recorded)));
  }
  return hashes;
}

/** Four hosts on a hub that ask for each other's addresses, over links with every kind of fault. */
const ROUGH: ScenarioSpec = {
  id: 'rough',
  nodes: [
    {
      name: 'server',
      address: '10.0.0.1',
      processes: [
        {
          name: 'sink',
          steps: [
            { do: 'socket', as: 'door' },
            { do: 'bind', on: 'door', port: 80 },
            { do: 'listen', on: 'door', backlog: 5 },
            { do: 'accept', on: 'door', as: 'caller' },
            { do: 'recvAll', on: 'caller', size: 4_000 },
            { do: 'close', on: 'caller' },
            { do: 'goto', step: 3 },
          ],
        },
      ],
    },
    ...[2, 3, 4].map((number) => ({
      name: `client ${number}`,
      address: `10.0.0.${number}`,
      processes: [
        {
          name: 'source',
          startAt: number * 1_000,
          steps: [
            { do: 'socket' as const, as: 's' },
            { do: 'connect' as const, on: 's', address: ipv4('10.0.0.1'), port: 80 },
            { do: 'send' as const, on: 's', bytes: 60_000 },
            { do: 'close' as const, on: 's' },
          ],
        },
      ],
    })),
    { kind: 'hub', name: 'hub' },
  ],
  links: ['server', 'client 2', 'client 3', 'client 4'].map((name) => ({
    between: [name, 'hub'] as [string, string],
    bandwidth: 10_000_000,
    delay: 2_000,
    queueBytes: 20_000,
    markBytes: 8_000,
    lossPpm: 5_000,
    duplicatePpm: 3_000,
    corruptPpm: 3_000,
    reorderPpm: 5_000,
    reorderBy: 3_000,
  })),
  until: 60 * SECOND,
};

describe('the same session gives the same bytes as ever', () => {
  test.each(LESSONS)('lesson $id, with all that is done to it', ({ id }) => {
    expect(lessonHashes(id)).toMatchSnapshot();
  });

  test('three transfers through a hub over links with every fault', () => {
    const hashes = [1, 2, 3].map((seed) => hashOf(runOf(ROUGH, seed)));
    expect(hashes).toMatchInlineSnapshot(`
      [
        "c31b9067",
        "ff782218",
        "815a1f20",
      ]
    `);
  });

  test('a link that changes in the middle of a transfer, a call and a frame from outside', () => {
    const inputs: SessionInput[] = [
      { at: 30_000, kind: 'link', link: 4, settings: { up: false } },
      { at: 400_000, kind: 'link', link: 4, settings: { up: true, bandwidth: 1_000_000 } },
      { at: 500_000, kind: 'call', node: 1, call: { name: 'socket', type: 'dgram' } },
      { at: 600_000, kind: 'drop', frame: 120 },
      { at: 700_000, kind: 'frame', node: 0, nic: 0, bytes: new Uint8Array(60).fill(0xff) },
    ];
    expect(hashOf(runOf(ROUGH, 5, inputs))).toMatchInlineSnapshot(`"6c18dc29"`);
  });
});
