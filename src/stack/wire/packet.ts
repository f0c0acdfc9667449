// Whole packets from headers: `packet([layer(ethernet, …), layer(ipv4, …), layer(tcp, …)], data)`.
// For tests, forged packets and the header builder; the stack writes its own on the hot path.

import { etherTypes } from '../protocols/ethernet/header.ts';
import { ipProtocols } from '../protocols/ipv4/header.ts';
import type { Addresses } from './checksum.ts';
import { type EncodeFields, encodeLoose, type LooseFields } from './encode.ts';
import type { Header, HeaderId } from './header.ts';

/** One header of a packet with the fields it is to have. */
export interface PacketLayer {
  readonly header: Header;
  readonly fields: LooseFields;
}

/** Fields that say what comes next; in a packet the next header itself answers that. */
type Selector = 'etherType' | 'protocol';

type LayerFields<H extends Header> = Omit<EncodeFields<H>, Selector> & {
  readonly [K in Selector & keyof H['fields']]?: number;
};

export function layer<H extends Header>(header: H, fields: LayerFields<H>): PacketLayer {
  return { header, fields: fields as LooseFields };
}

const etherTypeOf: Partial<Record<HeaderId, number>> = {
  ipv4: etherTypes.ipv4,
  arp: etherTypes.arp,
};

const protocolOf: Partial<Record<HeaderId, number>> = {
  ipv4: 4,
  icmp: ipProtocols.icmp,
  udp: ipProtocols.udp,
  tcp: ipProtocols.tcp,
};

/** The bytes of headers one in the other, the innermost carrying `payload`. */
export function packet(
  layers: readonly PacketLayer[],
  payload: Uint8Array = new Uint8Array(0),
): Uint8Array {
  let bytes: Uint8Array = payload;
  for (let i = layers.length - 1; i >= 0; i--) {
    const { header, fields } = layers[i] as PacketLayer;
    const next = layers[i + 1]?.header.id;
    bytes = encodeLoose(
      header,
      { ...selector(header.id, next), ...fields },
      bytes,
      addressesOf(layers, i),
    );
  }
  return bytes;
}

function selector(id: HeaderId, next: HeaderId | undefined): LooseFields {
  if (next === undefined) return {};
  if (id === 'eth') return { etherType: etherTypeOf[next] };
  if (id === 'ipv4') return { protocol: protocolOf[next] };
  return {};
}

/** The addresses of the IP header around layer `i`. */
function addressesOf(layers: readonly PacketLayer[], i: number): Addresses | null {
  const around = layers.slice(0, i).findLast((layer) => layer.header.id === 'ipv4');
  if (around === undefined) return null;
  return { src: around.fields.src as number, dst: around.fields.dst as number };
}
