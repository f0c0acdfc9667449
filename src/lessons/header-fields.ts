/**
 * What a question calls the fields of a header: as pictures do, whose signs are the same in Chinese. Those
 * of TCP are here, since many lessons ask for them; a lesson that asks for others has them in its folder.
 */
import type { Localized } from '../i18n/language.ts';

export interface HeaderField {
  readonly label: Localized;
  /** It holds an address, which is longer than a number. */
  readonly address?: true;
}

export const TCP = {
  flags: { label: { en: 'flags', zh: '标志' } },
  seq: { label: { en: 'seq', zh: 'seq' } },
  ack: { label: { en: 'ack', zh: 'ack' } },
  window: { label: { en: 'window', zh: '窗口' } },
} as const satisfies Readonly<Record<string, HeaderField>>;
