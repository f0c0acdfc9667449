import type { Reference } from '../types.ts';
import { RFCS } from './table.ts';

type Table = typeof RFCS;
type Rfc = keyof Table;
type SectionsOf<R extends Rfc> = keyof Table[R]['sections'];

/** A reference from the table. */
export function cite<R extends Rfc>(rfc: R, section: SectionsOf<R>): Reference {
  const sections: Table[R]['sections'] = RFCS[rfc].sections;
  return { rfc, section: String(section), topic: sections[section] as Reference['topic'] };
}
