import { type Localized, same } from '../../../core/localized.ts';
import type { Section } from '../../../wire/dissector.ts';
import { etherTypeText } from '../../../wire/text/values.ts';

/** A frame of a protocol that nobody here knows. */
export function ethernetSummary({ decoded }: Section): Localized | undefined {
  const { etherType } = decoded?.numbers ?? {};
  if (etherType === undefined) return undefined;
  return etherTypeText(etherType) ?? same(`EtherType 0x${etherType.toString(16).padStart(4, '0')}`);
}
