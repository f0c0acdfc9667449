/** The tree as a table: a row a prefix, the larger before what is in it. */
import { grouped } from '../../../model/format.ts';
import { lastOf, sizeOf } from '../../../stack/core/prefix.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import { nameIn } from '../../view-kit/speech.ts';
import { matchersOf, nodesIn, type PrefixNode, type Walk } from './model.ts';
import { cardWords, knownWords, listed, rangeWords, type Speech } from './words.ts';

export function treeTwin(root: PrefixNode, walk: Walk | undefined, speech: Speech): Twin {
  const { t } = speech;
  const rows = [...nodesIn(root)];
  const number = (value: number) => ({ shown: grouped(value), value });
  return {
    columns: [
      { label: t('prefix') },
      { label: t('parent') },
      { label: t('range') },
      { label: t('size'), number: true },
      { label: t('connected') },
      { label: t('routes') },
      { label: t('freeColumn'), number: true },
      ...(walk === undefined ? [] : [{ label: t('match') }]),
    ],
    count: rows.length,
    cells(row) {
      const node = rows[row] as PrefixNode;
      const { key, parent, prefix, cards, free } = node;
      const known = knownWords(node, speech);
      return [
        ...[key, parent?.key ?? '', rangeWords({ from: prefix.base, to: lastOf(prefix) })],
        number(sizeOf(prefix)),
        listed(
          cards.map((card) => cardWords(card, speech)),
          speech,
        ),
        listed(known, speech),
        number(free),
        ...(walk === undefined
          ? []
          : [
              listed(
                matchersOf(walk, key).map((each) => nameIn(speech, each)),
                speech,
              ),
            ]),
      ];
    },
    event: () => -1,
    frame: () => -1,
  };
}
