import { useMemo } from 'react';
import { formatIpv4 } from '../../../../stack/core/addresses.ts';
import { useRun } from '../../../workbench/run.ts';
import type { TagProps, WrittenProps } from '../kind.ts';
import { QuestionCard } from '../QuestionCard.tsx';
import { type Fate, isWhole, NOWHERE, readFates, writeFates } from './answer.ts';
import { type Choices, choicesOf, hopsBeside } from './choices.ts';
import { Fates, useFateWords } from './Fates.tsx';
import type { RouteAsked, RoutePacket, RoutePart } from './kind.ts';
import css from './route.module.css';
import { type RouteText, useRouteText } from './text.ts';

/** The learner is a router: for each packet he says which row decides, and what follows from it. */
export default function Route(props: TagProps & { readonly question: RouteAsked }) {
  const { question, draft, handedIn, answer, onDraft } = props;
  const { asks } = question;
  const text = useRouteText();
  const original = useRun((state) => state.original);
  const packets = useMemo(() => question.packets(original), [question, original]);
  const choices = useMemo(() => choicesOf(original, question.router), [original, question]);
  const read = readFates(handedIn ?? draft, asks);
  const fates = packets.map((_, i): Fate => read[i] ?? { row: '' });
  const set = (index: number, fate: Fate) => onDraft(writeFates(fates.with(index, fate), asks));
  return (
    <QuestionCard
      {...props}
      given={draft}
      missing={draft !== '' && isWhole(fates, asks) ? null : text('missing')}
      outcome={answer && <Fates answer={answer} asks={asks} />}
    >
      <ol className={css.packets}>
        {packets.map((packet, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question may ask twice about one packet; they keep their places.
          <li key={i}>
            <Decision
              fate={fates[i] as Fate}
              onFate={(fate) => set(i, fate)}
              {...{ packet, choices, asks, text }}
            />
          </li>
        ))}
      </ol>
    </QuestionCard>
  );
}

interface DecisionProps {
  readonly packet: RoutePacket;
  readonly choices: Choices;
  readonly asks: readonly RoutePart[];
  readonly fate: Fate;
  readonly onFate: (fate: Fate) => void;
  readonly text: RouteText;
}

function Decision({ packet, choices, asks, fate, onFate, text }: DecisionProps) {
  const dst = formatIpv4(packet.dst);
  const stops = fate.row === NOWHERE;
  return (
    <fieldset className={css.packet}>
      <legend>{text('packet', { dst, ttl: packet.ttl })}</legend>
      <label>
        <span>{text('row')}</span>
        <select value={fate.row} onChange={({ target }) => onFate({ ...fate, row: target.value })}>
          <option value="">{text('choose')}</option>
          {choices.rows.map((row) => (
            <option key={row}>{row}</option>
          ))}
          <option value={NOWHERE}>{text('nowhere')}</option>
        </select>
      </label>
      {asks.includes('next') && (
        <label>
          <span>{text('next')}</span>
          <select
            value={stops ? '' : (fate.next ?? '')}
            disabled={stops}
            onChange={({ target }) => onFate({ ...fate, next: target.value })}
          >
            <option value="">{text('choose')}</option>
            {hopsBeside(dst, choices).map((hop) => (
              <option key={hop}>{hop}</option>
            ))}
            <option value={dst}>{text('itself', { dst })}</option>
          </select>
        </label>
      )}
      {asks.includes('ttl') && (
        <label className={css.short}>
          <span>{text('ttl')}</span>
          <input
            type="text"
            inputMode="numeric"
            autoComplete="off"
            size={4}
            value={stops ? '' : (fate.ttl ?? '')}
            disabled={stops}
            onChange={({ target }) => onFate({ ...fate, ttl: target.value.replace(/\D/g, '') })}
          />
        </label>
      )}
    </fieldset>
  );
}

/** On paper: what the router did, a belief, or a line to write on. */
export function Written({ question, truth, belief }: WrittenProps<RouteAsked>) {
  const text = useRouteText();
  const words = useFateWords();
  if (belief !== undefined) return text(belief as 'right');
  if (truth === undefined) return <span className={css.blank} />;
  return readFates(truth, question.asks).map(words).join(text('and'));
}
