/** A packet across two routers: what the map tells of it, hop by hop, from the bytes that were sent. */
import { describe, expect, it } from 'vitest';
import { cursorAtEnd } from '../../../model/cursor.ts';
import { deathOf } from '../../../model/deaths.ts';
import { comingBefore, journeyOf } from '../../../model/parts/journeys.ts';
import { packetsOf } from '../../../model/queries.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import {
  CLIENT,
  type Differences,
  EAST,
  get,
  internet,
  runInternet,
  SERVER,
  SWITCH,
  serves,
  WEST,
} from '../../../stack/nodes/router/testing/internet.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { fieldReader, fieldRows } from '../../view-kit/fields.ts';
import { nodeTables } from '../../view-kit/tables/found.ts';
import { rowsAt } from '../../view-kit/tables/part.ts';

function recorded(given: Differences) {
  const { sim } = runInternet(given);
  const run = recordedRun(sim.log, topologyOf(internet(given)));
  const syn = packetsOf(run).find(
    ({ from, header }) => from === CLIENT && header?.kind === 'segment.sent',
  );
  return { run, frames: sim.capture.frames, syn: syn ?? expect.fail('no SYN was sent') };
}

describe('a packet through routers', () => {
  const { run, frames, syn } = recorded({ client: get, server: serves(100) });
  const journey = journeyOf(run, syn.frame);

  it('is followed over every link, from whoever made it to whom it is for', () => {
    expect(journey.map(({ from, to }) => [from, to])).toEqual([
      [CLIENT, SWITCH],
      [SWITCH, WEST],
      [WEST, EAST],
      [EAST, SERVER],
    ]);
    for (const [i, hop] of journey.entries()) {
      expect(comingBefore(journey, hop)).toBe(journey[i - 1]);
    }
  });

  it('leaves a switch as it came, and a router with other hardware addresses, TTL and checksum', () => {
    const rows = fieldRows(journey.map(({ frame }) => frames[frame]));
    const between = (i: number) =>
      rows.filter(({ values }) => values[i] !== values[i - 1]).map(({ key }) => key);
    expect(between(1)).toEqual([]);
    const routed = ['eth/dst', 'eth/src', 'ipv4/ttl', 'ipv4/headerChecksum'];
    expect(between(2)).toEqual(routed);
    expect(between(3)).toEqual(routed);
    expect(rows.find(({ key }) => key === 'ipv4/ttl')?.values).toEqual(['64', '64', '63', '62']);
  });

  it('lights the rows of each router that it went by', () => {
    const used = (id: string, node: number, hop: number) => {
      const table = nodeTables().find((each) => each.id === id);
      const rows = table ? rowsAt(run, table, node, cursorAtEnd(run.log)) : [];
      const { frame } = journey[hop] ?? expect.fail();
      return table?.uses?.(fieldReader(frames[frame] as Uint8Array), rows);
    };
    expect(used('routes', CLIENT, 0)).toBe('0.0.0.0/0');
    expect(used('routes', WEST, 2)).toBe('10.0.2.0/24');
    expect(used('arp', WEST, 2)).toBe('10.0.9.2');
    expect(used('routes', EAST, 3)).toBe('10.0.2.0/24 eth1');
    expect(used('arp', EAST, 3)).toBe('10.0.2.2');
  });

  it('ends at the router that knows no way, which says why', () => {
    const lost = recorded({ client: get, west: { routes: [] } });
    const way = journeyOf(lost.run, lost.syn.frame);
    expect(way.map(({ to }) => to)).toEqual([SWITCH, WEST]);
    const [death, ...more] = way.flatMap(
      (packet) => deathOf(lost.run, packet, cursorAtEnd(lost.run.log)) ?? [],
    );
    expect(more).toEqual([]);
    expect(death?.ignored).toMatchObject({ node: WEST, why: 'no-route' });
  });
});
