/** The list: which rows are made, where keys lead, what a link holds, what a filter finds. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compileFilter } from '../../../model/filter/compile.ts';
import { connectionsOf, packetsOf } from '../../../model/queries.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { runToEnd, transferScenario } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { decodeLook, encodeLook, understands } from './look.ts';
import { matchOn, startMatching } from './matching.ts';
import { inPlace, rowWords } from './row-words.ts';
import { rowForKey, rowsInSight, scrollFor } from './rows-in-sight.ts';

const spec = transferScenario(20_000);
const { sim } = runToEnd(spec);
const run = recordedRun(sim.log, topologyOf(spec));
const frames = sim.capture.frames.map((bytes) => bytes.slice());
const read = async (first: number, last: number) => frames.slice(first, last + 1);
const packets = packetsOf(run);

describe('rows of a long list', () => {
  it('are made only where they are in sight, whatever the length of the list', () => {
    const { first, end } = rowsInSight(50_000 * 28, 560, 28, 100_000);
    expect(end - first).toBeLessThan(40);
    expect(first).toBeLessThanOrEqual(50_000);
    expect(end).toBeGreaterThanOrEqual(50_020);
    expect(rowsInSight(0, 560, 28, 0)).toEqual({ first: 0, end: 0 });
  });

  it('are scrolled to only when they are out of sight', () => {
    expect(scrollFor(3, 0, 280, 28)).toBeUndefined();
    expect(scrollFor(20, 0, 280, 28)).toBe(21 * 28 - 280);
    expect(scrollFor(1, 280, 280, 28)).toBe(28);
  });

  it('are walked by the keys of a list, and never left', () => {
    expect(rowForKey('ArrowDown', 4, 10, 5)).toBe(5);
    expect(rowForKey('PageUp', 3, 10, 5)).toBe(0);
    expect(rowForKey('End', 3, 10, 5)).toBe(9);
    expect(rowForKey('Home', 3, 10, 5)).toBe(0);
    expect(rowForKey('x', 3, 10, 5)).toBeUndefined();
    expect(rowForKey('ArrowDown', -1, 0, 5)).toBeUndefined();
  });
});

test('a link holds any filter that is not too long, in letters that links may hold', () => {
  const short = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(short, (filter) => {
      const word = encodeLook({ filter });
      fc.pre(word !== undefined);
      expect(word).toMatch(/^[\w.~-]{1,400}$/);
      expect(decodeLook(word)).toEqual({ filter });
    }),
  );
  expect(encodeLook({ filter: '"'.repeat(300) })).toBeUndefined();
  expect(understands('fip.addr')).toBe(true);
  expect(understands('-')).toBe(false);
});

describe('a filter over a run', () => {
  const match = async (text: string, from: typeof read = read) => {
    const question = compileFilter(text)?.question;
    if (question === undefined) throw new Error(text);
    const matching = startMatching(run, question);
    await matchOn(matching, from, () => true);
    return matching;
  };

  it('finds the packets of which it is true, in their order', async () => {
    const { found, looked } = await match('tcp.flags.syn == 1');
    expect(looked).toBe(packets.length);
    expect(found.map((i) => packets[i]?.header)).toMatchObject([
      { kind: 'segment.sent', reason: 'syn' },
      { kind: 'segment.sent', reason: 'syn-ack' },
    ]);
  });

  it('asks for no bytes when the run itself knows', async () => {
    const never = () => Promise.reject(new Error('asked'));
    const { found, failed } = await match('frame.len > 1000', never);
    expect(failed).toBe(false);
    expect(found.length).toBe(packets.filter(({ bytes }) => bytes > 1_000).length);
  });

  it('looks at each packet once, also when the run grows while it reads', async () => {
    const question = compileFilter('tcp.flags.syn == 1')?.question;
    if (question === undefined) throw new Error('no question');
    const matching = startMatching(run, question);
    await Promise.all([matchOn(matching, read, () => true), matchOn(matching, read, () => true)]);
    expect(matching).toMatchObject({ looked: packets.length, busy: false });
    expect(matching.found).toHaveLength(2);
  });

  it('reads no further when nobody waits for it', async () => {
    const question = compileFilter('tcp')?.question;
    if (question === undefined) throw new Error('no question');
    const matching = { ...startMatching(run, question), packets: [...packets, ...packets] };
    let asked = 0;
    const counted: typeof read = (first, last) => {
      asked++;
      return read(first, last);
    };
    await matchOn(matching, counted, () => false);
    expect(asked).toBe(1);
    expect(matching.busy).toBe(false);
  });

  it('says so when bytes are not to be had, and goes on from there later', async () => {
    const matching = await match('tcp', () => Promise.reject(new Error('gone')));
    expect(matching).toMatchObject({ failed: true, looked: 0 });
    await matchOn(matching, read, () => true);
    expect(matching).toMatchObject({ failed: false, looked: packets.length });
  });
});

describe('a row', () => {
  const words = (i: number, bytes?: Uint8Array) => {
    const packet = packets[i];
    if (packet === undefined) throw new Error('no such packet');
    return rowWords(packet, undefined, bytes, 'raw', 'en');
  };
  const syn = packets.findIndex(({ header }) => header?.kind === 'segment.sent');

  it('is told from the bytes of its packet', () => {
    const { source, destination, protocol, info } = words(syn, frames[packets[syn]?.frame ?? -1]);
    expect([source, destination, protocol]).toEqual(['10.0.0.1', '10.0.0.2', 'TCP']);
    expect(info).toMatch(/^\[SYN\] \d+ → 80 Seq=\d+ Win=\d+ Len=0$/);
  });

  it('is called by its title until they are here', () => {
    expect(words(syn)).toMatchObject({ protocol: 'TCP', info: 'SYN', source: '…' });
  });
});

test('a row is drawn again when its packet waits longer, or a SYN tells where numbers begin', () => {
  const packet = packets.find(({ connection }) => connection >= 0);
  const connection = connectionsOf(run)[packet?.connection ?? -1];
  if (packet === undefined || connection === undefined) throw new Error('no connection');
  const bytes = frames[packet.frame];
  for (const [later, other] of [
    [{ ...packet, starts: packet.starts + 7 }, connection],
    [packet, { ...connection, baseA: connection.baseA + 1, baseB: connection.baseB + 1 }],
  ] as const) {
    expect(rowWords(later, other, bytes, 'relative', 'en')).not.toEqual(
      rowWords(packet, connection, bytes, 'relative', 'en'),
    );
    expect(inPlace(later, other)).not.toBe(inPlace(packet, connection));
  }
});
