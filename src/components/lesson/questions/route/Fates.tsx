import { Check, X } from 'lucide-react';
import type { Answer } from '../../../../runtime/progress.ts';
import { formatIpv4 } from '../../../../stack/core/addresses.ts';
import { bare, beliefsOf, type Fate, NOWHERE, packetsIn, readFates } from './answer.ts';
import type { RoutePart } from './kind.ts';
import css from './route.module.css';
import { useRouteText } from './text.ts';

/** What the router did with each packet, and what the learner would have done. */
export function Fates({
  answer,
  asks,
}: {
  readonly answer: Answer;
  readonly asks: readonly RoutePart[];
}) {
  const text = useRouteText();
  const words = useFateWords();
  const mine = readFates(answer.given, asks);
  const truth = readFates(bare(answer.truth), asks);
  return (
    <ul className={css.fates}>
      {packetsIn(answer.truth).map((packet, i) => {
        const is = truth[i];
        const own = mine[i];
        if (is === undefined || own === undefined) return null;
        const held = beliefsOf(own, is, packet).length === 0;
        const dst = formatIpv4(packet.dst);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two packets may be the same; they keep their places.
          <li key={i} data-held={held}>
            {held ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
            <span>
              <strong>{text('packet', { dst, ttl: packet.ttl })}</strong>
              <span className="visually-hidden"> ({text(held ? 'right' : 'wrong')})</span>
              {!held && <span>{text('yours', { said: words(own) })}</span>}
              <span>{text('router', { said: words(is) })}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** `10.2.0.0/16 → 10.0.8.2, TTL 63` */
export function useFateWords() {
  const text = useRouteText();
  return ({ row, next, ttl }: Fate): string => {
    if (row === NOWHERE) return text('stops');
    return [
      next === undefined ? row : text('via', { row, next }),
      ...(ttl === undefined ? [] : [text('left', { ttl })]),
    ].join(', ');
  };
}
