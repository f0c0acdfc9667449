/** The words of programs' events. */
import { sentence, type WordsFor } from '../../trace/words.ts';
import type { appEvents } from '../events.ts';

export const appWords: WordsFor<typeof appEvents> = {
  'app.started': {
    source: 'application',
    label: { en: 'a program was started', zh: '程序启动' },
    why: ({ name }, { node }) =>
      sentence('{node} started the program {name}.', '{node} 启动了程序 {name}。', { node, name }),
    say: ({ name }, { node }) =>
      sentence('{name} starts on {node}', '{node} 上的 {name} 启动', { node, name }),
  },
  'app.exited': {
    source: 'application',
    label: { en: 'a program ended', zh: '程序结束' },
    why: ({ name, code }, { node }) =>
      sentence(
        'The program {name} on {node} ended with code {code}.',
        '{node} 上的程序 {name} 结束，退出码为 {code}。',
        { node, name, code },
      ),
    say: ({ name }, { node }) =>
      sentence('{name} ends on {node}', '{node} 上的 {name} 结束', { node, name }),
  },
  'app.printed': {
    source: 'application',
    label: { en: 'a program wrote a line', zh: '程序输出一行' },
    why: ({ line }, { node }) =>
      sentence('A program on {node} wrote: {line}', '{node} 上的程序输出：{line}', { node, line }),
    say: ({ line }) => sentence('{line}', '{line}', { line }),
  },
  'app.input': {
    source: 'learner',
    label: { en: 'a line was typed', zh: '键入一行' },
    why: ({ line }, { node }) =>
      sentence('You typed on {node}: {line}', '你在 {node} 上键入：{line}', { node, line }),
    say: null,
  },
  'app.signal': {
    source: 'learner',
    label: { en: 'a signal reached a program', zh: '程序收到信号' },
    why: ({ signal }, { node }) =>
      sentence(
        'A program on {node} got the signal {signal}.',
        '{node} 上的程序收到信号 {signal}。',
        { node, signal },
      ),
    say: ({ signal }, { node }) =>
      sentence('{node}: signal {signal}', '{node}：信号 {signal}', { node, signal }),
  },
  'stream.event': {
    source: 'application',
    label: { en: 'a stream layer reported', zh: '流的上层有了新情况' },
    why: ({ layer, what }, { node }) =>
      sentence('{layer} on {node}: {what}.', '{node} 的 {layer}：{what}。', { node, layer, what }),
    say: null,
  },
};
