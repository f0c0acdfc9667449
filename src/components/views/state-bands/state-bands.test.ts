/** The bands by what RFC 9293 says of the states, counted by hand on runs of the stack. */
import { describe, expect, it } from 'vitest';
import { scenario as close } from '../../../lessons/four-way-close/scenario.ts';
import { scenario as handshake } from '../../../lessons/three-way-handshake/scenario.ts';
import { cursorAtEnd, visibleAt } from '../../../model/cursor.ts';
import { talksOf } from '../../../model/ends.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { MILLISECOND, SECOND } from '../../../stack/core/instant.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import { CLIENT, runToEnd, SERVER, twoHosts } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { betweenOf } from './between.ts';
import { rowsOf } from './changes.ts';
import { decodeLook, encodeLook } from './look.ts';
import {
  type Band,
  bandOf,
  latestTalk,
  mismatchOf,
  stateAfter,
  stretchesOf,
  timesOf,
} from './model.ts';

const PORT = 80;

function recorded(spec: ScenarioSpec, inputs: SessionInput[] = []) {
  const { sim } = runToEnd(spec, { inputs });
  const run = recordedRun(sim.log, topologyOf(spec));
  const talks = talksOf(run);
  const bands = talks.map((talk) => talk.map((end) => bandOf(run, end)));
  return { run, talks, bands, first: bands[0] as readonly Band[] };
}

/** State and instants in ms; the last one may have no end. */
const told = ({ spans }: Band) =>
  spans.map(({ state, from, to }) => [state, from / MILLISECOND, to / MILLISECOND]);

describe('the handshake, with 20 ms from host to host and a connect at 20 ms', () => {
  const { run, first, talks } = recorded(handshake);

  it('has a band for each end: the SYN takes 20 ms, its answer 20, the ACK 20 (§3.5)', () => {
    const [client, server] = first as [Band, Band];
    expect(told(client).slice(0, 2)).toEqual([
      ['SYN_SENT', 20, 60],
      ['ESTABLISHED', 60, Number.POSITIVE_INFINITY],
    ]);
    expect(told(server).slice(0, 3)).toEqual([
      ['LISTEN', 0, 40],
      ['SYN_RECEIVED', 40, 80],
      ['ESTABLISHED', 80, Number.POSITIVE_INFINITY],
    ]);
  });

  it('is ready at one end alone as long as the ACK is on its way', () => {
    expect(stretchesOf(first)).toEqual([
      expect.objectContaining({ what: 'one-sided', side: 0, from: 60_000, to: 80_000 }),
    ]);
  });

  it('is brought about by three segments', () => {
    const segments = betweenOf(run, first);
    expect(segments.slice(0, 3).map(({ title, from, sentAt }) => [title, from, sentAt])).toEqual([
      ['SYN', 0, 20_000],
      ['SYN, ACK', 1, 40_000],
      ['ACK', 0, 60_000],
    ]);
  });

  it('is looked at from a little before the SYN, while the server listens', () => {
    const { whole } = timesOf(first, handshake.until) ?? { whole: [0, 0] };
    expect(whole[0]).toBeLessThan(20_000);
    expect(talks).toHaveLength(1);
  });
});

