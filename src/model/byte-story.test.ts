import { describe, expect, it } from 'vitest';
import { reader, SERVER, twoHosts } from '../lessons/two-hosts.ts';
import { drop } from '../runtime/testing/drops.ts';
import { MILLISECOND, SECOND } from '../stack/core/instant.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import { advance } from '../stack/world/session.ts';
import { startSession } from '../stack/world/testing/whole.ts';
import { topologyOf } from '../stack/world/topology.ts';
import { byteStory, bytesIn } from './byte-story.ts';
import { visibleAt } from './cursor.ts';
import type { ByteMark } from './mark.ts';
import { segmentOf } from './packets.ts';
import { flowsOf } from './parts/flows.ts';
import { packetsOf } from './queries.ts';
import { recordedRun } from './recorded-run.ts';
import { isStreamOf } from './stream-of.ts';

const SIZE = 1000;
const READ_AT = 3 * SECOND;

/** Five segments of a thousand bytes, which the server reads after three seconds. */
const SPEC = twoHosts(
  'bytes',
  {
    client: [
      {
        name: 'sends',
        steps: [
          { do: 'socket', as: 's' },
          { do: 'connect', on: 's', ...SERVER },
          { do: 'send', on: 's', bytes: 5 * SIZE },
          { do: 'close', on: 's' },
        ],
      },
    ],
    server: [
      reader({ do: 'waitUntil', at: READ_AT }, { do: 'recvAll', on: 'caller', size: 8 * SIZE }),
    ],
  },
  10 * SECOND,
  { settings: { announcedMss: SIZE, timestamps: false, sack: false } },
);

function runWith(inputs: readonly SessionInput[]) {
  const running = startSession(SPEC, { scenario: SPEC.id, seed: 1, inputs });
  advance(running);
  return recordedRun(running.sim.log, topologyOf(SPEC), { inputs });
}

const untouched = runWith([]);
const data = packetsOf(untouched).filter((each) => (segmentOf(each)?.length ?? 0) > 0);
const second = data[1]!;
const lossy = runWith([drop(second.frame, second.starts + 5 * MILLISECOND)]);

const mark = (byte: number): ByteMark => ({ kind: 'byte', connection: 0, side: 0, byte });
const told = (run: typeof lossy, byte: number, at: number) =>
  byteStory(run, mark(byte), visibleAt(run.log, at));

describe('the story of a byte', () => {
  it('is nothing before it is sent, and begins with its first segment', () => {
    expect(told(untouched, 1500, second.starts - 1).sent).toEqual([]);
    const begun = told(untouched, 1500, second.starts + MILLISECOND);
    expect(begun.sent.map(({ packet, fate }) => [packet.frame, fate])).toEqual([
      [second.frame, 'under way'],
    ]);
    expect(begun.inOrder).toBeUndefined();
  });

  it('goes on with its arrival and its ACK, and ends when the program reads it', () => {
    const { sent, inOrder, acknowledged, read } = told(untouched, 1500, READ_AT - 1);
    expect(sent.map(({ fate }) => fate)).toEqual(['received']);
    expect(inOrder?.at).toBe(second.arrives);
    expect(acknowledged?.at).toBeGreaterThan(second.arrives);
    expect(read).toBeUndefined();
    expect(told(untouched, 1500, READ_AT + 1).read?.at).toBe(READ_AT);
  });

  it('has each time that it was sent, and what became of it', () => {
    const { sent, inOrder } = told(lossy, 1500, 10 * SECOND);
    expect(sent.map(({ fate, again }) => [fate, again])).toEqual([
      ['lost', false],
      ['received', true],
    ]);
    expect(inOrder?.at).toBe(sent[1]?.ended);
  });

  it('knows what waited beyond a gap: it came long before all in front of it was there', () => {
    const { sent, inOrder } = told(lossy, 2500, 10 * SECOND);
    expect(sent).toHaveLength(1);
    expect(inOrder!.at).toBeGreaterThan(sent[0]!.ended as number);
    expect(inOrder!.at).toBe(told(lossy, 1500, 10 * SECOND).inOrder?.at);
  });

  it('is that of the first and the last byte of a segment, and not of their neighbours', () => {
    const frames = (byte: number) =>
      told(untouched, byte, 10 * SECOND).sent.map(({ packet }) => packet.frame);
    expect(frames(SIZE)).toEqual([second.frame]);
    expect(frames(2 * SIZE - 1)).toEqual([second.frame]);
    expect(frames(SIZE - 1)).toEqual([data[0]!.frame]);
  });

  it('is empty for a byte, a side or a connection that there is not', () => {
    const cursor = visibleAt(untouched.log, 10 * SECOND);
    for (const none of [mark(9 * SIZE), { ...mark(1), side: 1 }, { ...mark(1), connection: 7 }]) {
      const { sent, inOrder, read, acknowledged } = byteStory(untouched, none, cursor);
      expect([sent, inOrder, read, acknowledged]).toEqual([[], undefined, undefined, undefined]);
    }
  });
});

describe('the bytes of a packet', () => {
  it('are those that its segment carried', () => {
    expect(bytesIn(untouched, second)).toEqual({ ...mark(SIZE), n: SIZE });
  });

  it('are none where it carries none', () => {
    const [syn] = packetsOf(untouched);
    expect(bytesIn(untouched, syn!)).toBeUndefined();
  });
});

it('the stream of a byte is the flow that its sender has', () => {
  const mine = flowsOf(untouched).map((flow) => isStreamOf(untouched, mark(0), flow));
  expect(mine.filter(Boolean)).toHaveLength(1);
  expect(isStreamOf(untouched, mark(0), flowsOf(untouched)[0]!)).toBe(true);
});
