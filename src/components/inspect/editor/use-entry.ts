/**
 * What is typed into a field: it takes effect as soon as it can be read. Until then it stands there,
 * and whoever keeps the copy knows of it.
 */
import { useState } from 'react';

export interface Kept {
  /** What was typed and is not taken. */
  readonly rejected: string | undefined;
  readonly onReject: (typed: string | undefined) => void;
}

export interface Entry {
  readonly shown: string;
  onType(typed: string): void;
  /** Shows the value again, as it is written. */
  clear(): void;
  onBlur(): void;
}

/** `take` has an effect unless it returns false: what was typed cannot be. */
export function useEntry(
  written: string,
  { rejected, onReject }: Kept,
  take: (typed: string) => boolean,
): Entry {
  const [typed, setTyped] = useState<string>();
  return {
    shown: rejected ?? typed ?? written,
    onType(text) {
      const taken = take(text);
      setTyped(taken ? text : undefined);
      onReject(taken ? undefined : text);
    },
    clear() {
      setTyped(undefined);
      onReject(undefined);
    },
    onBlur: () => setTyped(undefined),
  };
}