describe('the close of four segments', () => {
  const { run, bands, talks } = recorded(close);
  const [client, server] = bands[0] as [Band, Band];

  it('takes each end through its own states, and only the first through TIME_WAIT (figure 12)', () => {
    const states = (band: Band) => band.spans.map(({ state }) => state);
    expect(states(client).slice(2)).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT']);
    expect(states(server).slice(3)).toEqual(['CLOSE_WAIT', 'LAST_ACK']);
  });

  it('keeps the first end in TIME_WAIT for two maximum segment lifetimes of 30 s', () => {
    const wait = client.spans.at(-1);
    expect((wait?.to ?? 0) - (wait?.from ?? 0)).toBe(60 * SECOND);
    expect(client.gone?.event).toBe('timeout 2MSL');
  });

  it('is half closed from the ACK of the first FIN until the second: 180 to 370 ms', () => {
    const half = stretchesOf([client, server]).filter(({ what }) => what === 'half-closed');
    expect(half.map(({ from, to }) => [from, to])).toEqual([[180_000, 370_000]]);
  });

  it('calls nothing half-open: TIME_WAIT with nobody at the other end is how it should be', () => {
    expect(stretchesOf([client, server]).some(({ what }) => what === 'half-open')).toBe(false);
  });

  it('shows the connection that began last before the cursor', () => {
    const at = (time: number) => latestTalk(run, talks, visibleAt(run.log, time));
    expect([at(0), at(71 * SECOND), at(141 * SECOND)]).toEqual([0, 1, 2]);
  });

  it('is first looked at without the minute of waiting', () => {
    const times = timesOf([client, server], close.until);
    expect(times?.first[1]).toBeLessThan(SECOND);
    expect(times?.whole[1]).toBeGreaterThan(60 * SECOND);
  });
});

/** The client breaks the connection off 1 s after the start; its RST is lost on the way. */
const ABORT = SECOND;
const talk = twoHosts(
  [
    { do: 'socket', as: 's' },
    { do: 'connect', on: 's', address: 0x0a000002, port: PORT },
    { do: 'waitUntil', at: ABORT },
    { do: 'abort', on: 's' },
  ],
  [
    { do: 'socket', as: 'l' },
    { do: 'bind', on: 'l', port: PORT },
    { do: 'listen', on: 'l', backlog: 1 },
    { do: 'accept', on: 'l', as: 'c' },
    { do: 'recv', on: 'c', size: 100 },
  ],
  { until: 10 * SECOND, knowsNeighbours: true },
);

describe('a connection whose RST is lost', () => {
  const whole = recorded(talk);
  const rst = betweenOf(whole.run, whole.first).find(({ title }) => title.includes('RST'));
  const lost = recorded(talk, [{ at: ABORT + MILLISECOND, kind: 'drop', frame: rst?.frame ?? -1 }]);

  it('is half-open from the abort on, for the server never hears of it (§3.5.1)', () => {
    expect(stretchesOf(lost.first).filter(({ what }) => what === 'half-open')).toEqual([
      expect.objectContaining({ side: 1, from: ABORT, to: Number.POSITIVE_INFINITY }),
    ]);
    const [client, server] = lost.first as [Band, Band];
    const last = cursorAtEnd(lost.run.log).event;
    expect([stateAfter(client, last), stateAfter(server, last)]).toEqual(['CLOSED', 'ESTABLISHED']);
  });

  it('has the lost segment among its rows, which changed nothing', () => {
    const group = { name: '', bands: lost.first, between: betweenOf(lost.run, lost.first) };
    const row = rowsOf([group]).find(({ what }) => what === 'segment');
    expect(row).toMatchObject({ segment: { from: 0, lostAt: ABORT + MILLISECOND } });
  });

  it('is half-open for 20 ms where the RST arrives', () => {
    const half = stretchesOf(whole.first).filter(({ what }) => what === 'half-open');
    expect(half.map(({ from, to }) => to - from)).toEqual([20 * MILLISECOND]);
  });

  it('names who still has it', () => {
    const [first] = lost.talks;
    expect(first?.map(({ node }) => node)).toEqual([CLIENT, SERVER]);
  });
});

it('an end that has not begun yet makes no half-open connection', () => {
  expect(mismatchOf('ESTABLISHED', 'CLOSED', false)).toBeUndefined();
  expect(mismatchOf('TIME_WAIT', 'CLOSED', true)).toBeUndefined();
  expect(mismatchOf('FIN_WAIT_2', 'CLOSED', true)).toBe('half-open');
});

it('a look is told in a word and read again; what cannot be understood is left out', () => {
  for (const look of [
    { talk: 2, shown: [100, 2_000] as const },
    { talk: 'all' as const, shown: undefined },
  ]) {
    expect(decodeLook(encodeLook(look))).toEqual(look);
  }
  expect(decodeLook('c99999999~q~z7')).toEqual({ talk: undefined, shown: undefined });
});
