/** All interfaces with what follows from their masks, as the table twin and in files. */

import type { Twin } from '../../view-kit/plot/twin.ts';
import { nameIn } from '../../view-kit/speech.ts';
import type { NetworkAt } from '../../view-kit/tables/network.ts';
import { factsOf, type Subject } from './model.ts';
import { factWords, type Speech } from './words.ts';

/** `typed`: what the reader added, below those of the run. */
export function bitsTwin({ cards }: NetworkAt, typed: readonly Subject[], speech: Speech): Twin {
  const { t } = speech;
  const rows = [
    ...cards.map((card) => ({
      who: `${nameIn(speech, card.node)} ${card.name}`,
      facts: factsOf(card),
    })),
    ...typed.map((subject) => ({ who: t('typedName'), facts: factsOf(subject) })),
  ];
  const [model = factsOf({ address: 0, length: 0 })] = rows.map(({ facts }) => facts);
  return {
    columns: [
      { label: t('interface') },
      ...factWords(model, speech).map(({ id, label }) => ({ label, number: id === 'count' })),
    ],
    count: rows.length,
    cells(row) {
      const { who, facts } = rows[row] as (typeof rows)[number];
      return [
        who,
        ...factWords(facts, speech).map(({ id, value }) =>
          id === 'count' ? { shown: value, value: facts.hosts.count } : value,
        ),
      ];
    },
    event: () => -1,
    frame: () => -1,
  };
}
