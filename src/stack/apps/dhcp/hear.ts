/** What a client hears: by its socket, and by its card as long as it has no address. */
import { IPV4_BROADCAST, type Ipv4 } from '../../core/addresses.ts';
import { CLIENT_PORT, OPTIONS } from '../../protocols/dhcp/codes.ts';
import type { DhcpDiscardReason } from '../../protocols/dhcp/events.ts';
import { udpDataFor } from '../../protocols/dhcp/frame.ts';
import { type DhcpMessage, decodeDhcp, wordOf } from '../../protocols/dhcp/message.ts';
import type { AppEnv } from '../kind.ts';
import { call, messages, READ } from '../non-blocking.ts';
import { aboutOf } from './answer.ts';
import { clientIdentifier } from './client-message.ts';
import type { DhcpClientState } from './client-state.ts';

export interface Heard {
  readonly message: DhcpMessage;
  readonly from: Ipv4;
  /** Puts it aside, for this reason. */
  readonly discard: (why: DhcpDiscardReason) => void;
}

export type Take = (state: DhcpClientState, heard: Heard, env: AppEnv) => void;

/** Hands on what has come to a descriptor, if it is for this client. */
export function hear(state: DhcpClientState, fd: number, env: AppEnv, take: Take): void {
  if (fd === state.frames) {
    for (const frame of messages(fd, env)) {
      const heard = udpDataFor(frame, CLIENT_PORT);
      // What is for everybody, and all of it once the host has its address, comes by the socket.
      if (heard === undefined || heard.dst === IPV4_BROADCAST || state.configured) continue;
      read(state, heard.data, heard.src, env, take);
    }
    return;
  }
  while (env.mayGoOn()) {
    const { data, error, address = 0 } = call(env, { name: 'recvfrom', fd, size: READ });
    if (error === 'EAGAIN') return;
    if (data !== undefined) read(state, data, address, env, take);
  }
}

function read(state: DhcpClientState, data: Uint8Array, from: Ipv4, env: AppEnv, take: Take): void {
  const discard = (why: DhcpDiscardReason) => {
    env.trace('dhcp.discarded', { process: env.pid, why, mac: state.mac });
  };
  const { message, fault } = decodeDhcp(data);
  if (message === undefined) discard(fault);
  else if (!isOurs(state, message)) discard('not-for-us');
  else {
    env.trace('dhcp.received', { ...aboutOf(message, env), peer: from });
    take(state, { message, from, discard }, env);
  }
}

/** An answer to another client that shares the card names that one (RFC 6842 §3). */
function isOurs({ mac, xid, clientId }: DhcpClientState, message: DhcpMessage): boolean {
  const named = message.options.get(OPTIONS.clientId)?.join('.');
  const own = clientId === '' ? undefined : clientIdentifier(clientId).join('.');
  const another = named !== undefined && own !== undefined && named !== own;
  return message.mac === mac && message.xid === xid && !another;
}

/** Who asks for an offer asks its server alone, and no other refuses it (RFC 2131 §3.1 4, table 3). */
export function isOfAnother({ phase, lease }: DhcpClientState, { message }: Heard): boolean {
  return phase === 'REQUESTING' && wordOf(message, OPTIONS.serverId) !== lease?.server;
}
