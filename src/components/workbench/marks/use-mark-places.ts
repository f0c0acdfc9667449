import { type RefObject, useEffect, useState } from 'react';
import { type Area, areaAround, placeFlag } from './flag-place.ts';
import { type Seen, seenAround, whatIsWritten } from './written-in.ts';

/** Where a mark is in the window, px. */
export interface MarkPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** How it is turned, as CSS writes it. */
  readonly turned: string;
  /** The middle of its flag. */
  readonly flagX: number;
  readonly flagY: number;
}

export type MarkPlaces = Readonly<Record<string, readonly MarkPlace[]>>;

/**
 * Where marks lie now. They move with time, with scrolling and with the stage, so they are looked
 * for whenever the page is drawn, as long as somebody wants to know. `layer` is where their flags
 * are drawn, each with the word of its mark as `data-flag`.
 */
export function useMarkPlaces(
  words: readonly string[],
  layer: RefObject<HTMLElement | null>,
): MarkPlaces {
  const [places, setPlaces] = useState<MarkPlaces>({});
  const key = words.join(' ');
  useEffect(() => {
    const written = whatIsWritten();
    let last = '';
    let next = 0;
    const look = () => {
      const found = placesOfAll(key.split(' '), layer.current, written.in);
      const seen = JSON.stringify(found);
      if (seen !== last) setPlaces(found);
      last = seen;
      next = requestAnimationFrame(look);
    };
    look();
    return () => {
      cancelAnimationFrame(next);
      written.end();
    };
  }, [key, layer]);
  return places;
}

/** One in each picture that draws it; what has been scrolled away is not there. */
function placesOfAll(
  words: readonly string[],
  layer: HTMLElement | null,
  wordsIn: (seen: Seen) => readonly Area[],
): MarkPlaces {
  const flags: Area[] = [];
  const placesOf = (word: string) => {
    const size = flagSize(word, layer);
    return elementsOf(word).flatMap((element) => {
      const seen = seenAround(element);
      const { sight } = seen;
      const mark = markIn(element, sight);
      if (mark === undefined) return [];
      const { turned, ...box } = mark;
      const { x, y } = placeFlag({ mark: box, size, sight, words: [...wordsIn(seen), ...flags] });
      flags.push(areaAround({ x, y }, size));
      return { ...cornerOf(box), turned, flagX: tenth(x), flagY: tenth(y) };
    });
  };
  return Object.fromEntries(words.map((word) => [word, placesOf(word)]));
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** Before it has been drawn for the first time, about as much as a flag takes. */
function flagSize(word: string, layer: HTMLElement | null) {
  const flag = layer?.querySelector<HTMLElement>(`[data-flag="${CSS.escape(word)}"]`);
  return { width: flag?.offsetWidth ?? 100, height: flag?.offsetHeight ?? 26 };
}

function elementsOf(word: string): Element[] {
  const found = [...document.querySelectorAll(`[data-stage] [data-mark="${CSS.escape(word)}"]`)];
  const buttons = found.filter((each) => each instanceof HTMLElement);
  // Where a mark is a line and a button with its words, the words are what is pointed at.
  return buttons.length > 0 ? buttons : found;
}

function markIn(element: Element, sight: Area) {
  const bounds = element.getBoundingClientRect();
  if (bounds.width === 0 && bounds.height === 0) return undefined;
  const [x, y] = [bounds.left + bounds.width / 2, bounds.top + bounds.height / 2];
  if (x < sight.left || x > sight.right || y < sight.top || y > sight.bottom) return undefined;
  // The box around what is turned is larger than it is.
  const html = element instanceof HTMLElement;
  const width = html ? element.offsetWidth : bounds.width;
  const height = html ? element.offsetHeight : bounds.height;
  const turned = html ? getComputedStyle(element).rotate : 'none';
  const angle = (Number.parseFloat(turned) * Math.PI) / 180 || 0;
  return { x, y, width, height, angle, turned };
}

function cornerOf({ x, y, width, height }: { [key in 'x' | 'y' | 'width' | 'height']: number }) {
  return {
    ...{ left: tenth(x - width / 2), top: tenth(y - height / 2) },
    ...{ width: tenth(width), height: tenth(height) },
  };
}
