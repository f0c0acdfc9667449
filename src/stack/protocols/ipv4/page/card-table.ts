/** The table of a host's interfaces. */
import { formatIpv4, formatMac, parseIpv4 } from '../../../core/addresses.ts';
import type { CardTable } from '../../../trace/page/table.ts';
import '../events.ts';
import { cardsOf, isHost, NONE, nameOf, networkOf } from './cards.ts';
import { INTERFACE } from './columns.ts';

export const cardTable: CardTable = {
  id: 'interfaces',
  title: { en: 'Interfaces', zh: '接口' },
  layer: 'network',
  order: 5,
  columns: INTERFACE.columns,
  of: isHost,
  begin(node, rows) {
    cardsOf(node).forEach(({ name, address, prefixLength, mtu }, i) => {
      const own = address === '' ? NONE : `${address}/${prefixLength}`;
      const cells = { name, address: own, mac: formatMac(node.mac(i)), mtu: String(mtu) };
      rows.put(nameOf(i), INTERFACE.cells(cells));
    });
  },
  readers: {
    'address.changed': ({ nic, address, prefixLength }, rows) => {
      const key = nameOf(nic);
      const before = INTERFACE.read(rows.cells(key) ?? [key]);
      const own = address === 0 ? NONE : `${formatIpv4(address)}/${prefixLength}`;
      rows.put(key, INTERFACE.cells({ ...before, address: own }));
    },
  },
  cards: (rows) =>
    rows.flatMap(({ key, cells }) => {
      const { address: own, mtu } = INTERFACE.read(cells);
      const [address = '', length = ''] = String(own).split('/');
      const parsed = parseIpv4(address);
      const at = { card: Number(key.slice(3)), address, mtu: Number(mtu) };
      return parsed === undefined ? [] : [{ ...at, network: networkOf(parsed, Number(length)) }];
    }),
};
