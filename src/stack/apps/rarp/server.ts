/** A RARP server (RFC 903): it knows which address belongs to which card, and tells the cards that ask. */
import { type Ipv4, ipv4, type Mac, parseMac } from '../../core/addresses.ts';
import { type ArpMessage, arpFrame, RARP_REPLY, RARP_REQUEST } from '../../protocols/arp/frame.ts';
import { ARP_SOCKETS, type ArpCard, openCard, receiveArp } from '../arp/card.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { messages } from '../non-blocking.ts';

export interface RarpServerArgs {
  readonly cards: readonly { readonly mac: string; readonly address: string }[];
}

interface RarpServerState {
  card: ArpCard;
  readonly addresses: Map<Mac, Ipv4>;
}

export const rarpServer: AppKind<RarpServerState, RarpServerArgs> = {
  id: 'rarp.server',
  needs: () => ARP_SOCKETS,
  hears: { sockets: true },
  init: ({ cards }) => ({
    card: { frames: -1, routes: -1, mac: 0, address: 0, prefixLength: 0 },
    addresses: new Map(cards.map(({ mac, address }) => [parseMac(mac) ?? 0, ipv4(address)])),
  }),
  step(state: RarpServerState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') state.card = openCard(env, RARP_REQUEST.etherType);
    else if (event.type === 'socket') hear(state, event.fd, env);
  },
};

function hear(state: RarpServerState, fd: number, env: AppEnv): void {
  if (fd !== state.card.frames) {
    messages(fd, env);
    return;
  }
  for (const message of receiveArp(state.card, env)) {
    if (message.operation === RARP_REQUEST.operation) answer(state, message, env);
  }
}

/** The answer goes to who asked, about the card that was asked for; both are mostly the same. */
function answer({ card, addresses }: RarpServerState, asked: ArpMessage, env: AppEnv): void {
  const { targetMac: mac, senderMac: to } = asked;
  const about = { process: env.pid, mac };
  env.trace('rarp.received', { ...about, address: 0, operation: 'request' });
  const address = addresses.get(mac);
  if (address === undefined) {
    env.trace('rarp.discarded', { ...about, address: 0, why: 'unknown-card' });
    return;
  }
  const { etherType, operation } = RARP_REPLY;
  const reply = {
    ...{ operation, senderMac: card.mac, senderIp: card.address },
    ...{ targetMac: mac, targetIp: address },
  };
  env.say(
    'rarp.sent',
    { ...about, address, operation: 'reply', attempt: 0 },
    {
      ...{ name: 'sendto', fd: card.frames, address: 0, port: 0 },
      data: arpFrame(to, reply, etherType),
    },
  );
}
