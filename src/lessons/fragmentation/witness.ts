import type { FrameSighting, Seen, Witness } from '../testing/wire.ts';
import { AT } from './scenario.ts';

const SECOND = 1_000_000;
const IP = 14;

/** What the bytes of a frame say, by their places in the header (RFC 791 §3.1). */
function header({ bytes }: FrameSighting) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fragment = view.getUint16(IP + 6);
  return {
    length: view.getUint16(IP + 2),
    identification: view.getUint16(IP + 4),
    forbids: (fragment & 0x4000) !== 0,
    more: (fragment & 0x2000) !== 0,
    offset: fragment & 0x1fff,
    protocol: view.getUint8(IP + 9),
    /** Of ICMP, where it is there. */
    type: bytes[IP + 20],
    code: bytes[IP + 21],
  };
}

type Header = ReturnType<typeof header>;
const isPiece = ({ more, offset }: Header) => more || offset > 0;

/** What left a node in a stretch of time, and arrived. */
function from(seen: Seen, node: string, begins: number, ends: number): Header[] {
  const there = seen.frames.filter(
    (each) => each.from === node && each.at >= begins && each.at < ends && each.arrives < Infinity,
  );
  return there.map(header);
}

/** The pieces of the ping that the learner has typed. */
const typed = (seen: Seen | undefined) =>
  seen === undefined ? [] : from(seen, 'client', SECOND / 2, SECOND).filter(isPiece);

/** Where a host or a router sent an ICMP error of a type, and it arrived. */
const error = ({ frames }: Pick<Seen, 'frames'>, node: string, type: number, code: number) =>
  frames.find((each) => {
    const it = header(each);
    if (each.from !== node || each.arrives === Infinity || it.protocol !== 1) return false;
    return it.offset === 0 && it.type === type && it.code === code;
  });

const gap = (seen: Seen | undefined) => (seen ? error(seen, 'server', 11, 1) : undefined);

export const witness: Witness = {
  'one-byte': (_, more) => {
    const [first, last] = typed(more);
    if (first === undefined || last === undefined) return 'refused';
    return first.length < 2 * last.length ? 'halves' : 'full';
  },
  'last-offset': (_, sent) => typed(sent).find(({ more }) => !more)?.offset ?? '',
  'pieces-there': (seen) => {
    const [first] = from(seen, 'client', AT.long, AT.long + SECOND);
    const passed = from(seen, 'far', AT.long, AT.long + SECOND);
    return passed.filter((each) => each.identification === first?.identification).length;
  },
  'pieces-back': (seen) =>
    from(seen, 'home', AT.long + SECOND / 10, AT.long + SECOND).filter(isPiece).length,
  'after-loss': (_, lost) => {
    const told = lost === undefined ? undefined : gap(lost);
    const rest = lost?.frames.filter(
      (each) => each.from === 'far' && each.at > AT.long && each.at < AT.long + SECOND,
    );
    const times: readonly [string, number][] = [
      ['told', told?.arrives ?? Number.NaN],
      ['rest', rest?.at(-1)?.arrives ?? Number.NaN],
      // What ping waits for an answer.
      ['gives-up', AT.long + 10 * SECOND],
    ];
    return [...times]
      .sort(([, a], [, b]) => a - b)
      .map(([id]) => id)
      .join(' > ');
  },
  'nobody-told': (_, first, last) => {
    if (gap(first) && gap(last)) return 'never';
    return gap(first) ? 'last' : 'first';
  },
  'fits-uncut': ({ frames }) => {
    // What the router says in its message (RFC 1191 §4), less the headers of IP and ICMP.
    const refusal = frames.find((each) => each.from === 'home' && header(each).type === 3);
    const { bytes } = refusal as FrameSighting;
    return new DataView(bytes.buffer, bytes.byteOffset).getUint16(IP + 26) - 28;
  },
  smaller: ({ wire, frames }) => {
    const told = error({ frames }, 'far', 3, 4)?.arrives ?? Number.NaN;
    const after = wire.filter(({ from: node, at }) => node === 'server' && at >= told);
    return Math.max(...after.map(({ length }) => length));
  },
  'to-blame': ({ wire, frames }) => {
    // It comes, the shop does nothing, and sends the same bytes again in the same length.
    const said = error({ frames: frames.filter(({ at }) => at > AT.shop) }, 'far', 3, 4);
    const sent = wire.filter(({ from: node, length }) => node === 'shop' && length > 0);
    const heeded = sent.some(({ at, length, seq }) => {
      return at > (said?.arrives ?? 0) && seq === sent[0]?.seq && length < (sent[0]?.length ?? 0);
    });
    return said !== undefined && !heeded ? 'warning' : 'segment';
  },
  fits: (seen) => {
    const said = error(seen, 'far', 3, 4) as FrameSighting;
    const { bytes } = said;
    return new DataView(bytes.buffer, bytes.byteOffset).getUint16(IP + 26) - 40;
  },
};
