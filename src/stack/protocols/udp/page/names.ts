/** UDP's fields as filters call them. */
import { either, type FilterNames, namesOf, payload } from '../../../wire/named.ts';
import { udp } from '../declaration.ts';
import { udpText } from './header-text.ts';

const header = namesOf(udp, udpText, {
  srcPort: 'udp.srcport',
  dstPort: 'udp.dstport',
  length: 'udp.length',
  checksum: 'udp.checksum',
});

export const udpNames: FilterNames = {
  protocol: 'udp',
  fields: [
    either('udp.port', { en: 'Either port', zh: '任一端口' }, header, 'udp.srcport', 'udp.dstport'),
    ...header,
    payload({ name: 'udp.payload', label: { en: 'What it carries', zh: '载荷' } }),
  ],
};
