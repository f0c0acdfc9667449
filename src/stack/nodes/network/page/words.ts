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
    label: { en: 'back from a standstill', zh: '从停顿中恢复' },
    why: ({ lasted }) =>
      sentence(
        'This run stood still for {time}: the computer slept, or the page was frozen. Nobody answered what the network sent meanwhile.',
        '本次运行停了 {time}：计算机睡眠了，或页面被冻结了。这期间，网络发来的内容没有人应答。',
        { time: { duration: lasted } },
      ),
    say: ({ lasted }) =>
      sentence('the run stood still for {time}', '运行停了 {time}', {
        time: { duration: lasted },
      }),
  },
  'network.frame': { source: 'link', ...came },
  'network.arp': { source: 'link', ...came },
  'network.ip': { source: 'network', ...came },
  'network.icmp': { source: 'network', ...came },
  'network.udp': { source: 'transport', ...came },
};
