/** IPv4's fields as filters call them. */
import { either, type FilterNames, type NamedField, namesOf, worked } from '../../../wire/named.ts';
import { ipv4 } from '../declaration.ts';
import { ipv4HeaderText } from './header-text.ts';

const header = namesOf(ipv4, ipv4HeaderText, {
  version: 'ip.version',
  // Counted in octets by Wireshark, below.
  ihl: null,
  dscp: 'ip.dsfield.dscp',
  ecn: 'ip.dsfield.ecn',
  totalLength: 'ip.len',
  identification: 'ip.id',
  flags: { '': null, reserved: 'ip.flags.rb', DF: 'ip.flags.df', MF: 'ip.flags.mf' },
  fragmentOffset: 'ip.frag_offset',
  ttl: 'ip.ttl',
  protocol: 'ip.proto',
  headerChecksum: 'ip.checksum',
  src: 'ip.src',
  dst: 'ip.dst',
});

const headerLength = worked(
  {
    ...{ name: 'ip.hdr_len', type: 'number', most: 60 },
    label: { en: 'Header length', zh: '首部长度' },
  },
  ({ ihl }) => ihl && 4 * ihl,
);

const options: NamedField = {
  ...{ name: 'ip.opt.type', type: 'number', most: 255 },
  label: { en: 'Kind of option', zh: '选项种类' },
  read: ({ decoded }, bytes) => decoded?.options.map(({ start }) => bytes[start] ?? 0) ?? [],
};

export const ipv4Names: FilterNames = {
  protocol: 'ip',
  fields: [
    either(
      'ip.addr',
      { en: 'Source or destination', zh: '源或目的地址' },
      header,
      'ip.src',
      'ip.dst',
    ),
    ...header,
    headerLength,
    options,
  ],
};
