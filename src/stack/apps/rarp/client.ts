/**
 * A RARP client (RFC 903): all it knows is its card's hardware address, and it asks everybody on the
 * link for the IPv4 address that belongs to it. It lays down the address that its host has before.
 * RARP tells nothing else; how long the prefix is, the host must know.
 */
import { MAC_BROADCAST } from '../../core/addresses.ts';
import { type Duration, SECOND } from '../../core/instant.ts';
import { type ArpMessage, arpFrame, RARP_REPLY, RARP_REQUEST } from '../../protocols/arp/frame.ts';
import { ARP_SOCKETS, type ArpCard, ask, openCard, receiveArp } from '../arp/card.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { messages } from '../non-blocking.ts';

export interface RarpClientArgs {
  /** How often it asks; default 5. */
  readonly attempts?: number;
  /** How long it waits at first, µs, and twice as long each time; default 1 s. */
  readonly wait?: Duration;
  /** Default: as the host's card had before. */
  readonly prefixLength?: number;
}

interface RarpClientState {
  card: ArpCard;
  readonly attempts: number;
  readonly prefixLength: number;
  wait: Duration;
  asked: number;
}

const LONGEST_WAIT: Duration = 64 * SECOND;

export const rarpClient: AppKind<RarpClientState, RarpClientArgs> = {
  id: 'rarp.client',
  needs: () => ARP_SOCKETS,
  hears: { sockets: true },
  init: ({ attempts = 5, wait = SECOND, prefixLength = 0 }) => ({
    card: { frames: -1, routes: -1, mac: 0, address: 0, prefixLength: 0 },
    attempts,
    prefixLength,
    wait,
    asked: 0,
  }),
  step(state: RarpClientState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') begin(state, env);
    else if (event.type === 'timer') askAgain(state, env);
    else if (event.type === 'socket') hear(state, event.fd, env);
  },
};

function begin(state: RarpClientState, env: AppEnv): void {
  state.card = openCard(env, RARP_REQUEST.etherType);
  if (state.card.address !== 0) ask(state.card, { type: 'address', nic: 0, gone: true }, env);
  askAgain(state, env);
}

function askAgain(state: RarpClientState, env: AppEnv): void {
  const { mac, frames: fd } = state.card;
  const about = { process: env.pid, mac, address: 0 };
  if (state.asked === state.attempts) {
    env.trace('rarp.failed', { ...about, attempts: state.asked });
    env.exit(1);
    return;
  }
  state.asked++;
  const { etherType, operation } = RARP_REQUEST;
  // A host that asks for itself is sender and target alike (RFC 903).
  const question = { operation, senderMac: mac, senderIp: 0, targetMac: mac, targetIp: 0 };
  const data = arpFrame(MAC_BROADCAST, question, etherType);
  env.say(
    'rarp.sent',
    { ...about, operation: 'request', attempt: state.asked },
    { name: 'sendto', fd, data, address: 0, port: 0 },
  );
  env.startTimer('again', state.wait);
  state.wait = Math.min(state.wait * 2, LONGEST_WAIT);
}

function hear({ card, ...rest }: RarpClientState, fd: number, env: AppEnv): void {
  if (fd !== card.frames) {
    messages(fd, env);
    return;
  }
  for (const message of receiveArp(card, env)) {
    if (message.operation === RARP_REPLY.operation && !answered(card, rest, message, env)) return;
  }
}

/** False: the address is taken, and the program ends. */
function answered(
  card: ArpCard,
  own: Pick<RarpClientState, 'prefixLength'>,
  { targetMac: mac, targetIp: address, senderIp: server }: ArpMessage,
  env: AppEnv,
): boolean {
  const about = { process: env.pid, mac, address };
  env.trace('rarp.received', { ...about, operation: 'reply' });
  if (mac !== card.mac) {
    env.trace('rarp.discarded', { ...about, why: 'other-card' });
    return true;
  }
  const prefixLength = own.prefixLength || card.prefixLength;
  if (!ask(card, { type: 'address', nic: 0, address, prefixLength }, env)) {
    env.trace('rarp.discarded', { ...about, why: 'bad-address' });
    return true;
  }
  env.trace('rarp.configured', { ...about, server });
  env.exit(0);
  return false;
}
