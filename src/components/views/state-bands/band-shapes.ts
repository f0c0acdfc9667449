/** One band: a box for each state, with its name in it, or at the end of a leader. */
import { formatDuration } from '../../../model/format.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { Scale, Stretch as Shown } from '../../view-kit/plot/axes.ts';
import type { Sign } from '../../view-kit/plot/drawing.ts';
import {
  bottom,
  type PlotBox,
  type PlotType,
  px,
  right,
  type Shape,
  stroked,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { Band, Mismatch, Span } from './model.ts';
import { patternOf, phaseOf } from './patterns.ts';

export interface BandWords {
  readonly mismatch: (what: Mismatch) => string;
}

export interface Frame {
  readonly x: Scale;
  readonly type: PlotType;
  readonly stretch: Shown;
  readonly last: Instant;
  readonly words: BandWords;
  readonly board: boolean;
}

export interface Drawn {
  readonly past: readonly Shape[];
  readonly signs: readonly Sign[];
}

/** A state that is a hair wide is still seen, px. */
const THIN = 2;

export function drawBand(band: Band, box: PlotBox, leads: 'above' | 'below', frame: Frame): Drawn {
  const { type, board } = frame;
  const pieces = band.spans.flatMap((span) => pieceOf(span, box, frame) ?? []);
  const middle = px(box.top + box.height / 2);
  const nobody = stroked(`M${px(box.left)} ${middle}H${px(right(box))}`, 'strong', {
    ...{ width: 0, dash: '1 5' },
  });
  const large = Math.min(1.25 * type.size, 0.5 * box.height);
  const told = pieces.map((piece) => ({ piece, name: nameIn(piece, large, type) }));
  const untold = told.flatMap(({ piece, name }) => (name === undefined ? [piece] : []));
  return {
    past: [
      nobody,
      ...pieces.flatMap(({ place, phase }) => patternOf(phase, place, 0.7 * type.size)),
      ...told.flatMap(({ piece, name }) => (name === undefined ? [] : [inside(piece, name)])),
    ],
    signs: board ? [] : leaders(untold, box, leads, type),
  };
}

interface Name {
  readonly text: string;
  readonly size: number;
}

/** Capitals in bold are wider than most letters. */
const BOLD = 1.17;

/** The fullest and largest name that fits; undefined when none does. */
function nameIn({ names, place }: Piece, large: number, type: PlotType): Name | undefined {
  for (const size of [large, Math.min(large, type.size), Math.min(large, type.small)]) {
    const text = names.find((name) => BOLD * widthOf(name, size) + 0.8 * size <= place.width);
    if (text !== undefined) return { text, size };
  }
  return undefined;
}

interface Piece {
  readonly span: Span;
  readonly phase: NonNullable<ReturnType<typeof phaseOf>>;
  readonly place: PlotBox;
  /** The fullest first. */
  readonly names: readonly string[];
}

function pieceOf(span: Span, box: PlotBox, frame: Frame): Piece | undefined {
  const {
    x,
    stretch: [from, to],
    last,
  } = frame;
  const phase = phaseOf(span.state);
  const until = Number.isFinite(span.to) ? span.to : Math.max(last, span.from);
  if (phase === undefined || until < from || span.from > to) return undefined;
  const [left, end] = [x(Math.max(from, span.from)), x(Math.min(to, until))];
  const place = { ...box, left, width: Math.max(THIN, end - left) };
  const waits = span.state === 'TIME_WAIT' && Number.isFinite(span.to);
  const full = `TIME_WAIT · ${formatDuration(span.to - span.from)}`;
  return { span, phase, place, names: waits ? [full, span.state] : [span.state] };
}

function inside({ phase, place }: Piece, { text, size }: Name): Shape {
  const y = place.top + place.height / 2 + 0.36 * size;
  return {
    ...{ kind: 'text', x: place.left + 0.4 * size, y, text, size, strong: true },
    ...(phase === 'open' ? { ink: 'paper' } : { ink: 'text', halo: true }),
  };
}

/** Names beside the band, so far from each other that none lies on another; the rest is in the table. */
function leaders(
  pieces: readonly Piece[],
  box: PlotBox,
  leads: 'above' | 'below',
  type: PlotType,
): Sign[] {
  let free = Number.NEGATIVE_INFINITY;
  return pieces.flatMap(({ span, place }): Sign[] => {
    const width = BOLD * widthOf(span.state, type.small);
    const x = Math.min(place.left, right(box) - width);
    if (x < free || x < box.left) return [];
    free = x + width + 0.8 * type.small;
    const edge = leads === 'above' ? box.top : bottom(box);
    const away = leads === 'above' ? -1 : 1;
    const y = edge + (leads === 'above' ? -0.55 : 1.35) * type.small;
    const foot = px(place.left + place.width / 2);
    return [
      {
        event: span.change.id,
        shapes: [
          stroked(`M${foot} ${px(edge)}v${px(0.4 * away * type.small)}`, 'transport', {
            width: 0.6,
          }),
          { kind: 'text', x, y, text: span.state, ink: 'text', size: type.small, strong: true },
        ],
      },
    ];
  });
}
