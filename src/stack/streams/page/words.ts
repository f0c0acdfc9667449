/** The words of what stream layers say. A layer with events of its own brings its own words. */
import { sentence, type WordsFor } from '../../trace/words.ts';
import type { streamEvents } from '../events.ts';

export const streamWords: WordsFor<typeof streamEvents> = {
  'stream.event': {
    source: 'transport',
    label: { en: 'a layer on a stream', zh: '流上的一层' },
    why: ({ fd, layer, what }, { node }) =>
      sentence(
        'On {node}, the {layer} layer of socket {fd} reports: {what}.',
        '{node} 的套接字 {fd} 上的 {layer} 层报告：{what}。',
        { node, fd, layer, what },
      ),
    say: null,
  },
};
