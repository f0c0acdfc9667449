/** The times of a lease, as a server may tell them. */
import { expect, test } from 'vitest';
import { ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import { OPTIONS } from '../../protocols/dhcp/codes.ts';
import { words } from '../../protocols/dhcp/message.ts';
import { leaseIn } from './lease.ts';

test.each([
  ['T1 behind the end', 700, 800],
  ['T1 behind T2', 500, 100],
  ['nothing', 0, 0],
  ['the largest numbers', 0xffffffff, 0xffffffff],
])('times that say %s are those that the RFC proposes', (_, t1, t2) => {
  const options = new Map<number, Uint8Array>([
    [OPTIONS.serverId, words(ipv4('10.0.0.1'))],
    [OPTIONS.leaseTime, words(600)],
    [OPTIONS.subnetMask, words(0xffffff00)],
    [OPTIONS.renewalTime, words(t1)],
    [OPTIONS.rebindingTime, words(t2)],
  ]);
  const lease = leaseIn(
    {
      ...{ type: 'ACK', hops: 0, xid: 1, seconds: 0, flags: 0, mac: 1, ciaddr: 0 },
      ...{ yiaddr: ipv4('10.0.0.7'), giaddr: 0, options },
    },
    0,
  );
  expect(lease).toMatchObject({
    ...{ renewAt: 300 * SECOND, rebindAt: 525 * SECOND, endsAt: 600 * SECOND },
  });
});
