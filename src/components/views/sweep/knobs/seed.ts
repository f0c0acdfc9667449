import type { KnobKind } from '../knob.ts';

/** The same run with other luck: so that one run is not an anecdote. */
export const knob: KnobKind = {
  id: 'seed',
  title: { en: 'Chance (many seeds)', zh: '随机（多个种子）' },
  order: 6,
  chance: true,
  dials: ({ session }, language) => [
    {
      id: 'seed',
      name: { en: 'seed', zh: '种子' }[language],
      now: session.seed,
      range: {
        ...{ kind: 'span', low: 1, high: 0xffffffff, unit: '', size: 1 },
        first: { from: 1, to: 100, count: 100, doubling: false },
      },
      nameOf: (value) => String(value),
      session: (value) => ({ ...session, seed: value }),
    },
  ],
};
