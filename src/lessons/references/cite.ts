import type { Reference } from '../types.ts';
import type { RFCS } from './table.ts';

type Table = typeof RFCS;
type Rfc = keyof Table;
type Keys<R extends Rfc> = keyof Table[R]['sections'] & (string | number);
/** The sections of an RFC that are in the table, as numbers or as text. */
type SectionsOf<R extends Rfc> = Keys<R> | `${Keys<R>}`;

/**
 * A reference that the table knows. Only its types are needed here: what stands in a section is
 * looked up where it is read (`topicOf`), so that a lesson opens without the table.
 */
export function cite<R extends Rfc>(rfc: R, section: SectionsOf<R>): Reference {
  return { rfc, section: String(section) };
}
