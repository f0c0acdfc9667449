import { type RfcRef, rfc } from '../../../stack/wire/text/types.ts';

/** Reads a reference as traces have it: `RFC9293#3.10.7.2`, `1122#section-3.2.2.1`, `894`. */
export function parseRef(text: string): RfcRef | undefined {
  const match = /^(?:RFC\s*)?(\d+)(?:\s*[#§]\s*(?:section-|appendix-)?([\w.]+))?$/i.exec(
    text.trim(),
  );
  if (match === null) return undefined;
  return rfc(Number(match[1]), match[2]);
}
