/** Below the tree: where each node would send a packet, what a prefix holds, which routes would be one. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { grouped } from '../../../model/format.ts';
import { formatIpv4, formatPrefix } from '../../../stack/core/addresses.ts';
import { lastOf, sizeOf } from '../../../stack/core/prefix.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import { nameIn } from '../../view-kit/speech.ts';
import type { RouteAt } from '../../view-kit/tables/network.ts';
import {
  type Aggregate,
  type PrefixNode,
  type SameAnswer,
  sameAnswers,
  type Walk,
} from './model.ts';
import css from './subnets.module.css';
import {
  cardWords,
  holeWords,
  hopWords,
  kindWords,
  knownWords,
  listed,
  namesOf,
  rangeWords,
  type Speech,
  withAside,
} from './words.ts';

interface AnswersProps {
  readonly walk: Walk;
  readonly speech: Speech;
  readonly onWhy: (event: number) => void;
}

export function Answers({ walk, speech, onWhy }: AnswersProps) {
  const { t } = speech;
  const columns = ['node', 'match', 'next', 'out', 'also'] as const;
  return (
    <div className={css.tableBox}>
      <table>
        <caption>{t('answers', { to: formatIpv4(walk.to) })}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sameAnswers(walk).map((each) => (
            <AnswerRow key={each.answer.node} {...{ ...each, speech, onWhy }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A route that came with an event answers why; one of the scenario was there from the start. */
function AnswerRow({
  nodes,
  answer: { route, shorter },
  speech,
  onWhy,
}: SameAnswer & Pick<AnswersProps, 'speech' | 'onWhy'>) {
  const { t } = speech;
  const name = namesOf(nodes, speech);
  if (route === undefined) {
    return (
      <tr data-nowhere>
        <th scope="row">{name}</th>
        <td colSpan={4}>
          {shorter.length === 0
            ? t('nowhere')
            : t('nowhereBut', { others: listed(othersOf(shorter, speech), speech) })}
        </td>
      </tr>
    );
  }
  const prefix = formatPrefix(route.prefix);
  const others = othersOf(shorter, speech);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-mono>
        {route.event < 0 ? (
          prefix
        ) : (
          <button
            type="button"
            aria-label={t('why', { node: name, prefix })}
            onClick={() => onWhy(route.event)}
          >
            {prefix}
          </button>
        )}
      </td>
      <td>{hopWords(route, speech)}</td>
      <td data-mono>{route.out}</td>
      <td data-mono>{others.length === 0 ? t('none') : listed(others, speech)}</td>
    </tr>
  );
}

const othersOf = (routes: readonly RouteAt[], speech: Speech): readonly string[] =>
  routes.map((each) => withAside(each, formatPrefix(each.prefix), speech));

interface ChosenProps {
  readonly node: PrefixNode;
  readonly speech: Speech;
  readonly onClose: () => void;
}

export function Chosen({ node, speech, onClose }: ChosenProps) {
  const { t } = speech;
  const { key, prefix, parent, cards, holes, free } = node;
  const known = knownWords(node, speech);
  const kind = kindWords(node, speech);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('range'), rangeWords({ from: prefix.base, to: lastOf(prefix) })],
    [t('size'), grouped(sizeOf(prefix))],
    ...(parent === undefined ? [] : [[t('parent'), parent.key] as const]),
    ...(kind === undefined ? [] : [[t('kind'), kind] as const]),
    [
      t('connected'),
      cards.length === 0
        ? t('none')
        : lines(cards.map((card) => `${cardWords(card, speech)} ${card.name}`)),
    ],
    [t('routes'), known.length === 0 ? t('none') : lines(known)],
    ...(holes.length === 0
      ? []
      : [
          [
            t('holes'),
            lines(holes.slice(0, MOST_HOLES).map((hole) => holeWords(hole, speech))),
          ] as const,
        ]),
    [t('freeColumn'), grouped(free)],
  ];
  return (
    <section aria-label={t('chosen', { prefix: key })}>
      <header className={css.bar}>
        <h4>{t('chosen', { prefix: key })}</h4>
        <IconButton label={t('close')} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const MOST_HOLES = 6;

const lines = (words: readonly string[]) => (
  <ul>
    {words.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

export function Aggregates({
  list,
  speech,
}: {
  readonly list: readonly Aggregate[];
  readonly speech: Speech;
}) {
  const { t } = speech;
  return (
    <section aria-label={t('aggregates')}>
      <h4>{t('aggregates')}</h4>
      <ul>
        {list.map(({ node, via, into, members }) => (
          <li key={`${node} ${via} ${formatPrefix(into)}`}>
            {t('aggregate', {
              ...{ node: nameIn(speech, node), via, n: members.length },
              into: formatPrefix(into),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
