/** A small ladder of a real run, from its first segment to the first answer with data in it. */

import { packetTitle, segmentOf } from '../../model/packets.ts';
import { packetsOf, transitionsOf } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { formatIpv4 } from '../../stack/core/addresses.ts';
import type { LayerName } from '../../stack/core/layers.ts';
import { ethernet } from '../../stack/protocols/ethernet/header.ts';
import { ipv4HeaderLength } from '../../stack/protocols/ipv4/header.ts';
import { tcpHeaderLength } from '../../stack/protocols/tcp/header/header.ts';

/** The drawing's own units; it is scaled as a whole. */
export const WIDTH = 420;
const LEFT = 124;
const RIGHT = WIDTH - LEFT;
const TOP = 62;
const WAY = 40;
/** Between an arrow's tip and the life line. */
const GAP = 3;

export interface LiveNode {
  readonly x: number;
  readonly name: string;
  readonly address: string;
}

export interface LivePacket {
  readonly frame: number;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly angle: number;
}

export interface LiveState {
  readonly x: number;
  readonly y: number;
  readonly side: 'left' | 'right';
  readonly name: string;
}

export interface LivePart {
  readonly layer: LayerName;
  readonly bytes: number;
}

export interface LivePicture {
  readonly nodes: readonly LiveNode[];
  readonly packets: readonly LivePacket[];
  readonly states: readonly LiveState[];
  readonly height: number;
  /** From the first packet's sending to the last one's arrival, in heights and in time. */
  readonly top: number;
  readonly bottom: number;
  readonly duration: number;
  /** The last frame, layer by layer, and what its data says. */
  readonly parts: readonly LivePart[];
  readonly data: string;
  /** How many frames and bytes have crossed the cable in the picture. */
  readonly frames: number;
  readonly bytes: number;
}

export function livePicture(
  model: RecordedRun,
  bytesOf: (frame: number) => Uint8Array | undefined,
): LivePicture {
  const [client, server] = model.topology.nodes;
  const answer = packetsOf(model).findIndex(
    (packet) => packet.from === server?.id && (segmentOf(packet)?.length ?? 0) > 0,
  );
  const packets = packetsOf(model).slice(0, answer + 1);
  const first = packets[0];
  const last = packets.at(-1);
  if (client === undefined || server === undefined || first === undefined || last === undefined) {
    throw new Error('the run on the home page has no connection');
  }
  const way = first.arrives - first.starts;
  const y = (at: number) => TOP + ((at - first.starts) / way) * WAY;
  const xOf = (node: number) => (node === client.id ? LEFT : RIGHT);
  const nameOf = (node: number) => (node === client.id ? client.name : server.name);
  const bytes = bytesOf(last.frame);
  return {
    nodes: [client, server].map(({ id, name, addresses }) => ({
      x: xOf(id),
      name,
      address: formatIpv4(addresses[0] ?? 0),
    })),
    packets: packets.map((packet) => {
      const [x1, x2] = [xOf(packet.from), xOf(packet.to)];
      const ends = { x1, y1: y(packet.starts), x2: x2 - Math.sign(x2 - x1) * GAP };
      const y2 = y(packet.arrives);
      const slope = Math.atan2(y2 - ends.y1, Math.abs(x2 - x1));
      const length = segmentOf(packet)?.length ?? 0;
      const title = length > 0 ? `${packetTitle(packet)} · ${length} B` : packetTitle(packet);
      const names = { from: nameOf(packet.from), to: nameOf(packet.to) };
      return { frame: packet.frame, title, ...names, ...ends, y2, angle: x2 > x1 ? slope : -slope };
    }),
    states: transitionsOf(model)
      .filter(({ at, from, to }) => from !== to && at >= first.starts && at <= last.arrives)
      .map(({ at, node, to }) => ({
        x: xOf(node),
        y: y(at),
        side: node === client.id ? 'left' : 'right',
        name: to,
      })),
    height: y(last.arrives) + 14,
    top: TOP,
    bottom: y(last.arrives),
    duration: last.arrives - first.starts,
    ...(bytes === undefined ? { parts: [], data: '' } : takenApart(bytes)),
    frames: packets.length,
    bytes: packets.reduce((sum, packet) => sum + packet.bytes, 0),
  };
}

/** How many bytes of a TCP frame belong to each layer, from the outside in, and its data. */
function takenApart(bytes: Uint8Array): Pick<LivePicture, 'parts' | 'data'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const link = ethernet.length;
  const network = ipv4HeaderLength(view, link);
  const transport = tcpHeaderLength(view, link + network);
  const data = bytes.subarray(link + network + transport);
  return {
    parts: [
      { layer: 'link', bytes: link },
      { layer: 'network', bytes: network },
      { layer: 'transport', bytes: transport },
      { layer: 'application', bytes: data.length },
    ],
    data: String.fromCharCode(...data),
  };
}
