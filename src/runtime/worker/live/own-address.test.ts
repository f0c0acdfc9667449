import { describe, expect, test } from 'vitest';
import { ipv4 } from '../../../stack/core/addresses.ts';
import type { ClientChange, ClientState } from '../../../stack/protocols/dhcp/events.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import { newAddresses, ownAddress, ownAddresses, readAddress } from './own-address.ts';

const OURS = '10.77.0.100';
const envelope = { id: 1, at: 0, node: 0, cause: -1 };

const client = (from: ClientState, state: ClientState, event: ClientChange, address = OURS) =>
  ({
    ...{ ...envelope, kind: 'dhcp.client', process: 0, state, from, event, until: 5_000 },
    ...{ address: ipv4(address), server: ipv4('10.77.0.1'), renewAt: 0, rebindAt: 0 },
  }) satisfies TraceEvent<'dhcp.client'>;
const card = (address: string): TraceEvent<'address.changed'> => ({
  ...{ ...envelope, kind: 'address.changed', nic: 0, before: 0, prefixLength: 24 },
  address: ipv4(address),
});

const outside = { ...envelope, kind: 'network.away' } as const;

const leased = () => {
  const state = newAddresses({ ip: 'dhcp' });
  readAddress(state, client('INIT', 'SELECTING', 'start', '0.0.0.0'));
  readAddress(state, client('SELECTING', 'REQUESTING', 'select offer'));
  readAddress(state, card(OURS));
  readAddress(state, client('REQUESTING', 'BOUND', 'rcv DHCPACK'));
  return state;
};

describe('a leased address', () => {
  test('is the agent’s to let out as soon as it is asked for', () => {
    const state = newAddresses({ ip: 'dhcp' });
    expect(ownAddresses(state)).toEqual([]);
    readAddress(state, client('SELECTING', 'REQUESTING', 'select offer'));
    expect(ownAddresses(state)).toEqual([OURS]);
    expect(ownAddress(state)).toMatchObject({ how: 'asking', address: OURS });
  });

  test('is ours until its time', () => {
    expect(ownAddress(leased())).toEqual({
      ...{ how: 'leased', address: OURS, server: '10.77.0.1', until: 5_000, state: 'BOUND' },
    });
  });

  test('of which a part went by while nobody was awake is ours for so much less', () => {
    const state = leased();
    const away = (lasted: number) => readAddress(state, { ...outside, at: 100, lasted });
    away(3_000);
    expect(ownAddress(state)).toMatchObject({ until: 2_000 });
    away(9_000);
    expect(ownAddress(state)).toMatchObject({ until: 100 });
  });

  test.each<[ClientChange, object]>([
    ['lease expired', { kind: 'lease-lost', why: 'expired' }],
    ['rcv DHCPNAK', { kind: 'lease-lost', why: 'refused' }],
    ['no answer', { kind: 'lease-lost', why: 'no-answer' }],
    ['address conflict', { kind: 'address-conflict' }],
  ])('that goes by “%s” is told as %o', (event, told) => {
    const notice = readAddress(leased(), client('REBINDING', 'INIT', event, '0.0.0.0'));
    expect(notice).toEqual({ ...told, address: OURS });
  });

  test('that is given back is none, and nobody asks for another', () => {
    const state = leased();
    readAddress(state, card('0.0.0.0'));
    expect(readAddress(state, client('BOUND', 'INIT', 'RELEASE', '0.0.0.0'))).toBeUndefined();
    expect(ownAddress(state)).toEqual({ how: 'none', why: 'released' });
    expect(ownAddresses(state)).toEqual([]);
  });

  test('that the computer itself has is told once, however often it is offered', () => {
    const state = newAddresses({ ip: 'dhcp' });
    const message = { ...envelope, process: 0, mac: 1, xid: 1, peer: 1 };
    const offer = { ...message, kind: 'dhcp.received', message: 'OFFER' } as const;
    readAddress(state, { ...offer, address: ipv4(OURS) });
    const barred = { ...envelope, kind: 'dhcp.discarded', process: 0, mac: 1 } as const;
    const refused = () => readAddress(state, { ...barred, why: 'barred' });
    expect(refused()).toEqual({ kind: 'address-refused', address: OURS });
    readAddress(state, { ...offer, address: ipv4(OURS) });
    expect(refused()).toBeUndefined();
    readAddress(state, { ...offer, address: ipv4('10.77.0.9') });
    expect(refused()).toEqual({ kind: 'address-refused', address: '10.77.0.9' });
  });
});

test('an address that was given by hand is probed before it is used', () => {
  const state = newAddresses({ ip: { address: OURS, prefixLength: 24 } });
  expect(ownAddresses(state)).toEqual([OURS]);
  expect(ownAddress(state)).toEqual({ how: 'probing', address: OURS });
  readAddress(state, card(OURS));
  expect(ownAddress(state)).toEqual({ how: 'static', address: OURS });
});
