import { expect, test } from 'vitest';
import { formatIpv4, ipv4 } from '../../../../src/stack/core/addresses.ts';
import { MINUTE, SECOND } from '../../../../src/stack/core/instant.ts';
import { type MessageType, OPTIONS } from '../../../../src/stack/protocols/dhcp/codes.ts';
import {
  type DhcpMessage,
  decodeDhcp,
  encodeDhcp,
  wordOf,
  words,
} from '../../../../src/stack/protocols/dhcp/message.ts';
import { answerDhcp, createDhcpServer, type DhcpServer } from './server.ts';

const SERVER = '10.77.0.1';
const POOL = {
  ...{ from: '10.77.0.100', to: '10.77.0.101', prefixLength: 24 },
  ...{ router: SERVER, names: [SERVER], leaseSeconds: 120 },
};
const make = () => createDhcpServer(SERVER, POOL);

interface Asks {
  mac?: number;
  ciaddr?: string;
  giaddr?: string;
  /** The address that it asks for. */
  wants?: string;
  /** The server that it chose. */
  server?: string;
}

function asks(server: DhcpServer, type: MessageType, how: Asks = {}, now = 0) {
  const options = new Map<number, Uint8Array>();
  if (how.wants !== undefined) options.set(OPTIONS.requestedAddress, words(ipv4(how.wants)));
  if (how.server !== undefined) options.set(OPTIONS.serverId, words(ipv4(how.server)));
  const message: DhcpMessage = {
    ...{ type, hops: 0, xid: 7, seconds: 0, flags: 0, mac: how.mac ?? 1, options },
    ...{ ciaddr: ipv4(how.ciaddr ?? '0.0.0.0'), yiaddr: 0, giaddr: ipv4(how.giaddr ?? '0.0.0.0') },
  };
  const reply = answerDhcp(server, encodeDhcp(message), now);
  if (reply === undefined) return undefined;
  const read = decodeDhcp(reply.bytes).message as DhcpMessage;
  return { to: formatIpv4(reply.to), type: read.type, address: formatIpv4(read.yiaddr), read };
}

const OFFER = { type: 'OFFER', to: '255.255.255.255' };
const ACK = { type: 'ACK', to: '255.255.255.255' };
const selects = { wants: '10.77.0.100', server: SERVER };

test('an address is offered, given, and comes with all that a host needs', () => {
  const server = make();
  expect(asks(server, 'DISCOVER')).toMatchObject({ ...OFFER, address: '10.77.0.100' });
  const given = asks(server, 'REQUEST', selects);
  expect(given).toMatchObject({ ...ACK, address: '10.77.0.100' });
  const option = (code: number) => wordOf(given?.read as DhcpMessage, code);
  expect(option(OPTIONS.leaseTime)).toBe(120);
  expect(option(OPTIONS.renewalTime)).toBe(60);
  expect(option(OPTIONS.router)).toBe(ipv4(SERVER));
  expect(option(OPTIONS.domainServer)).toBe(ipv4(SERVER));
  expect(option(OPTIONS.subnetMask)).toBe(ipv4('255.255.255.0'));
  expect(given?.read.xid).toBe(7);
});

test('two clients get two addresses, and a third none until a lease has ended', () => {
  const server = make();
  asks(server, 'DISCOVER', { mac: 1 });
  asks(server, 'REQUEST', { mac: 1, ...selects });
  expect(asks(server, 'DISCOVER', { mac: 2 })?.address).toBe('10.77.0.101');
  expect(asks(server, 'DISCOVER', { mac: 3 })).toBeUndefined();
  // The offer has lapsed after a minute, the lease lasts for two.
  expect(asks(server, 'DISCOVER', { mac: 3 }, MINUTE)?.address).toBe('10.77.0.101');
  expect(asks(server, 'DISCOVER', { mac: 4 }, 119 * SECOND)).toBeUndefined();
  expect(asks(server, 'DISCOVER', { mac: 4 }, 120 * SECOND)?.address).toBe('10.77.0.100');
});

test('who comes back is offered the address it had', () => {
  const server = make();
  asks(server, 'DISCOVER', { mac: 1 });
  asks(server, 'REQUEST', { mac: 1, ...selects });
  asks(server, 'RELEASE', { mac: 1, ciaddr: '10.77.0.100' });
  expect(asks(server, 'DISCOVER', { mac: 2 })?.address).toBe('10.77.0.101');
  expect(asks(server, 'DISCOVER', { mac: 1 })?.address).toBe('10.77.0.100');
});

test('a renewal is answered at the address itself', () => {
  const server = make();
  asks(server, 'DISCOVER');
  asks(server, 'REQUEST', selects);
  const renewed = asks(server, 'REQUEST', { ciaddr: '10.77.0.100' }, MINUTE);
  expect(renewed).toMatchObject({ type: 'ACK', to: '10.77.0.100', address: '10.77.0.100' });
});

test('after the lab was started anew, a client may keep the address that it remembers', () => {
  expect(asks(make(), 'REQUEST', { wants: '10.77.0.101' })).toMatchObject({
    ...{ ...ACK, address: '10.77.0.101' },
  });
});

test('an address of another network, and one that another client has, are refused to everybody', () => {
  const server = make();
  const nak = { type: 'NAK', to: '255.255.255.255', address: '0.0.0.0' };
  expect(asks(server, 'REQUEST', { wants: '192.168.1.5' })).toMatchObject(nak);
  asks(server, 'DISCOVER', { mac: 1 });
  asks(server, 'REQUEST', { mac: 1, ...selects });
  expect(asks(server, 'REQUEST', { mac: 2, wants: '10.77.0.100' })).toMatchObject(nak);
});

test('an offer that was not chosen is free again', () => {
  const server = make();
  asks(server, 'DISCOVER', { mac: 1 });
  expect(
    asks(server, 'REQUEST', { mac: 1, wants: '10.9.9.9', server: '10.9.9.1' }),
  ).toBeUndefined();
  expect(asks(server, 'DISCOVER', { mac: 2, wants: '10.77.0.100' })?.address).toBe('10.77.0.100');
});

test('an address that was declined is given to nobody for an hour', () => {
  const server = make();
  asks(server, 'DISCOVER');
  asks(server, 'REQUEST', selects);
  expect(asks(server, 'DECLINE', selects)).toBeUndefined();
  expect(asks(server, 'DISCOVER')?.address).toBe('10.77.0.101');
  expect(asks(server, 'DISCOVER', { mac: 2, wants: '10.77.0.100' })).toBeUndefined();
});

test('whoever has an address already gets the settings alone', () => {
  const informed = asks(make(), 'INFORM', { ciaddr: '10.77.0.9' });
  expect(informed).toMatchObject({ type: 'ACK', to: '10.77.0.9', address: '0.0.0.0' });
  expect(wordOf(informed?.read as DhcpMessage, OPTIONS.leaseTime)).toBeUndefined();
});

test('what is no request, or comes through a relay, is not answered', () => {
  const server = make();
  expect(answerDhcp(server, new Uint8Array(300), 0)).toBeUndefined();
  expect(asks(server, 'OFFER')).toBeUndefined();
  expect(asks(server, 'DISCOVER', { giaddr: '10.99.0.1' })).toBeUndefined();
});
