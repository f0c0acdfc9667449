/** The events that the lesson speaks of, and what its reader does to the routers. */
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import '../../stack/apps/ping/events.ts';
import { ipv4 } from '../../stack/core/addresses.ts';
import { type Instant, MILLISECOND, SECOND } from '../../stack/core/instant.ts';
import '../../stack/nodes/router/events.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { nodeOf } from '../facts.ts';
import { forgedDatagram } from '../forged.ts';
import type { Change, Moment } from '../types.ts';
import {
  ARCHIVE,
  ASKS_ARCHIVE,
  ASKS_SERVER,
  CAMERA,
  PING,
  QUIET,
  SERVER,
  TTL,
} from './scenario.ts';

type Forwarded = TraceEvent<'router.forwarded'>;

export const SERVER_ADDRESS = ipv4(SERVER);
export const ARCHIVE_ADDRESS = ipv4(ARCHIVE);
export const LAPTOP_ADDRESS = ipv4('10.0.1.2');

/** What a router has passed on, from an instant on. */
export const forwarded = (run: RecordedRun, router: string, from: Instant = 0): Forwarded[] =>
  [...eventsIn(run, { kind: 'router.forwarded', node: nodeOf(run, router) })].filter(
    ({ at }) => at >= from,
  );

const idOf = (event: { readonly id: number } | undefined): number => event?.id ?? -1;

/** The first ping is over, and has filled the ARP tables. */
export const firstAnswered: Moment = (run) =>
  idOf([...eventsIn(run, { kind: 'ping.answered' })][0]);

/** The request at a router, and the reply on its way back there. */
export const requestAt =
  (router: string): Moment =>
  (run) =>
    idOf(forwarded(run, router, PING).find(({ dst }) => dst === SERVER_ADDRESS));

export const answered = (run: RecordedRun): TraceEvent<'ping.answered'> | undefined =>
  [...eventsIn(run, { kind: 'ping.answered' })].find(({ at }) => at >= PING);

/** The server's answer, as a router passes it on. */
export const answerAt =
  (router: string): Moment =>
  (run) =>
    idOf(forwarded(run, router, PING).find(({ dst }) => dst === LAPTOP_ADDRESS));

export const answerArrives: Moment = (run) => idOf(answered(run));

/** The first request for the archive leaves west. */
export const archiveAsked: Moment = (run) =>
  idOf(forwarded(run, 'west', ASKS_ARCHIVE).find(({ dst }) => dst === ARCHIVE_ADDRESS));

/** The archive gets an echo request. */
export const archiveReached: Moment = (run) =>
  idOf([...eventsIn(run, { kind: 'icmp.received', node: nodeOf(run, 'archive') })][0]);

/** The laptop gets the archive's answer. */
export const archiveAnswers: Moment = (run) =>
  idOf([...eventsIn(run, { kind: 'ping.answered' })].find(({ src }) => src === ARCHIVE_ADDRESS));

/** What north does with the archive's answer: it finds no row at first, or goes by one. */
export const answerAtNorth: Moment = (run) => {
  const ignored = [...eventsIn(run, { kind: 'packet.ignored', node: nodeOf(run, 'north') })];
  const [lost] = ignored.filter(({ at, why }) => at >= MENDED && why === 'no-route');
  const passed = forwarded(run, 'north', MENDED).find(({ dst }) => dst === LAPTOP_ADDRESS);
  return idOf(lost ?? passed);
};

/** The first packet that the learner has forwarded as west: what west did with it. */
export const firstDealt: Moment = (run) => {
  const node = nodeOf(run, 'west');
  const kinds = ['router.forwarded', 'packet.ignored'] as const;
  const done = kinds.flatMap((kind) => [...eventsIn(run, { kind, node })]);
  return idOf(done.find(({ at }) => at === QUIET));
};

/** A router of the loop gives a packet up whose time is over. */
export const timeIsOver: Moment = (run) =>
  idOf([...eventsIn(run, { kind: 'packet.ignored' })].find(({ why }) => why === 'ttl-exceeded'));

/** The second series of pings for the server begins. */
export const serverAskedAgain: Moment = (run) =>
  idOf(forwarded(run, 'west', ASKS_SERVER).find(({ dst }) => dst === SERVER_ADDRESS));

interface Way {
  readonly node: string;
  readonly to: string;
  readonly via?: string;
}

