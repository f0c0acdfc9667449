/** A connection to the host of a URL. */
import { type Ipv4, isDestination } from '../../core/addresses.ts';
import { emptyOutbox } from '../../protocols/http/outbox.ts';
import { createParser } from '../../protocols/http/parser-state.ts';
import type { AppEnv } from '../kind.ts';
import { call } from '../non-blocking.ts';
import type { Link } from './state.ts';
import { authority, type Url } from './url.ts';

export function linkTo(
  url: Url,
  peer: Ipv4,
  env: AppEnv,
): { link: Link; error?: string | undefined } {
  const { value: fd } = call(env, { name: 'socket', type: 'stream', nonBlocking: true });
  const bytes = { parser: createParser('response'), outbox: emptyOutbox() };
  const link: Link = { fd, to: authority(url), peer, connected: false, ...bytes, carried: 0 };
  if (!isDestination(peer)) return { link, error: 'ENETUNREACH' };
  return { link, error: call(env, { name: 'connect', fd, address: peer, port: url.port }).error };
}
