/** The words of IPv4's events. */
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { ipv4Events } from '../events.ts';

export const ipv4Words: WordsFor<typeof ipv4Events> = {
  'route.changed': {
    source: 'network',
    label: { en: 'a route changed', zh: '路由变化' },
    why: ({ destination, via }, { node }) =>
      via === ''
        ? sentence(
            '{node} has no route to {destination} any more.',
            '{node} 不再有到 {destination} 的路由。',
            { node, destination },
            rfc(1122, '3.3.1'),
          )
        : sentence(
            '{node} sends what is for {destination} by way of {via} now.',
            '{node} 此后经 {via} 发送去往 {destination} 的分组。',
            { node, destination, via },
            rfc(1122, '3.3.1'),
          ),
    say: null,
  },
};
