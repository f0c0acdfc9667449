/** The name servers that a host knows: a DHCP client tells it what its lease says (RFC 2132 §3.8). */
import type { Ipv4 } from '../../core/addresses.ts';
import { decodeRouteMessage, encodeRouteMessage } from '../../sockets/kinds/route/message.ts';
import type { AppEnv } from '../kind.ts';
import { call, messages } from '../non-blocking.ts';

/** The first is the one to be asked first. */
export function nameServersOfHost(env: AppEnv): readonly Ipv4[] {
  const socket = { name: 'socket', type: 'route', protocol: 0, nonBlocking: true } as const;
  const { value: fd, error } = call(env, socket);
  if (error !== undefined) return [];
  call(env, { name: 'send', fd, data: encodeRouteMessage({ type: 'list' }) });
  const told = messages(fd, env).flatMap((data) => decodeRouteMessage(data) ?? []);
  call(env, { name: 'close', fd });
  return told.flatMap(({ type, address }) => (type === 'name-server' ? [address] : []));
}
