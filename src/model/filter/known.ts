/** The names that filters know: of the packet, and those that each protocol's folder brings. */
import { dissectors } from '../../stack/wire/dissector.ts';
import type { NamedField } from '../../stack/wire/named.ts';
import { PACKET_NAMES } from './packet-names.ts';
import type { KnownName } from './row.ts';

let from = 0;
let names = new Map<string, KnownName>();

/** Another map when a capability has brought more protocols. */
export function knownNames(): ReadonlyMap<string, KnownName> {
  const all = dissectors();
  if (from === all.length) return names;
  from = all.length;
  names = new Map(PACKET_NAMES.map((each) => [each.name, each]));
  for (const { id, text, names: own } of all) {
    if (own === undefined) continue;
    const label = text?.label ?? { en: own.protocol.toUpperCase(), zh: own.protocol.toUpperCase() };
    names.set(own.protocol, protocolName(own.protocol, id, label));
    for (const field of own.fields) names.set(field.name, fieldName(field, id));
  }
  names.set('data', protocolName('data', 'data', { en: 'Data', zh: '数据' }));
  return names;
}

function protocolName(name: string, id: string, label: KnownName['label']): KnownName {
  return {
    ...{ name, label, type: 'protocol', needsBytes: true },
    valuesIn: ({ sections, bytes }) =>
      sections.flatMap((each) => (each.id === id ? [bytes.subarray(each.start, each.end)] : [])),
  };
}

function fieldName({ read, ...named }: NamedField, id: string): KnownName {
  return {
    ...{ ...named, needsBytes: true },
    valuesIn({ sections, bytes }) {
      const [only, ...others] = sections.filter((each) => each.id === id);
      if (only === undefined) return [];
      if (others.length === 0) return read(only, bytes);
      return [only, ...others].flatMap((each) => read(each, bytes));
    },
  };
}
