// Whole packets from headers: `packet([layer(ethernet, …), layer(ipv4, …), layer(tcp, …)], data)`.
// For tests, forged packets and the header builder; the stack writes its own on the hot path.

import type { Addresses } from './checksum.ts';
import { type EncodeFields, encodeLoose, type LooseFields } from './encode.ts';
import type { FieldSpecs } from './fields.ts';
import type { Header } from './header.ts';

/** One header of a packet with the fields it is to have. */
export interface PacketLayer {
  readonly header: Header;
  readonly fields: LooseFields;
}

/** Fields that say what comes next; in a packet the next header itself answers that. */
type Selectors<F extends FieldSpecs> = {
  [K in keyof F]: F[K]['presence'] extends 'selector' ? K : never;
}[keyof F];

type LayerFields<H extends Header> = Omit<EncodeFields<H>, Selectors<H['fields']>> & {
  readonly [K in Selectors<H['fields']> & string]?: number;
};

export function layer<H extends Header>(header: H, fields: LayerFields<H>): PacketLayer {
  return { header, fields: fields as LooseFields };
}

/** The bytes of headers one in the other, the innermost carrying `payload`. */
export function packet(
  layers: readonly PacketLayer[],
  payload: Uint8Array = new Uint8Array(0),
): Uint8Array {
  let bytes: Uint8Array = payload;
  for (let i = layers.length - 1; i >= 0; i--) {
    const { header, fields } = layers[i] as PacketLayer;
    const next = layers[i + 1]?.header;
    bytes = encodeLoose(
      header,
      { ...selector(header, next), ...fields },
      bytes,
      addressesOf(layers, i),
    );
  }
  return bytes;
}

function selector(header: Header, next: Header | undefined): LooseFields {
  const field = header.placed.find(({ spec }) => spec.presence === 'selector');
  if (field === undefined || next === undefined) return {};
  return { [field.name]: next.follows[header.id] };
}

/** The IP addresses of the header around layer `i` that has some. */
function addressesOf(layers: readonly PacketLayer[], i: number): Addresses | null {
  const around = layers
    .slice(0, i)
    .findLast(({ header: { fields } }) => fields.src?.kind === 'ipv4' && fields.dst !== undefined);
  if (around === undefined) return null;
  return { src: around.fields.src as number, dst: around.fields.dst as number };
}