/** A route that is set, or removed, no earlier than `soonest`. */
const routing =
  ({ node, to, via }: Way, soonest: Instant) =>
  (run: RecordedRun, after: Instant = 0): SessionInput => {
    const [network = '', length] = to.split('/');
    const input: SessionInput = {
      ...{ at: Math.max(after, soonest), kind: 'static-route', node: nodeOf(run, node) },
      ...{ network: ipv4(network), prefixLength: Number(length) },
    };
    return via === undefined ? input : { ...input, via: ipv4(via) };
  };

/** Between two of the pings for the archive. */
export const MENDED = ASKS_ARCHIVE + 500 * MILLISECOND;
const NET = { node: 'west', to: '10.2.3.0/24', via: '10.0.9.2' } as const;

export const newRow = routing({ node: 'west', to: '10.2.3.64/28', via: '10.0.8.2' }, MENDED);
/** The row that was there, set once more: it is the newest now. */
export const oldRowAgain = routing(NET, MENDED + 100 * MILLISECOND);
/** The way back, at the router that has none. */
export const wayBack = routing({ node: 'north', to: '10.0.1.0/24', via: '10.0.8.1' }, MENDED);
/** A row on the laptop itself. */
export const laptopRow = routing(
  { node: 'laptop', to: '10.2.3.64/28', via: '10.0.1.1' },
  MENDED + 200 * MILLISECOND,
);
/** East sends what is for the server back to where it came from. */
export const turnedBack = routing(
  { node: 'east', to: '10.2.3.4/32', via: '10.0.9.1' },
  ASKS_SERVER + 500 * MILLISECOND,
);

/** How often a packet that turns round between west and east has crossed the link between them. */
export function crossings(run: RecordedRun): number {
  const isLost = ({ dst, at }: Forwarded) => dst === SERVER_ADDRESS && at >= ASKS_SERVER;
  const over = timeIsOver(run);
  const first = forwarded(run, 'west', ASKS_SERVER + SECOND).filter(isLost)[0];
  if (first === undefined || over < 0) return Number.NaN;
  return ['west', 'east'].flatMap((router) =>
    forwarded(run, router).filter((each) => isLost(each) && each.id >= first.id && each.id < over),
  ).length;
}

/** When the packets to the camera come, one by one, and the rows that fit are taken away between. */
const STEP = 200 * MILLISECOND;

const camera =
  (index: number): Change =>
  (run) =>
    forgedDatagram(run, {
      ...{ at: QUIET + index * STEP, from: nodeOf(run, 'laptop'), to: nodeOf(run, 'west') },
      ...{ card: 0, dst: ipv4(CAMERA), ttl: TTL },
    });

const withoutRow =
  (to: string, index: number): Change =>
  (run) =>
    routing({ node: 'west', to }, QUIET + index * STEP - STEP / 2)(run);

export const rowsFall: readonly Change[] = [
  camera(0),
  withoutRow(`${CAMERA}/32`, 1),
  camera(1),
  withoutRow('10.2.3.0/24', 2),
  camera(2),
  withoutRow('10.2.0.0/16', 3),
  camera(3),
];

/** West takes a packet for the camera by a row of this length. */
export const takenBy =
  (length: number): Moment =>
  (run) =>
    idOf(
      forwarded(run, 'west', QUIET).find(
        ({ dst, prefixLength }) => dst === ipv4(CAMERA) && prefixLength === length,
      ),
    );

/** The header of a packet whose TTL was lowered on the way, and whose checksum was not. */
export const stale: Change = (run) => {
  const at = { at: QUIET, from: nodeOf(run, 'laptop'), to: nodeOf(run, 'east'), card: 0 };
  const input = forgedDatagram(run, { ...at, dst: SERVER_ADDRESS, ttl: TTL });
  if (input.kind !== 'frame') throw new Error('A datagram comes in a frame.');
  const bytes = Uint8Array.from(input.bytes);
  bytes[TTL_AT] = TTL - 1;
  return { ...input, bytes };
};

/** Behind 14 octets of Ethernet, the ninth of IPv4 (RFC 791 §3.1). */
const TTL_AT = 14 + 8;

/** Whether east passes on what came with such a header. */
export const staleTaken = (run: RecordedRun): boolean => forwarded(run, 'east', QUIET).length > 0;
export const staleRefused = (run: RecordedRun): boolean =>
  [...eventsIn(run, { kind: 'packet.ignored', node: nodeOf(run, 'east') })].some(
    ({ at, why }) => at === QUIET && why === 'ip-checksum',
  );
