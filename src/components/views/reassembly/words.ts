/** The picture in the reader's language: what stands in it, and what its marks are called. */
import { formatDuration, grouped } from '../../../model/format.ts';
import type { Datagram, PieceFault } from '../../../model/parts/reassemblies.ts';
import { formatIpv4 } from '../../../stack/core/addresses.ts';
import type { Language } from '../../../stack/core/localized.ts';
import { FRAGMENT_UNIT, protocolName } from '../../../stack/protocols/ipv4/header.ts';
import { ignoredWords } from '../../inspect/words/ignored.ts';
import { isCovered, VEIL } from '../../view-kit/covers.ts';
import type { ViewSpeech } from '../../view-kit/speech.ts';
import type { DatagramNow, Hole, PieceNow, Range } from './model.ts';
import type { ReassemblyMark, ReassemblyWords } from './pen.ts';
import type { ReassemblyText } from './text.ts';

export type Speech = Omit<ViewSpeech<ReassemblyText>, 'run'>;

/** What the field in the header counts (RFC 791 §3.1). */
const unit = FRAGMENT_UNIT;
/** So many holes are named in one line. */
const MOST_HOLES = 3;

/** A datagram by what tells it from others, the longest name first. */
export function namesOf(datagram: Datagram, { t }: Speech): readonly string[] {
  const { src, dst, protocol, identification: id } = datagram;
  const named = {
    protocol: protocolName(protocol) ?? t('protocol', { n: protocol }),
    ...{ id, src: formatIpv4(src), dst: formatIpv4(dst) },
  };
  return [t('nameLong', named), t('nameShort', named), t('nameLeast', named)];
}

const rangeText = ({ from, to }: Range, t: ReassemblyText) =>
  t('holeRange', { from: grouped(from), last: grouped(to - 1) });

export const holeText = (hole: Hole, t: ReassemblyText): string =>
  hole.open ? t('holeOpen', { from: grouped(hole.from) }) : rangeText(hole, t);

function holesText(holes: readonly Hole[], t: ReassemblyText): string {
  const named = holes.slice(0, MOST_HOLES).map((hole) => holeText(hole, t));
  const rest = holes.length - named.length;
  return rest > 0 ? t('holesMore', { holes: named.join(', '), n: rest }) : named.join(', ');
}

export function stateText(row: DatagramNow, { t }: Speech): string {
  const { outcome, left, datagram } = row;
  switch (outcome) {
    case '':
      return left === undefined ? t('begins') : t('waiting', { time: formatDuration(left) });
    case 'whole':
      return t('whole', { time: formatDuration(datagram.endedAt - datagram.armedAt) });
    case 'expired':
      return t(datagram.told ? 'told' : 'untold');
    case 'refused':
      return left === undefined ? t('refused') : t('refusedYet', { time: formatDuration(left) });
    default:
      return t(outcome);
  }
}

const reason = (why: PieceFault | '', language: Language) =>
  why === '' ? '' : ignoredWords(why)[language];

/** What is known of its length and what is missing; of what was thrown away, the exact reason. */
export function knownText(row: DatagramNow, { t, language }: Speech): string {
  const { outcome, datagram, pieces, length, missing } = row;
  const why = reason(datagram.why, language);
  const holes = holesText(row.holes, t);
  switch (outcome) {
    case '':
      return length < 0
        ? t('unknownLength', { holes })
        : t('knownLength', { holes, length: grouped(length), missing: grouped(missing) });
    case 'whole': {
      const kept = pieces.filter(({ fate }) => fate === 'kept').length;
      return t('knownWhole', { n: kept, length: grouped(length) });
    }
    case 'expired':
      return t(datagram.told ? 'overTold' : 'overUntold', { holes });
    case 'displaced':
      return t('gaveWay', { n: pieces.length });
    case 'aside':
      return t('asideWhy', { why });
    case 'refused': {
      const culprit = pieces.find(({ fate }) => fate === datagram.why);
      if (culprit === undefined) return t('becauseAll', { n: pieces.length, why });
      return t('because', { n: culprit.number, why });
    }
  }
}

export function fateText({ fate, overlaps }: PieceNow, { t, language }: Speech): string {
  switch (fate) {
    case 'kept':
      return '';
    case 'came':
      return t('came');
    case 'fragment-again':
      return t('again');
    case 'fragment-overlap':
      return t('overlap', { ranges: overlaps.map((each) => rangeText(each, t)).join(', ') });
    default:
      return reason(fate, language);
  }
}

function cellsOf({ piece, number }: PieceNow): readonly [string, string, string, string] {
  const { offset, length, more } = piece;
  return [String(number), grouped(offset), grouped(length), more ? '1' : '0'];
}

function pieceText(piece: PieceNow, t: ReassemblyText): string {
  const [n, offset, length, more] = cellsOf(piece);
  return t('piece', { n, offset, length, more });
}

export function reassemblyWords(speech: Speech, covers: readonly string[]): ReassemblyWords {
  const { t } = speech;
  const veiled = ({ piece }: PieceNow, text: string) =>
    isCovered(piece.frame, covers) ? VEIL : text;
  return {
    name: ({ datagram }) => namesOf(datagram, speech),
    state: (row) => stateText(row, speech),
    known: (row) => knownText(row, speech),
    piece: (piece) => veiled(piece, pieceText(piece, t)),
    cells: (piece) => cellsOf(piece).map((cell) => veiled(piece, cell)),
    heads: [t('headNumber'), t('headOffset'), t('headLength'), 'MF'],
    number: (piece) => veiled(piece, String(piece.number)),
    fate: (piece) => veiled(piece, fateText(piece, speech)),
    hole: (hole) => holeText(hole, t),
    earlier: (n) => t('earlier', { n }),
    more: (n) => t('more', { n }),
    byte: grouped,
    unknownEnd: t('end'),
  };
}

/** What a mark is called, for whoever rests on it and for a screen reader. */
export function markName({ row, piece, hole }: ReassemblyMark, speech: Speech): string {
  const { t } = speech;
  const [, name = ''] = namesOf(row.datagram, speech);
  if (hole !== undefined) return t('nameHole', { range: holeText(hole, t) });
  if (piece === undefined) {
    return t('nameState', { name, state: `${stateText(row, speech)}. ${knownText(row, speech)}` });
  }
  const { offset, length, more } = piece.piece;
  return [
    t('namePiece', {
      ...{ n: piece.number, from: grouped(offset), last: grouped(offset + length - 1) },
      field: `${offset / unit} (× ${unit})`,
      flag: t(more ? 'flagMore' : 'flagLast'),
    }),
    fateText(piece, speech) || t('nameKept'),
  ].join(', ');
}
