import { expect, test } from 'vitest';
import { call, datagram, datagramOf, loneHost } from '../../../nodes/host/testing/lone-host.ts';

/** IEEE 802: for experiments. */
const EXPERIMENT = 0x88b5;
const recv = { name: 'recvfrom', fd: 3, size: 2000 } as const;

function frameOf(etherType: number): Uint8Array {
  const bytes = datagramOf(253, new Uint8Array(5));
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(12, etherType);
  return bytes;
}

test('a packet socket gets whole frames of its EtherType, and the card they came in by', () => {
  const rig = loneHost();
  call(rig, { name: 'socket', type: 'packet', protocol: EXPERIMENT });
  const frame = frameOf(EXPERIMENT);
  rig.arrives(frame);
  rig.arrives(datagram('for UDP'));
  expect(call(rig, recv)).toEqual({ value: frame.length, data: frame, address: 0, port: 0 });
  expect(call(rig, recv)).toBeUndefined();
  expect(rig.ignored()).toEqual([]);
});

test('a packet socket for all frames takes nothing away', () => {
  const rig = loneHost();
  call(rig, { name: 'socket', type: 'packet' });
  rig.arrives(frameOf(EXPERIMENT));
  rig.arrives(datagram('for nobody'));
  expect(call(rig, recv)?.data?.[12]).toBe(0x88);
  expect(call(rig, recv)?.data?.[12]).toBe(0x08);
  expect(rig.ignored()).toEqual(['ether-type']);
});

test('a packet socket sends whole frames by the card it names', () => {
  const rig = loneHost();
  call(rig, { name: 'socket', type: 'packet', protocol: EXPERIMENT });
  const send = (data: Uint8Array, port = 0) =>
    call(rig, { name: 'sendto', fd: 3, data, address: 0, port });
  const frame = frameOf(EXPERIMENT);
  expect(send(frame)).toEqual({ value: frame.length });
  expect(rig.sent).toEqual([{ nic: 0, bytes: frame }]);
  expect(send(new Uint8Array(13))).toMatchObject({ error: 'EINVAL' });
  expect(send(new Uint8Array(1515))).toMatchObject({ error: 'EMSGSIZE' });
  expect(send(frame, 7)).toMatchObject({ error: 'EADDRNOTAVAIL' });
});

test('bound to a card, a packet socket hears no other', () => {
  const rig = loneHost();
  call(rig, { name: 'socket', type: 'packet', protocol: EXPERIMENT });
  expect(call(rig, { name: 'bind', fd: 3, address: 0, port: 2 })).toMatchObject({ value: -1 });
  call(rig, { name: 'bind', fd: 3, address: 0, port: 1 });
  rig.arrives(frameOf(EXPERIMENT));
  expect(call(rig, recv)).toBeUndefined();
  call(rig, { name: 'close', fd: 3 });
  expect(rig.host.transport.packetSockets).toEqual([]);
});
