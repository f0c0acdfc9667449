import type { FrameSighting, Seen, Witness } from '../testing/wire.ts';
import { ASKS_SERVER, PING, QUIET } from './scenario.ts';

const IP = 14;

const mac = (bytes: Uint8Array, at: number) => [...bytes.slice(at, at + 6)].join(':');
const quad = (bytes: Uint8Array, at: number) => [...bytes.slice(at, at + 4)].join('.');
const sourceOf = ({ bytes }: FrameSighting) => quad(bytes, IP + 12);
const targetOf = ({ bytes }: FrameSighting) => quad(bytes, IP + 16);
const ttlOf = ({ bytes }: FrameSighting) => bytes[IP + 8];
const sumOf = ({ bytes }: FrameSighting) => bytes.slice(IP + 10, IP + 12).join('.');
const carriesIp = ({ bytes }: FrameSighting) => bytes[12] === 8 && bytes[13] === 0;

const [SERVER, ARCHIVE, LAPTOP, CAMERA] = ['10.2.3.4', '10.2.3.77', '10.0.1.2', '10.2.3.200'];

/** Packets for an address on the links that lead away from a node. */
const from = ({ frames }: Seen, node: string, to: string, at = 0) =>
  frames.filter(
    (each) => carriesIp(each) && each.from === node && targetOf(each) === to && each.at >= at,
  );

/** The next hop of a router, by its neighbour at the link’s other end. */
const NEAR: Readonly<Record<string, string>> = { east: '10.0.9.2', north: '10.0.8.2' };

/** West’s rows, by who is behind them and which destinations they are for; the first that fits. */
function rowOf(to: string, next: string): string {
  if (to === CAMERA) return '10.2.3.200/32';
  if (to.startsWith('10.0.8.')) return '10.0.8.0/30';
  if (next === 'north') return '10.2.0.0/16';
  return to.startsWith('10.2.3.') ? '10.2.3.0/24' : '0.0.0.0/0';
}

/** What west did with each of the packets that came to it from nowhere, after QUIET. */
function fates({ frames }: Seen, deals: (packet: FrameSighting) => string): string {
  const left = frames.filter((each) => carriesIp(each) && each.from === 'west' && each.at >= QUIET);
  const slots = [0, 1, 2, 3].map((slot) => {
    // The first for a neighbour waits until ARP has found him.
    const mine = left.filter(({ at }) => Math.floor((at - QUIET) / 100_000) === slot);
    const on = mine.find((each) => sourceOf(each) === LAPTOP);
    return on === undefined ? '-' : deals(on);
  });
  return slots.join(' ');
}

export const witness: Witness = {
  addressed: (seen) => {
    const request = from(seen, 'laptop', SERVER, PING)[0];
    const server = seen.frames.find((each) => each.from === 'server' && carriesIp(each));
    if (request === undefined || server === undefined) return '';
    return mac(request.bytes, 0) === mac(server.bytes, 6) ? 'server' : 'split';
  },
  falls: (_, fallen) => {
    const rows = from(fallen, 'west', CAMERA, QUIET).map(({ to }) => to);
    // The host row and the wide one lead north, the other two east.
    return rows.join() === 'north,east,north,east' ? 'host > net > wide > rest' : '';
  },
  'which-row': (_, put) => fates(put, (each) => rowOf(targetOf(each), each.to)),
  'what-changes': (seen) => {
    const [before] = from(seen, 'laptop', SERVER, PING);
    const [after] = from(seen, 'west', SERVER, PING);
    if (before === undefined || after === undefined) return '';
    if (sourceOf(before) !== sourceOf(after)) return 'source';
    if (ttlOf(before) === ttlOf(after)) return 'frame';
    return sumOf(before) === sumOf(after) ? 'ttl' : 'sum';
  },
  'ttl-printed': (seen) => ttlOf(from(seen, 'west', LAPTOP, PING)[0] as FrameSighting) as number,
  'forward-all': (_, put) =>
    fates(put, (each) => {
      const to = targetOf(each);
      const row = rowOf(to, each.to);
      const next = row === '10.0.8.0/30' ? to : (NEAR[each.to] ?? '');
      return `${row}>${next}>${ttlOf(each)}`;
    }),
  'both-fit': (_, once, again) => {
    const reached = (seen: Seen) => from(seen, 'north', ARCHIVE).length > 0;
    if (!reached(once)) return 'old';
    const last = from(again, 'west', ARCHIVE).at(-1);
    return last?.to === 'north' ? 'longest' : 'newest';
  },
  'still-missing': (_, back, once, own) => {
    const answered = (seen: Seen) =>
      from(seen, 'west', LAPTOP).some((each) => sourceOf(each) === ARCHIVE);
    if (answered(once)) return 'nothing';
    if (answered(own)) return 'laptop';
    return answered(back) ? 'north' : '';
  },
  'how-often': (_, turned) => {
    const ttls = [
      ...from(turned, 'west', SERVER, ASKS_SERVER),
      ...from(turned, 'east', SERVER, ASKS_SERVER),
    ]
      .filter(({ to }) => to !== 'server')
      .map(ttlOf);
    if (ttls.length <= 2) return 'once';
    return Math.min(...ttls.map(Number)) === 1 ? 'ttl' : 'ever';
  },
};
