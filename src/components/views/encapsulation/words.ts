/** The picture in the reader's language. */
import type { Language } from '../../../stack/core/localized.ts';
import type { ByteFacts, Part, Unit } from './capsule.ts';
import type { CapsuleWords } from './layout.ts';
import type { Piece, Stream } from './stream.ts';
import type { CapsuleText } from './text.ts';

/** What each layer calls the unit that it hands on: RFC 1122 §1.3.3. */
export function unitName({ id, layer }: Unit, t: CapsuleText): string {
  switch (layer) {
    case 'application':
      return t('message');
    case 'transport':
      return t(id === 'tcp' ? 'segment' : 'datagram');
    case 'network':
      return t('packet');
    case 'link':
      return t('frame');
  }
}

const hex = (value: number) => `0x${value.toString(16).padStart(2, '0')}`;

/** `ipv4` is written IPv4. */
const shortName = (id: string) => id.toUpperCase().replace(/V(\d)$/, 'v$1');

export interface ByteWords {
  readonly facts: ByteFacts;
  readonly byte: number;
  /** Its place in the stream. */
  readonly at: number | undefined;
}

/** The chosen byte: its value, the field that it is of, its bits in the frame. */
export function byteLines(
  { facts, byte, at }: ByteWords,
  language: Language,
  t: CapsuleText,
): readonly string[] {
  const { value, field, header, display } = facts;
  const printable = value >= 0x20 && value < 0x7f;
  const isData = field === undefined;
  const number = { hex: hex(value), n: value };
  const lines = [
    isData && printable
      ? t('char', { ...number, char: String.fromCharCode(value) })
      : t('value', number),
  ];
  if (header !== undefined && field !== undefined) {
    const what = { header: header[language], field: field[language] };
    lines.push(display === '' ? t('ofField', what) : t('isField', { ...what, display }));
  } else if (header !== undefined) lines.push(header[language]);
  if (at !== undefined) lines.push(t('stream', { n: at }));
  lines.push(t('range', { from: 8 * byte, to: 8 * byte + 7 }));
  return lines;
}

export function capsuleWords(
  byte: ByteWords,
  language: Language,
  t: CapsuleText,
  board: boolean,
): CapsuleWords {
  return {
    unit: (unit) => t('size', { unit: unitName(unit, t), n: unit.end - unit.start }),
    part({ id, label, start, end, kind }: Part) {
      const bytes = `${end - start} B`;
      const short = kind === 'header' ? shortName(id) : label[language];
      if (board) return [short];
      return [`${label[language]}, ${bytes}`, `${short} ${bytes}`, short, bytes];
    },
    place: (place) => t('place', { n: place }),
    bits: t('bits'),
    byte: byteLines(byte, language, t),
    writes: t('writes'),
    segments: t('segments'),
    reads: t('reads'),
  };
}

/** What the stream shows of borders: a write in several segments, a read of several. */
export function borderWords(
  { writes, segments, reads }: Stream,
  own: readonly [number, number],
  t: CapsuleText,
): readonly string[] {
  const first = segments.filter(({ again }) => !again);
  const inside = (piece: Piece) =>
    first.filter(({ from, to }) => from < piece.to && to > piece.from).length;
  const holds = ({ from, to }: Piece) => from < own[1] && to > own[0];
  const write = writes.find((piece) => holds(piece) && inside(piece) > 1);
  const read = reads.find((piece) => holds(piece) && inside(piece) > 1);
  return [
    ...(write === undefined ? [] : [t('oneInMany', { n: inside(write) })]),
    ...(read === undefined ? [] : [t('manyInOne', { n: inside(read) })]),
  ];
}
