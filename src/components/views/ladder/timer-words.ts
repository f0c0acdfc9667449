/** Where each timer's name and length stand: at its arc, off the words that stand under crosses. */
import type { Language } from '../../../i18n/language.ts';
import { formatDuration } from '../../../model/format.ts';
import { timerWords } from '../../inspect/words/names.ts';
import { type Box, boxesTouch } from '../../view-kit/geometry.ts';
import type { LadderLayout } from './layout.ts';
import type { TimerArc } from './margin-annotations.ts';
import { MONO, textWidth } from './text-width.ts';

export interface TimerWord {
  readonly arc: TimerArc;
  readonly words: string;
  /** The edge of the words that faces the arc. */
  readonly edgeX: number;
  readonly box: Box;
}

/** Type, letters and the ground around them; the style sheet uses the same. */
const SIZE = 0.8125;
const PADDING = 0.6;
const HEIGHT = 1.4;
/** Between the arc and the ground, and how much wider the letter of one of two runs makes them, rem. */
const AWAY = 0.35;
const LETTER = 1.5;

/** Parts of the way from arming to firing, best first: the middle, then where the arc is still near. */
const PARTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9] as const;

export function placeTimerWords(
  { timers, size: { rem, least } }: Pick<LadderLayout, 'timers' | 'size'>,
  drops: readonly Box[],
  language: Language,
  letters = false,
): TimerWord[] {
  const taken = [...drops];
  return timers.map((arc) => {
    const { timer } = arc;
    const name = timerWords(timer.layer, timer.name).short[language];
    const words = `${name} · ${formatDuration(timer.firedAt - timer.armedAt)}`;
    const around = (letters ? PADDING + LETTER : PADDING) * rem;
    const width = textWidth(words, MONO) * Math.max(least, SIZE * rem) + around;
    const tried = PARTS.map((part) => wordAt(arc, part, width, rem));
    const free = tried.find(({ box }) => taken.every((other) => !boxesTouch(box, other)));
    const placed = free ?? (tried[0] as (typeof tried)[number]);
    taken.push(placed.box);
    return { arc, words, ...placed };
  });
}

/** Beside the arc, at this part of its height: it is about a parabola. */
function wordAt({ x, bulge, from, to }: TimerArc, part: number, width: number, rem: number) {
  const inwards = Math.sign(bulge);
  const edgeX = x + bulge * 3 * part * (1 - part) + inwards * AWAY * rem;
  const y = from + (to - from) * part;
  return {
    edgeX,
    box: { x: edgeX + (inwards * width) / 2, y, width, height: HEIGHT * rem, angle: 0 },
  };
}
