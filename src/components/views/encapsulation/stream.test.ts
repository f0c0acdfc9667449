import { describe, expect, it } from 'vitest';
import { cursorAtEnd } from '../../../model/cursor.ts';
import type { Packet } from '../../../model/packets.ts';
import { packetsOf } from '../../../model/queries.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { ipv4 } from '../../../stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../../../stack/core/instant.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import { advance } from '../../../stack/world/session.ts';
import { startSession } from '../../../stack/world/testing/whole.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { streamOf, stretchOf } from './stream.ts';

const WRITTEN = 3000;
const READ = 4000;

/** One large write, which takes several segments; the reader sleeps, and then reads all of it at once. */
const spec: ScenarioSpec = {
  id: 'stream',
  nodes: [
    {
      name: 'client',
      address: '10.0.0.1',
      processes: [
        {
          name: 'writer',
          startAt: MILLISECOND,
          steps: [
            { do: 'socket', as: 's' },
            { do: 'connect', on: 's', address: ipv4('10.0.0.2'), port: 80 },
            { do: 'send', on: 's', bytes: WRITTEN },
            { do: 'send', on: 's', text: 'end' },
          ],
        },
      ],
    },
    {
      name: 'server',
      address: '10.0.0.2',
      processes: [
        {
          name: 'reader',
          steps: [
            { do: 'socket', as: 'l' },
            { do: 'bind', on: 'l', port: 80 },
            { do: 'listen', on: 'l', backlog: 5 },
            { do: 'accept', on: 'l', as: 'c' },
            { do: 'wait', for: SECOND },
            { do: 'recv', on: 'c', size: READ },
          ],
        },
      ],
    },
  ],
  links: [{ between: ['client', 'server'], delay: 2 * MILLISECOND }],
  knowsNeighbours: true,
  until: 5 * SECOND,
};
const running = startSession(spec, { scenario: spec.id, seed: 1, inputs: [] });
advance(running);
const { log } = running.sim;
const run = recordedRun(log, topologyOf(spec));
const data = packetsOf(run).filter(
  ({ header }) => header?.kind === 'segment.sent' && header.length > 0 && header.node === 0,
);
const pieces = (list: readonly { readonly from: number; readonly to: number }[]) =>
  list.map(({ from, to }) => [from, to]);

describe('the stream that a segment belongs to', () => {
  const found = streamOf(run, data[0] as Packet, cursorAtEnd(log).event);

  it('has one write in several segments, and one read of them all', () => {
    expect(pieces(found?.stream.writes ?? [])).toEqual([
      [0, WRITTEN],
      [WRITTEN, WRITTEN + 3],
    ]);
    const segments = pieces(found?.stream.segments ?? []);
    expect(segments.length).toBeGreaterThan(2);
    expect(segments[0]?.[0]).toBe(0);
    expect(segments.at(-1)?.[1]).toBe(WRITTEN + 3);
    for (const [i, [from]] of segments.entries()) {
      if (i > 0) expect(from).toBe(segments[i - 1]?.[1]);
    }
    expect(pieces(found?.stream.reads ?? [])).toEqual([[0, WRITTEN + 3]]);
    expect([found?.stream.writer, found?.stream.reader]).toEqual([0, 1]);
  });

  it('is shown as far as it shares bytes with its write or read, and no more is known than has been', () => {
    const { stream, own } = found ?? expect.fail();
    expect(own).toEqual(pieces(stream.segments)[0]);
    expect(stretchOf(stream, own)).toEqual([0, WRITTEN + 3]);
    const sooner = streamOf(run, data[0] as Packet, (data[1] as Packet).sentEvent + 1);
    expect(sooner?.stream.reads).toEqual([]);
    expect(sooner?.stream.segments.length).toBeLessThan(stream.segments.length);
  });

  it('is none for what is no segment of a connection', () => {
    const other = { ...(data[0] as Packet), header: undefined } as Packet;
    expect(streamOf(run, other, log.count)).toBeUndefined();
  });
});
