import type { RecordedRun } from '../../../model/recorded-run.ts';
import { formatPrefix, parseIpv4, prefixOf } from '../../../stack/core/addresses.ts';
import { cardFieldsOf, USUAL_PREFIX } from '../../../stack/core/cards.ts';
import type { StageView } from '../../view-kit/stage-view.ts';

/** A tree needs two: one network alone contains nothing and is contained in nothing. */
function hasSubnets({ topology: { scenario } }: RecordedRun): boolean {
  const cards = scenario?.nodes.flatMap(cardFieldsOf) ?? [];
  const networks = cards.flatMap(({ address = '', prefixLength = USUAL_PREFIX }) => {
    const own = parseIpv4(address);
    return own === undefined ? [] : [formatPrefix(prefixOf(own, prefixLength))];
  });
  return new Set(networks).size > 1;
}

export const view: StageView = {
  id: 'subnets',
  title: { en: 'Subnets', zh: '子网' },
  order: 13,
  subject: 'run',
  place: 'main',
  least: { width: 26, height: 20 },
  compares: 'beside',
  offered: hasSubnets,
  load: () => import('./View.tsx'),
};
