import { useRef } from 'react';
import type { FlagHere } from './flag.ts';
import css from './marks.module.css';
import { type MarkPlace, useMarkPlaces } from './use-mark-places.ts';

/**
 * What an answered question says of marks, and which of them carry the byte that is followed. A
 * screen reader is told so by the answer, and by the byte's story.
 */
export function Flags({ flags }: { readonly flags: readonly FlagHere[] }) {
  const layer = useRef<HTMLDivElement>(null);
  const places = useMarkPlaces(
    flags.map(({ mark }) => mark),
    layer,
  );
  return (
    <div ref={layer} className={css.layer} data-flags aria-hidden="true">
      {flags.map((flag) =>
        (places[flag.mark] ?? []).map((place, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a mark's places are told by their order.
          <FlagAt key={`${flag.mark} ${i}`} place={place} {...flag} />
        )),
      )}
    </div>
  );
}

interface FlagAtProps extends FlagHere {
  readonly place: MarkPlace;
}

/** A frame around the mark, and a word at its side. */
function FlagAt({ place, mark, says, words }: FlagAtProps) {
  const { left, top, width, height, turned, flagX, flagY } = place;
  return (
    <>
      <div
        className={css.frame}
        data-says={says}
        style={{ left, top, width, height, rotate: turned }}
      />
      <span
        className={css.flag}
        data-tone={says}
        data-flag={mark}
        style={{ left: flagX, top: flagY }}
      >
        {words}
      </span>
    </>
  );
}
