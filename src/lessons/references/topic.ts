import type { Localized } from '../../i18n/language.ts';
import type { Reference } from '../types.ts';
import { RFCS } from './table.ts';

const table: Readonly<
  Record<number, { readonly sections: Readonly<Record<string, Localized>> } | undefined>
> = RFCS;

/** What stands in the section, in our words; undefined for one that is not in the table. */
export function topicOf({ rfc, section }: Reference): Localized | undefined {
  return table[rfc]?.sections[section];
}
