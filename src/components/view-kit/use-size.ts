/** How large an element is, followed as window, theme and the reader's type size change. */
import { type RefObject, useLayoutEffect, useState } from 'react';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Pixels of 1 rem: type grows with the theme and the screen. */
  readonly rem: number;
  /** No text is smaller, pixels: the projector's theme sets this for the last row. */
  readonly least: number;
}

type Box = RefObject<HTMLElement | null>;

/** Calls `measure` now and whenever one of the elements has another size. */
function useMeasured(measure: () => void, first: Box, second: Box = first): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is measured does not change.
  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    for (const { current } of [first, second]) if (current !== null) observer.observe(current);
    return () => observer.disconnect();
  }, [first, second]);
}

/**
 * The size of a picture's box, of 1 rem and of the smallest type in pixels. `probe` is an element
 * one rem high and as wide as the smallest type, so that a change of the theme or of the reader's
 * type size is noticed too.
 */
export function useSize(box: Box, probe: Box): PictureSize | undefined {
  const [size, setSize] = useState<PictureSize>();
  const measure = () => {
    if (box.current === null || probe.current === null) return;
    const { clientWidth: width, clientHeight: height } = box.current;
    const rem = probe.current.offsetHeight || 16;
    const least = probe.current.offsetWidth;
    setSize((old) =>
      old?.width === width && old.height === height && old.rem === rem && old.least === least
        ? old
        : { width, height, rem, least },
    );
  };
  useMeasured(measure, box, probe);
  return size;
}

/** The width of an element in rem. */
export function useWidthInRem(box: Box): number {
  const [width, setWidth] = useState(0);
  useMeasured(() => {
    if (box.current === null) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    setWidth(box.current.clientWidth / rem);
  }, box);
  return width;
}

/** The size of an element in rem. */
export function useBoxInRem(box: Box): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useMeasured(() => {
    if (box.current === null) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const width = box.current.clientWidth / rem;
    const height = box.current.clientHeight / rem;
    setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
  }, box);
  return size;
}

/** The width of a track, and the size of a letter in it, pixels. */
export function useTrackSize(box: Box): { readonly width: number; readonly em: number } {
  const [size, setSize] = useState({ width: 640, em: 12 });
  useMeasured(() => {
    if (box.current === null) return;
    const style = getComputedStyle(box.current);
    const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
    const width = box.current.clientWidth - padding;
    const em = Number.parseFloat(style.fontSize);
    setSize((old) => (old.width === width && old.em === em ? old : { width, em }));
  }, box);
  return size;
}
