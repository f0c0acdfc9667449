/** Ethernet's fields as filters call them. */
import { either, type FilterNames, namesOf } from '../../../wire/named.ts';
import { ethernet } from '../declaration.ts';
import { ethernetText } from './header-text.ts';

const header = namesOf(ethernet, ethernetText, {
  dst: 'eth.dst',
  src: 'eth.src',
  etherType: 'eth.type',
});

export const ethernetNames: FilterNames = {
  protocol: 'eth',
  fields: [
    either(
      'eth.addr',
      { en: 'Source or destination', zh: '源或目的地址' },
      header,
      'eth.dst',
      'eth.src',
    ),
    ...header,
  ],
};
