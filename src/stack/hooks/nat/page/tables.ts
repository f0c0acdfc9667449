/** What a NAT knows, for the map: its mappings, and the conversations that keep them. */
import type { NodeTable, PacketField, TableNode } from '../../../trace/page/table.ts';
import { hookConfig } from '../../config.ts';
import '../events.ts';
import type { NatConfig, NatProtocol } from '../spec.ts';
import { NAMES, placeText, STATES, UNMAPPED } from './names.ts';

const configOf = ({ spec }: TableNode) => hookConfig<NatConfig>(spec, 'nat');

const keyOf = (protocol: NatProtocol, outsidePort: number) => `${protocol} ${outsidePort}`;
const isNat = (node: TableNode) => configOf(node) !== undefined;

/** Address and port of one end of a packet, as rows write them. */
function endText(field: PacketField, end: 'src' | 'dst'): string | undefined {
  const address = field('ipv4', end);
  const port =
    field('tcp', `${end}Port`) ?? field('udp', `${end}Port`) ?? field('icmp', 'identifier');
  return address === undefined || port === undefined ? undefined : placeText(address, port);
}

const FORWARD = { en: 'port forward', zh: '端口转发' } as const;

const mappings: NodeTable = {
  id: 'nat.mappings',
  title: { en: 'NAT mappings', zh: 'NAT 映射表' },
  layer: 'network',
  order: 1,
  columns: [
    { label: { en: 'Protocol', zh: '协议' } },
    { label: { en: 'Inside', zh: '内部' }, mono: true },
    { label: { en: 'Outside', zh: '外部' }, mono: true },
    { label: { en: 'Made', zh: '建立于' } },
  ],
  empty: {
    en: 'Empty: nothing from outside would get in.',
    zh: '空：外面的分组都进不来。',
  },
  of: isNat,
  begin(node, rows) {
    for (const { protocol, port, to, toPort = port } of configOf(node)?.forwards ?? []) {
      rows.put(keyOf(protocol, port), [
        ...[NAMES[protocol], `${to}:${toPort}`, String(port)],
        FORWARD,
      ]);
    }
  },
  readers: {
    'nat.mapped': ({ protocol, inside, insidePort, outside, outsidePort, at }, rows) =>
      rows.put(keyOf(protocol, outsidePort), [
        ...[NAMES[protocol], placeText(inside, insidePort), placeText(outside, outsidePort)],
        { since: at },
      ]),
    'nat.forward': ({ protocol, inside, insidePort, outsidePort }, rows) =>
      rows.put(keyOf(protocol, outsidePort), [
        ...[NAMES[protocol], placeText(inside, insidePort), String(outsidePort)],
        FORWARD,
      ]),
    'nat.unmapped': ({ protocol, outsidePort, why }, rows) =>
      rows.remove(keyOf(protocol, outsidePort), UNMAPPED[why]),
  },
  uses(field, rows) {
    const [from, to] = [endText(field, 'src'), endText(field, 'dst')];
    return rows.find(({ cells }) => cells[2] === from || cells[1] === to)?.key;
  },
};

const sessions: NodeTable = {
  id: 'nat.sessions',
  title: { en: 'NAT conversations', zh: 'NAT 会话' },
  layer: 'network',
  order: 2,
  columns: [
    { label: { en: 'Inside', zh: '内部' }, mono: true },
    { label: { en: 'Peer', zh: '对端' }, mono: true },
    { label: { en: 'State', zh: '状态' } },
    { label: { en: 'Since', zh: '始于' } },
  ],
  of: isNat,
  readers: {
    'nat.session': (event, rows) => {
      const { protocol, inside, insidePort, outsidePort, peer, peerPort, state, at } = event;
      const other = placeText(peer, peerPort);
      rows.put(`${keyOf(protocol, outsidePort)} ${other}`, [
        ...[placeText(inside, insidePort), other],
        STATES[state],
        { since: at },
      ]);
    },
    'nat.session.ended': ({ protocol, outsidePort, peer, peerPort }, rows) =>
      rows.remove(`${keyOf(protocol, outsidePort)} ${placeText(peer, peerPort)}`, UNMAPPED.idle),
  },
};

export const tables: readonly NodeTable[] = [mappings, sessions];
