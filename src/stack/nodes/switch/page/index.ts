/** What the page needs to tell a run with a switch. */
import type { CapabilityPage } from '../../../trace/page/kind.ts';
import { stopAt } from '../../../trace/schema.ts';
import type { switchEvents } from '../events.ts';
import '../events.ts';
import { tables } from './tables.ts';
import { switchWords } from './words.ts';

stopAt('switch.learned', 'switch.forgot');

export const page: CapabilityPage<typeof switchEvents> = {
  words: switchWords,
  timers: {
    switch: {
      ageing: { name: { en: 'ageing', zh: '老化' }, short: { en: 'ageing', zh: '老化' } },
      snooping: { name: { en: 'group', zh: '组成员' }, short: { en: 'groups', zh: '组成员' } },
    },
  },
  tables,
};
