/**
 * TCP's fields as filters call them. `tcp.seq` and `tcp.ack` are relative numbers, which no header
 * has: the run knows them (model/filter/packet-names.ts).
 */
import type { Localized } from '../../../core/localized.ts';
import {
  either,
  type FilterNames,
  type Named,
  namesOf,
  ofOptions,
  payload,
  worked,
} from '../../../wire/named.ts';
import { tcp } from '../header/declaration.ts';
import { tcpText } from './header-text.ts';

const header = namesOf(tcp, tcpText, {
  srcPort: 'tcp.srcport',
  dstPort: 'tcp.dstport',
  seq: 'tcp.seq_raw',
  ack: 'tcp.ack_raw',
  // Counted in octets by Wireshark, below.
  dataOffset: null,
  reserved: null,
  flags: {
    '': null,
    CWR: 'tcp.flags.cwr',
    ECE: 'tcp.flags.ece',
    URG: 'tcp.flags.urg',
    ACK: 'tcp.flags.ack',
    PSH: 'tcp.flags.push',
    RST: 'tcp.flags.reset',
    SYN: 'tcp.flags.syn',
    FIN: 'tcp.flags.fin',
  },
  window: 'tcp.window_size_value',
  checksum: 'tcp.checksum',
  urgentPointer: 'tcp.urgent_pointer',
});

const number = (name: string, label: Localized, bits = 32): Named => ({
  ...{ name, type: 'number', label, most: 2 ** bits - 1 },
});

/** Twelve bits in Wireshark: the reserved ones come first. */
const flags = worked(
  { name: 'tcp.flags', type: 'hex', digits: 4, most: 0xfff, label: tcpText.fields.flags.label },
  ({ reserved = 0, flags: word }) => word && word + 256 * reserved,
);

const { options } = tcpText;

export const tcpNames: FilterNames = {
  protocol: 'tcp',
  fields: [
    either('tcp.port', { en: 'Either port', zh: '任一端口' }, header, 'tcp.srcport', 'tcp.dstport'),
    ...header,
    flags,
    worked(
      { ...number('tcp.hdr_len', { en: 'Header length', zh: '首部长度' }), most: 60 },
      ({ dataOffset }) => dataOffset && 4 * dataOffset,
    ),
    worked(
      number('tcp.len', { en: 'Bytes of data', zh: '数据字节数' }),
      (_, { end, headerEnd, decoded, quoted }) =>
        decoded?.complete && !quoted ? end - headerEnd : undefined,
    ),
    payload({ name: 'tcp.payload', label: { en: 'What it carries', zh: '载荷' } }),
    ofOptions(number('tcp.options.mss_val', options.mss.label, 16), 'mss', ({ mss }) =>
      Number(mss),
    ),
    ofOptions(
      number('tcp.options.wscale.shift', options.windowScale.label, 8),
      'windowScale',
      ({ shift }) => Number(shift),
    ),
    ofOptions(
      number('tcp.options.timestamp.tsval', options.timestamps.fields.value.label),
      'timestamps',
      ({ value }) => Number(value),
    ),
    ofOptions(
      number('tcp.options.timestamp.tsecr', options.timestamps.fields.echo.label),
      'timestamps',
      ({ echo }) => Number(echo),
    ),
  ],
};
