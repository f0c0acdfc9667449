/** What the figures are measured on, as links that anybody can open: a lesson's network, patched. */
import { encodePatch } from '../../src/runtime/patch-link.ts';
import type { ScriptStep } from '../../src/stack/apps/script/script.ts';
import { ipv4 } from '../../src/stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../../src/stack/core/instant.ts';
import type { ProcessSpec } from '../../src/stack/world/scenario.ts';
import type { ScenarioPatch } from '../../src/stack/world/session-patch.ts';
import { CAMPUS, largeNetwork } from '../large-network.ts';
import { readerSteps, writerSteps } from '../steps.ts';

/** The lesson whose network is patched: two hosts and one link. */
export const LESSON = 'three-way-handshake';

/** Of a client's port: so many above the server's. */
const FROM = 40_000;
const SERVER = ipv4('10.0.0.2');
const SEGMENT = 1_460;
/** Each of these segments has an ACK of its own, so that so many packets are twice as many. */
const TALK = { port: 80, packets: 800 } as const;
const BULK = { port: 5001, points: 10_000 } as const;

const SETTINGS = {
  ...{ windowScaling: true, timestamps: false, sack: true, delayedAck: false },
  ...{ receiveBuffer: 1 << 20, sendBuffer: 1 << 20 },
};

interface Network {
  readonly delay: number;
  readonly until: number;
  readonly client: readonly ProcessSpec[];
  readonly server: readonly ProcessSpec[];
}

function patchOf({ delay, until, client, server }: Network): readonly ScenarioPatch[] {
  const host = (name: string, processes: readonly ProcessSpec[]): ScenarioPatch[] => [
    { set: ['nodes', name, 'settings'], to: SETTINGS },
    { set: ['nodes', name, 'processes'], to: processes },
  ];
  return [
    ...host('client', client),
    ...host('server', server),
    { set: ['links', 0, 'bandwidth'], to: 10_000_000 },
    { set: ['links', 0, 'delay'], to: delay },
    { set: ['links', 0, 'queueBytes'], to: 64 * 1024 },
    { set: ['until'], to: until },
  ];
}

/** Its own port is known, so that a link can say which conversation is meant. */
const writer = (name: string, bytes: number, port: number): ProcessSpec => {
  const [socket, ...steps] = writerSteps(SERVER, bytes, port);
  const shifted = steps.map((step) =>
    step.do === 'goto' ? { ...step, step: step.step + 1 } : step,
  );
  return {
    name,
    steps: [socket as ScriptStep, { do: 'bind', on: 'c', port: FROM + port }, ...shifted],
  };
};
const reader = (name: string, port: number): ProcessSpec => ({ name, steps: readerSteps(port) });

/** A conversation of 800 packets for the ladder, and one whose plot has ten thousand points. */
export function scrubbed(): string {
  const patch = patchOf({
    delay: 10 * MILLISECOND,
    until: 10 * SECOND,
    client: [
      writer('talker', (TALK.packets / 2) * SEGMENT, TALK.port),
      writer('uploader', (BULK.points / 2) * SEGMENT, BULK.port),
    ],
    server: [reader('listener', TALK.port), reader('store', BULK.port)],
  });
  const conversation = `10.0.0.1.${FROM + TALK.port}-10.0.0.2.${TALK.port}`;
  return linkTo(patch, 1 * SECOND, {
    ...{ first: 'ladder', second: 'time-sequence', split: 'beside', sides: '-sockets' },
    'look.ladder': `c${conversation}`,
  });
}

/** A minute at 10 Mb/s and 50 ms, as `bench/lesson.ts` has it, with its congestion window. */
export function longRun(): string {
  const patch = patchOf({
    delay: 25 * MILLISECOND,
    until: 60 * SECOND,
    client: [writer('uploader', Number.POSITIVE_INFINITY, BULK.port)],
    server: [reader('store', BULK.port)],
  });
  return linkTo(patch, 30 * SECOND, { first: 'congestion', second: '', sides: '-sockets' });
}

/** A hundred thousand packets in the packet list, with the cursor behind the last. */
export function hundredThousand(): string {
  const until = 82 * SECOND;
  const patch = patchOf({
    ...{ delay: 25 * MILLISECOND, until },
    client: [writer('uploader', Number.POSITIVE_INFINITY, BULK.port)],
    server: [reader('store', BULK.port)],
  });
  return linkTo(patch, until, { first: 'packets', second: '', sides: '-sockets' });
}

/** 200 hosts at ten switches and two routers on the map, all of them pinging. */
export function campus(): string {
  // A link holds 100,000 characters of changes at the most.
  const { nodes, links, until = 0 } = largeNetwork({ ...CAMPUS, routes: 200 });
  const patch: ScenarioPatch[] = [
    { set: ['nodes'], to: nodes },
    { set: ['links'], to: links },
    { set: ['until'], to: until },
  ];
  return linkTo(patch, 6 * SECOND, { first: 'topology', second: '', sides: '-sockets' });
}

function linkTo(
  patch: readonly ScenarioPatch[],
  at: number,
  stage: Readonly<Record<string, string>>,
): string {
  const parts = new URLSearchParams({ p: encodePatch(patch), t: String(at), ...stage });
  return `#/lesson/${LESSON}?${parts}`;
}
