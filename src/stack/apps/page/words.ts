/** The words of the events that all programs have. */
import type { TraceEvent } from '../../trace/schema.ts';
import { type Scene, type Sentence, sentence, type WordsFor } from '../../trace/words.ts';
import type { appEvents } from '../events.ts';

/** 128 and a signal's number: a signal ended it; so shells have it. */
const SIGNALLED = 128;

function whyExited({ name, code }: TraceEvent<'app.exited'>, { node }: Scene): Sentence {
  const values = { node, name, code };
  if (code === 0) {
    return sentence(
      'The program {name} on {node} has done its work and exits; its sockets are closed.',
      '{node} 上的程序 {name} 完成任务后退出，它的套接字随之关闭。',
      { node, name },
    );
  }
  return code > SIGNALLED
    ? sentence(
        'The program {name} on {node} was ended (exit code {code}); its sockets are closed.',
        '{node} 上的程序 {name} 被终止（退出码 {code}），它的套接字随之关闭。',
        values,
      )
    : sentence(
        'The program {name} on {node} gives up with exit code {code}; its sockets are closed.',
        '{node} 上的程序 {name} 以退出码 {code} 退出，它的套接字随之关闭。',
        values,
      );
}

export const appWords: WordsFor<typeof appEvents> = {
  'app.started': {
    source: 'application',
    label: { en: 'a program started', zh: '程序启动' },
    why: ({ name }, { node }) =>
      sentence('The program {name} starts on {node}.', '{node} 上的程序 {name} 启动。', {
        node,
        name,
      }),
    say: ({ name }, { node }) =>
      sentence('{name} starts on {node}', '{node} 上的 {name} 启动', { node, name }),
  },
  'app.exited': {
    source: 'application',
    label: { en: 'a program ended', zh: '程序结束' },
    why: whyExited,
    ask: ({ name }) => sentence('Why did {name} end?', '{name} 为什么结束？', { name }),
    say: ({ name }, { node }) =>
      sentence('{name} ends on {node}', '{node} 上的 {name} 结束', { node, name }),
  },
  'app.printed': {
    source: 'application',
    label: { en: 'a line of output', zh: '输出一行' },
    why: ({ line }, { node }) =>
      sentence('The program on {node} writes: {line}', '{node} 上的程序输出：{line}', {
        node,
        line,
      }),
    say: ({ line }, { node }) =>
      sentence('{node} writes: {line}', '{node} 输出：{line}', { node, line }),
  },
  'app.input': {
    source: 'learner',
    label: { en: 'a line was typed', zh: '键入一行' },
    why: ({ line }, { node }) =>
      sentence('On {node}, somebody typed: {line}', '有人在 {node} 上键入：{line}', { node, line }),
    say: ({ line }, { node }) =>
      sentence('typed on {node}: {line}', '在 {node} 上键入：{line}', { node, line }),
  },
  'app.signal': {
    source: 'application',
    label: { en: 'a signal', zh: '信号' },
    why: ({ signal }, { node }) =>
      sentence(
        'The program on {node} received the signal SIG{signal}.',
        '{node} 上的程序收到信号 SIG{signal}。',
        { node, signal },
      ),
    say: ({ signal }, { node }) =>
      sentence('SIG{signal} reaches a program on {node}', '{node} 上的程序收到 SIG{signal}', {
        node,
        signal,
      }),
  },
  'stream.event': {
    source: 'application',
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
