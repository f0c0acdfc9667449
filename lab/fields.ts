/**
 * The fields of a frame as our own declarations read them, under tshark's names and in its spelling: a
 * list for each field, since an ICMP error quotes a packet and so has some of them twice. The names
 * are those that the app's filters know.
 */
import '../src/stack/protocols/core-dissectors.ts';
import { dhcpDissector } from '../src/stack/protocols/dhcp/page/dissector.ts';
import { dnsDissector } from '../src/stack/protocols/dns/page/dissector.ts';
import { igmpDissector } from '../src/stack/protocols/igmp/page/dissector.ts';
import { addDissector, dissectorOf, dissectors } from '../src/stack/wire/dissector.ts';
import { type NamedField, spellValue } from '../src/stack/wire/named.ts';
import { walk } from '../src/stack/wire/walk.ts';

addDissector(dhcpDissector);
addDissector(dnsDissector);
addDissector(igmpDissector);

/** Those that stand for other fields, and the bytes that tshark shows otherwise, say nothing new. */
const isCompared = ({ name, type }: NamedField) =>
  type !== 'bytes' && !['eth.addr', 'ip.addr', 'tcp.port', 'udp.port'].includes(name);

const compared = dissectors().flatMap(({ names }) => names?.fields.filter(isCompared) ?? []);

export const FIELDS: readonly string[] = compared.map(({ name }) => name);
/** What tshark leaves out when it is false, and spells by its version where it is true. */
export const FLAGS = new Set(
  compared.filter(({ type }) => type === 'flag').map(({ name }) => name),
);

export type Row = Readonly<Record<string, readonly string[]>>;

export function fieldsOf(frame: Uint8Array): Row {
  const row = Object.fromEntries(FIELDS.map((name) => [name, [] as string[]]));
  for (const section of walk(frame)) {
    for (const field of dissectorOf(section.id)?.names?.fields ?? []) {
      // Of a segment that an ICMP error quotes, tshark gives the number as `tcp.seq` alone.
      if (section.quoted && field.name === 'tcp.seq_raw') continue;
      for (const value of field.read(section, frame))
        row[field.name]?.push(spellValue(field, value));
    }
  }
  return row;
}
