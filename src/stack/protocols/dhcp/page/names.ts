/** DHCP's fields as filters call them. */
import type { Localized } from '../../../core/localized.ts';
import {
  type FilterNames,
  type Named,
  type NamedField,
  type NamedType,
  ofMessage,
} from '../../../wire/named.ts';
import { MESSAGE_TYPES, OPTIONS } from '../codes.ts';
import { type DhcpMessage, decodeDhcp, isReply } from '../message.ts';
import { fixedTexts, optionTexts, unknownOption } from './texts.ts';

const readable = ofMessage(
  (section, bytes) =>
    // The message's options are views of what it is given, so it gets octets of its own.
    decodeDhcp(bytes.slice(section.start, section.end)).message,
);

const field = (
  named: Named,
  read: (message: DhcpMessage) => number | readonly number[],
): NamedField =>
  readable(named, (message) => (message === undefined ? [] : [read(message)].flat()));

const fixed = (
  name: string,
  type: NamedType,
  key: keyof typeof fixedTexts,
  read: (message: DhcpMessage) => number,
  digits = 4,
): NamedField =>
  field({ name, type, label: fixedTexts[key].label, digits, most: 2 ** (4 * digits) - 1 }, read);

/** An option of one number of 32 bits, or of several. */
function option(name: string, type: NamedType, code: number): NamedField {
  const { label } = optionTexts[code] ?? unknownOption;
  return field({ name: `dhcp.option.${name}`, type, label }, ({ options }) => {
    const octets = options.get(code) ?? new Uint8Array();
    const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
    return Array.from({ length: octets.length >> 2 }, (_, i) => view.getUint32(4 * i));
  });
}

/** What an option 53 says, by its number (RFC 2132 §9.6). */
const messageTypes: Record<number, Localized> = {};
MESSAGE_TYPES.forEach((name, number) => {
  if (name !== undefined) messageTypes[number] = { en: name, zh: name };
});

export const dhcpNames: FilterNames = {
  protocol: 'dhcp',
  fields: [
    fixed('dhcp.type', 'number', 'op', ({ type }) => (isReply(type) ? 2 : 1), 2),
    fixed('dhcp.hops', 'number', 'hops', ({ hops }) => hops, 2),
    fixed('dhcp.id', 'hex', 'xid', ({ xid }) => xid, 8),
    fixed('dhcp.secs', 'number', 'secs', ({ seconds }) => seconds),
    fixed('dhcp.flags', 'hex', 'flags', ({ flags }) => flags),
    fixed('dhcp.ip.client', 'ipv4', 'ciaddr', ({ ciaddr }) => ciaddr),
    fixed('dhcp.ip.your', 'ipv4', 'yiaddr', ({ yiaddr }) => yiaddr),
    fixed('dhcp.ip.relay', 'ipv4', 'giaddr', ({ giaddr }) => giaddr),
    fixed('dhcp.hw.mac_addr', 'mac', 'chaddr', ({ mac }) => mac),
    field(
      {
        ...{ name: 'dhcp.option.dhcp', type: 'number', values: messageTypes },
        label: (optionTexts[OPTIONS.messageType] ?? unknownOption).label,
      },
      ({ type }) => MESSAGE_TYPES.indexOf(type),
    ),
    option('ip_address_lease_time', 'number', OPTIONS.leaseTime),
    option('renewal_time_value', 'number', OPTIONS.renewalTime),
    option('rebinding_time_value', 'number', OPTIONS.rebindingTime),
    option('dhcp_server_id', 'ipv4', OPTIONS.serverId),
    option('requested_ip_address', 'ipv4', OPTIONS.requestedAddress),
    option('subnet_mask', 'ipv4', OPTIONS.subnetMask),
    option('router', 'ipv4', OPTIONS.router),
    option('domain_name_server', 'ipv4', OPTIONS.domainServer),
  ],
};
