// Ethernet II (RFC 894), as decoder, encoder and inspector know it.

import { hex, macAddress, selects } from '../../wire/fields.ts';
import { header } from '../../wire/header.ts';

export const ethernet = header('eth', 'link', {
  dst: macAddress(),
  src: macAddress(),
  etherType: selects(hex(16)),
});
