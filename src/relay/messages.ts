/**
 * The text messages of the relay: one JSON object each, told apart by `type`. A type that is not
 * known, and a key that is not, is a newer partner's, and ignored; everything else that does not
 * fit is told with its place.
 */
import * as v from 'valibot';
import { dottedQuad, flag, hardwareAddress, port, whole } from '../stack/schema/basics.ts';
import { foundText } from '../stack/schema/faults.ts';

const MOST_COUNT = Number.MAX_SAFE_INTEGER;
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const few = <T>(each: v.GenericSchema<unknown, T>, most = 256) =>
  v.pipe(v.array(each), v.maxLength(most));
const mtu = whole(68, 9_202);
const counts = v.record(text(40), whole(0, MOST_COUNT));

const Static = v.object({
  address: dottedQuad,
  prefixLength: whole(1, 32),
  gateway: v.exactOptional(dottedQuad),
});

/** A service of the lab: where it listens. */
const Service = v.object({ name: text(80), address: dottedQuad, port: v.exactOptional(port) });

const Lab = v.object({
  gateway: dottedQuad,
  web: Service,
  dns: Service,
  echo: Service,
  names: few(text(80)),
});

const Hello = v.object({
  type: v.literal('hello'),
  version: whole(1, 1_000),
  mode: v.picklist(['lab', 'card', 'tap']),
  /** The card's name. */
  interface: text(80),
  /** What our stack is to use. */
  mac: hardwareAddress,
  macIs: v.picklist(['own', 'host']),
  mtu,
  ip: v.union([v.literal('dhcp'), Static]),
  /** Addresses that the computer itself has: never ours. */
  refuse: few(dottedQuad),
  mtuOfHost: v.exactOptional(mtu),
  lab: v.exactOptional(Lab),
  /** What will be sent (`EGRESS`), told before the network is joined. */
  egress: few(text(40)),
});

const Card = v.object({ type: v.literal('card'), up: flag });

/** Frames since the page joined. `refused` and `dropped` by cause (`REFUSALS`, `DROPS`). */
const Counts = v.object({
  type: v.literal('counts'),
  sent: whole(0, MOST_COUNT),
  received: whole(0, MOST_COUNT),
  refused: counts,
  dropped: counts,
});

const Bye = v.object({
  type: v.literal('bye'),
  why: v.picklist(['stopping', 'replaced', 'card-gone']),
});

/** Once a second, from either: whoever stands still (by ^Z, or frozen) keeps its connections, and says nothing. */
const Alive = v.object({ type: v.literal('alive') });

/** Multicast MAC addresses that the page wants frames for. */
const Join = v.object({ type: v.literal('join'), groups: few(hardwareAddress) });

/** The IPv4 addresses that the page's stack holds, probes or asks for. */
const Addresses = v.object({ type: v.literal('addresses'), own: few(dottedQuad) });

export type Hello = v.InferOutput<typeof Hello>;
export type StaticAddress = v.InferOutput<typeof Static>;
export type Counts = v.InferOutput<typeof Counts>;
export type Bye = v.InferOutput<typeof Bye>;

const FROM_AGENT = { hello: Hello, card: Card, counts: Counts, alive: Alive, bye: Bye };
const FROM_PAGE = { join: Join, addresses: Addresses, alive: Alive };
type Message<T extends Record<string, v.GenericSchema>> = v.InferOutput<T[keyof T]>;
export type AgentMessage = Message<typeof FROM_AGENT>;
export type PageMessage = Message<typeof FROM_PAGE>;

/** A message that is none: what is wrong with it, and where. */
export class BadMessage extends RangeError {
  override readonly name = 'BadMessage';
}

export const writeMessage = (message: AgentMessage | PageMessage): string =>
  JSON.stringify(message);

/** A message of the agent; undefined for a type that a newer one has. */
export const readAgentMessage = (text: string): AgentMessage | undefined => read(text, FROM_AGENT);

/** A message of the page; undefined for a type that a newer one has. */
export const readPageMessage = (text: string): PageMessage | undefined => read(text, FROM_PAGE);

function read<T extends Record<string, v.GenericSchema>>(
  text: string,
  types: T,
): Message<T> | undefined {
  const value = parsed(text);
  const type = typeof value === 'object' && value !== null && 'type' in value && value.type;
  if (typeof type !== 'string') throw new BadMessage('a message is an object with a type');
  if (!Object.hasOwn(types, type)) return undefined;
  return checked(types[type] as v.GenericSchema<unknown, Message<T>>, value, type);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadMessage('a message is JSON');
  }
}

function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown, name: string): T {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const places = result.issues.map(
    (issue) => `${v.getDotPath(issue) ?? name} (${foundText(issue.input)})`,
  );
  throw new BadMessage(`${name}: what is wrong is ${places.join(', ')}`);
}
