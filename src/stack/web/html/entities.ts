/** Character references (HTML standard §13.2.5.72), with the names that pages of courses use. */

import { ownOf } from '../../core/own.ts';

/** Name and character; what is not here stays as it is written. */
const NAMES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  middot: '·',
  bull: '•',
  times: '×',
  deg: '°',
  euro: '€',
  rarr: '→',
  larr: '←',
  uarr: '↑',
  darr: '↓',
};

/** Those that old pages write without a semicolon. */
const BARE = new Set(['amp', 'lt', 'gt', 'quot', 'nbsp', 'copy', 'reg', 'deg', 'times', 'middot']);

const REFERENCE =
  /&(?:#(?:(\d{1,8})(?!\d)|[xX]([0-9a-fA-F]{1,6})(?![0-9a-fA-F]));?|([a-zA-Z]{2,8})(;?))/g;

export function decodeReferences(text: string, inAttribute = false): string {
  return text.replace(REFERENCE, (...groups) => {
    const [all, decimal, hex, name, end, at] = groups as [
      string,
      string?,
      string?,
      string?,
      string?,
      number?,
    ];
    if (decimal !== undefined) return characterOf(Number(decimal));
    if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
    const known = ownOf(NAMES, name as string);
    if (known === undefined) return all;
    if (end === ';') return known;
    const next = text[(at as number) + all.length] ?? '';
    // In an address, `&copy=1` is a parameter.
    return BARE.has(name as string) && !(inAttribute && /[=\w]/.test(next)) ? known : all;
  });
}

function characterOf(code: number): string {
  const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return isNone ? '\ufffd' : String.fromCodePoint(code);
}
