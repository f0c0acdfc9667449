/** What a packet's protocol is called on the screen. */
import type { Localized } from '../../stack/core/localized.ts';

const UNKNOWN: Localized = { en: 'Others', zh: '其他' };

/** 'other' is no protocol: nobody has recorded what is in such packets. */
export function protocolName(protocol: string): Localized {
  const name = protocol.toUpperCase();
  return protocol === 'other' ? UNKNOWN : { en: name, zh: name };
}
