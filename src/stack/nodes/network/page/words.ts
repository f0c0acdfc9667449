import { type EventWords, sentence, type WordsFor } from '../../../trace/words.ts';
import type { networkEvents } from '../events.ts';

/** The same is told of whatever comes. */
const came: Pick<EventWords<{ readonly name: string }>, 'label' | 'why' | 'say'> = {
  label: { en: 'a packet came from outside', zh: '外来的分组' },
  why: ({ name }) =>
    sentence(
      '{name} came from the network outside: how it was made, nobody here has seen.',
      '{name} 来自外部网络：它是怎样产生的，这里看不到。',
      { name },
    ),
  say: null,
};

export const networkWords: WordsFor<typeof networkEvents> = {
  'network.away': {
    source: 'link',
    label: { en: 'back from sleep', zh: '从睡眠中恢复' },
    why: ({ lasted }) =>
      sentence(
        'The computer slept for {time}. This run stood still, and nobody heard what the network sent meanwhile.',
        '计算机睡眠了 {time}。这期间本次运行停住不动，网络发来的内容没有人收到。',
        { time: { duration: lasted } },
      ),
    say: ({ lasted }) =>
      sentence('the computer slept for {time}', '计算机睡眠了 {time}', {
        time: { duration: lasted },
      }),
  },
  'network.frame': { source: 'link', ...came },
  'network.arp': { source: 'link', ...came },
  'network.ip': { source: 'network', ...came },
  'network.icmp': { source: 'network', ...came },
  'network.udp': { source: 'transport', ...came },
};
