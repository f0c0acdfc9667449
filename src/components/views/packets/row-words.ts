/** What a row of the list says of a packet: from its bytes, and until they are here from the trace. */
import type { Language } from '../../../i18n/language.ts';
import { grouped } from '../../../model/format.ts';
import { layerOfPacket, type Packet, packetTitle, segmentOf } from '../../../model/packets.ts';
import { type Connection, relativeAck, relativeSeq } from '../../../model/parts/connections.ts';
import type { LayerName } from '../../../stack/core/layers.ts';
import { displayNumber } from '../../../stack/wire/display.ts';
import { type Counted, dissectorOf, type Section } from '../../../stack/wire/dissector.ts';
import '../../../stack/wire/inspect.ts';
import { walk } from '../../../stack/wire/walk.ts';
import { protocolName } from '../../view-kit/protocol-name.ts';

export interface RowWords {
  readonly time: string;
  readonly source: string;
  readonly destination: string;
  readonly protocol: string;
  readonly layer: LayerName;
  readonly info: string;
}

/**
 * What a row shows of a packet and its connection that the model changes in the same objects: when a
 * frame that waits is sent, and from where numbers are counted, once a SYN has told.
 */
export function inPlace({ starts }: Packet, connection: Connection | undefined): string {
  return `${starts} ${connection?.baseA} ${connection?.baseB}`;
}

export function rowWords(
  packet: Packet,
  connection: Connection | undefined,
  bytes: Uint8Array | undefined,
  sequence: 'relative' | 'raw',
  language: Language,
): RowWords {
  // All in one unit, so that one sees at a glance which is how much later.
  const time = grouped(packet.starts / 1_000, 3);
  const layer = layerOfPacket(packet);
  if (bytes === undefined) {
    const protocol = protocolName(packet.protocol)[language];
    return { time, source: '…', destination: '…', protocol, layer, info: packetTitle(packet) };
  }
  const sections = walk(bytes).filter(({ quoted, id }) => !quoted && id !== 'padding');
  const headers = sections.filter(({ id }) => id !== 'data');
  const { source = '', destination = '' } = headers.findLast(hasEnds) ? endsOf(headers) : {};
  const last = headers.at(-1);
  const counted = sequence === 'raw' ? undefined : countedOf(packet, connection);
  return {
    ...{ time, source, destination },
    protocol: (last && nameOf(last)) ?? protocolName(packet.protocol)[language],
    layer: last?.layer ?? layer,
    info: infoOf(headers, bytes, counted, language) ?? packetTitle(packet),
  };
}

const nameOf = ({ id }: Section) => (dissectorOf(id)?.names?.protocol ?? id).toUpperCase();

function hasEnds({ decoded }: Section): boolean {
  return decoded?.numbers.src !== undefined && decoded.numbers.dst !== undefined;
}

/** The addresses of the innermost header that has some: those of IP rather than those of a card. */
function endsOf(headers: readonly Section[]): { source: string; destination: string } {
  const { decoded } = headers.findLast(hasEnds) as Section;
  const shown = (name: string) => {
    const spec = decoded?.header.fields[name];
    return spec === undefined ? '' : displayNumber(spec, decoded?.numbers[name] ?? 0);
  };
  return { source: shown('src'), destination: shown('dst') };
}

function countedOf(packet: Packet, connection: Connection | undefined): Counted | undefined {
  const segment = segmentOf(packet);
  if (segment === undefined || connection === undefined) return undefined;
  return { seq: relativeSeq(connection, segment), ack: relativeAck(connection, segment) };
}

/** The innermost header that has something to say. */
function infoOf(
  headers: readonly Section[],
  bytes: Uint8Array,
  counted: Counted | undefined,
  language: Language,
): string | undefined {
  for (let i = headers.length - 1; i >= 0; i--) {
    const section = headers[i] as Section;
    const said = dissectorOf(section.id)?.summary?.(section, bytes, counted);
    if (said !== undefined) return said[language];
  }
  return undefined;
}
