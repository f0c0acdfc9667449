/** What the bytes of frames say, whatever the stack says of them. */
import type { FrameSighting, Seen, Witness } from '../testing/wire.ts';
import { AGAIN, CLAIM, FAR, FIRST, LAST_PING, LIED } from './scenario.ts';

const IP = 14;
const [ARP_TYPE, IP_TYPE] = [0x0806, 0x0800];
const BROADCAST = 'ff:ff:ff:ff:ff:ff';

const view = ({ bytes }: FrameSighting) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const typeOf = (frame: FrameSighting) => view(frame).getUint16(12);
const mac = ({ bytes }: FrameSighting, at: number) =>
  [...bytes.subarray(at, at + 6)].map((octet) => octet.toString(16).padStart(2, '0')).join(':');
const quad = ({ bytes }: FrameSighting, at: number) => [...bytes.subarray(at, at + 4)].join('.');

interface Arp {
  readonly frame: FrameSighting;
  readonly request: boolean;
  readonly sender: string;
  readonly target: string;
}

/** ARP messages as their senders sent them, not as the switch handed them on. */
function arps({ frames }: Seen, from: string, since: number, until = Infinity): Arp[] {
  return frames
    .filter((each) => typeOf(each) === ARP_TYPE && each.from === from)
    .filter(({ at }) => at >= since && at < until)
    .map((frame) => ({
      frame,
      request: view(frame).getUint16(IP + 6) === 1,
      sender: quad(frame, IP + 14),
      target: quad(frame, IP + 24),
    }));
}

/** Echo requests (8) or replies (0) on all links. */
function echoes({ frames }: Seen, type: 0 | 8, since: number, until = since + 1_000_000) {
  return frames.filter(
    (each) =>
      typeOf(each) === IP_TYPE &&
      each.bytes[IP + 9] === 1 &&
      each.bytes[IP + 20] === type &&
      each.at >= since &&
      each.at < until,
  );
}

const through = (frames: readonly FrameSighting[], node: string) =>
  frames.some(({ from }) => from === node);

function passes(seen: Seen | undefined, at: number): string {
  if (seen === undefined) return '';
  const request = through(echoes(seen, 8, at), 'guest');
  const reply = through(echoes(seen, 0, at), 'guest');
  if (request && reply) return 'both';
  if (request) return 'request';
  return reply ? 'reply' : 'nothing';
}

/** The card that the router has in front of the server’s, by what it writes. */
const owner = (seen: Seen, node: string) => {
  const first = seen.frames.find(({ from }) => from === node);
  return first === undefined ? '' : mac(first, 6);
};

export const witness: Witness = {
  // Who wrote to somebody without having had to ask knows the address: the asker, and who answers.
  'how-many': (seen) => {
    const until = FIRST + 1_000_000;
    const hosts = ['laptop', 'printer', 'guest', 'router', 'server'];
    return hosts.filter((host) =>
      seen.frames.some(
        (each) =>
          each.from === host &&
          each.at < until &&
          typeOf(each) === IP_TYPE &&
          mac(each, 0) !== BROADCAST,
      ),
    ).length;
  },
  'how-often': (seen) => arps(seen, 'laptop', FIRST, FAR).filter(({ request }) => request).length,
  whom: (seen) => arps(seen, 'laptop', FAR)[0]?.target ?? '',
  'which-frame': (seen) => {
    const server = owner(seen, 'server');
    const found = echoes(seen, 8, FAR).find((each) => mac(each, 0) === server);
    return found?.from ?? '';
  },
  'how-far': (_, wrong) => {
    const heard = wrong === undefined ? [] : echoes(wrong, 8, FAR).map(({ to }) => to);
    if (heard.includes('server')) return 'server';
    return heard.includes('router') ? 'link' : 'switch';
  },
  sender: (seen) => arps(seen, 'guest', CLAIM)[0]?.sender ?? '',
  'who-answers': (_, gone) => {
    if (gone === undefined || echoes(gone, 0, AGAIN).length === 0) return 'nobody';
    return arps(gone, 'laptop', CLAIM, LIED).some(({ request }) => request) ? 'asks' : 'at-once';
  },
  'what-passes': (_, lied) => passes(lied, LIED),
  'what-is-left': (_, safe) => passes(safe, LAST_PING),
};
