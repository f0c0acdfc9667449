/** How a program speaks ARP by the first card of its host: a packet socket and a route socket. */
import type { Ipv4, Mac } from '../../core/addresses.ts';
import { type ArpMessage, arpFrame, readArpFrame } from '../../protocols/arp/frame.ts';
import {
  decodeRouteMessage,
  encodeRouteMessage,
  type RouteMessage,
} from '../../sockets/kinds/route/message.ts';
import type { AppEnv } from '../kind.ts';
import { call, messages } from '../non-blocking.ts';

export interface ArpCard {
  /** The packet socket, and the route socket. */
  frames: number;
  routes: number;
  mac: Mac;
  /** As it was at first; 0: none. */
  address: Ipv4;
  prefixLength: number;
}

export const ARP_SOCKETS = ['packet', 'route'] as const;

export function openCard(env: AppEnv, etherType: number): ArpCard {
  const open = (type: 'packet' | 'route', protocol: number) =>
    call(env, { name: 'socket', type, protocol, nonBlocking: true }).value;
  const frames = open('packet', etherType);
  const routes = open('route', 0);
  call(env, { name: 'bind', fd: frames, address: 0, port: 0 });
  const card = interfaceOf({ routes }, env);
  const { mac = 0, address = 0, prefixLength = 24 } = card ?? {};
  return { frames, routes, mac, address, prefixLength };
}

/** What the host says of its cards; the last is the loopback interface. */
export function interfacesOf({ routes }: Pick<ArpCard, 'routes'>, env: AppEnv): RouteMessage[] {
  ask({ routes }, { type: 'list' }, env);
  return messages(routes, env)
    .flatMap((data) => decodeRouteMessage(data) ?? [])
    .filter(({ type }) => type === 'interface');
}

/** What it says of its first card. */
export function interfaceOf(from: Pick<ArpCard, 'routes'>, env: AppEnv): RouteMessage | undefined {
  return interfacesOf(from, env).find(({ nic }) => nic === 0);
}

/** False: the host refuses. */
export function ask(
  { routes: fd }: Pick<ArpCard, 'routes'>,
  message: Parameters<typeof encodeRouteMessage>[0],
  env: AppEnv,
): boolean {
  return call(env, { name: 'send', fd, data: encodeRouteMessage(message) }).error === undefined;
}

/** Sends a message to a hardware address; the trace has it as any other of ARP. */
export function sendArp({ frames }: ArpCard, to: Mac, message: ArpMessage, env: AppEnv): void {
  const operation = message.operation === 1 ? 'request' : 'reply';
  const { senderIp: sender, targetIp: target } = message;
  const data = arpFrame(to, message);
  env.say(
    'arp.sent',
    { operation, sender, target },
    { name: 'sendto', fd: frames, data, address: 0, port: 0 },
  );
}

/** What has come since it was last read, and can be read. */
export function receiveArp({ frames }: ArpCard, env: AppEnv): ArpMessage[] {
  return messages(frames, env).flatMap((data) => readArpFrame(data) ?? []);
}
