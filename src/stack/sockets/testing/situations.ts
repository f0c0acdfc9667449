/** Hosts in the situations that most tests begin with. */
import type { TcpOption } from '../../protocols/tcp/header/options.ts';
import type { TransportSettings } from '../index.ts';
import { PEER, type TestHost, testHost } from './test-host.ts';

export const MSS: TcpOption = { name: 'mss', mss: 1460 };

/** Descriptor of the listening socket of `listening` and `accepted`. */
export const LISTENER = 3;
/** Descriptor of the connection of `accepted`. */
export const CHILD = 4;

/** A host that listens on port 80. */
export function listening(settings: Partial<TransportSettings> = {}, backlog = 5): TestHost {
  const t = testHost(settings);
  t.call({ name: 'socket', type: 'stream' });
  t.call({ name: 'bind', fd: LISTENER, address: 0, port: 80 });
  t.call({ name: 'listen', fd: LISTENER, backlog });
  return t;
}

/** A connection that the peer opened and we accepted; nothing left to read off. */
export function accepted(
  settings: Partial<TransportSettings> = {},
  options: readonly TcpOption[] = [MSS],
  window = 65_535,
  syn = 'S',
): TestHost {
  const t = listening(settings);
  t.peer(`${syn} 0:0(0) win ${window}`, { options });
  t.segments();
  t.peerTimestamp = timestampIn(options);
  t.peer(`. 1:1(0) ack 1 win ${window}`);
  t.call({ name: 'accept', fd: LISTENER });
  return t;
}

/** A connection that we opened; the descriptor is 3. */
export function connected(
  settings: Partial<TransportSettings> = {},
  options: readonly TcpOption[] = [MSS],
  window = 65_535,
): TestHost {
  const t = connecting(settings);
  t.peer(`S. 0:0(0) ack 1 win ${window}`, { options });
  t.segments();
  t.peerTimestamp = timestampIn(options);
  return t;
}

/** A peer that offers timestamps in its SYN has them in every segment. */
function timestampIn(options: readonly TcpOption[]): number | undefined {
  const found = options.find((option) => option.name === 'timestamps');
  return found?.name === 'timestamps' ? found.value : undefined;
}

/** We have sent a SYN. */
export function connecting(settings: Partial<TransportSettings> = {}): TestHost {
  const t = testHost(settings);
  t.call({ name: 'socket', type: 'stream' });
  t.call({ name: 'connect', fd: 3, address: PEER, port: t.peerPort });
  t.ourPort = t.tcb.localPort;
  t.segments();
  return t;
}
