/** Percent-encoding as the URL standard (§1.3) does it: a set of characters for each part of a URL. */
import { utf8 } from '../core/text.ts';

const QUERY = ' "#<>\'';
const FRAGMENT = ' "<>`';
const PATH = ' "#<>?^`{}';
const USERINFO = `${PATH}/:;=@[\\]|`;

const HEX = '0123456789ABCDEF';

function encode(text: string, special: string): string {
  let out = '';
  for (const octet of utf8(text)) {
    const plain = octet > 0x1f && octet < 0x7f && !special.includes(String.fromCharCode(octet));
    out += plain ? String.fromCharCode(octet) : `%${HEX[octet >> 4]}${HEX[octet & 15]}`;
  }
  return out;
}

export const encodePath = (text: string): string => encode(text, PATH);
export const encodeQuery = (text: string): string => encode(text, QUERY);
export const encodeFragment = (text: string): string => encode(text, FRAGMENT);
export const encodeUserinfo = (text: string): string => encode(text, USERINFO);

/** Octets as latin-1 text; a percent sign that begins no escape stays as it is. */
export function percentDecode(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
