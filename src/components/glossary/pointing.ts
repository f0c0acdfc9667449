/** What comes of it when a pointer goes, or the page moves, below it. */
export interface Pointed<T> {
  /** The pointer itself has come to something else. */
  readonly onTo: (target: T) => void;
  /** Something else lies below it now. */
  readonly off: () => void;
}

/**
 * Tells a pointer that goes to a word from a word that comes to the pointer: when a question is
 * answered or the page scrolls, the browser says that the pointer is over what has moved there.
 * Nobody has pointed at that.
 */
export function pointing<T>({ onTo, off }: Pointed<T>) {
  let below: T | undefined;
  return {
    /** `pointerover`: the page says what is below the pointer, whoever has moved. */
    over(target: T): void {
      if (target === below) return;
      below = undefined;
      off();
    },
    /** `pointermove`: only ever the pointer's own doing. */
    moved(target: T): void {
      if (target === below) return;
      below = target;
      onTo(target);
    },
  };
}
