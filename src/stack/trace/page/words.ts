/** The words of the kernel's events. */
import { parseRfc } from '../../core/rfc.ts';
import type {
  FrameChange,
  kernelEvents,
  SocketErrorEvent,
  SocketEventName,
} from '../kernel-events.ts';
import type { TraceEvent } from '../schema.ts';
import { type Scene, type Sentence, sentence, type WordsFor } from '../words.ts';
import { called, whyCalled, whyReturn } from './call-words.ts';
import { whyStopped } from './program-stopped.ts';
import { FRAME_CHANGE, FUTILE, SOCKET_EVENT, STOPPED } from './reasons.ts';
import { timerWords } from './timer-words.ts';

function saySent(_: TraceEvent<'frame.sent'>, { from, to, packet: what, length: n }: Scene) {
  if (what === '') return undefined;
  return n > 0
    ? sentence(
        '{from} sends {what} with {n} {n:byte|bytes} to {to}',
        '{from} 向 {to} 发送 {what}，带 {n} 字节数据',
        { from, to, what, n },
      )
    : sentence('{from} sends {what} to {to}', '{from} 向 {to} 发送 {what}', { from, to, what });
}

function sayDropped({ why }: TraceEvent<'frame.dropped'>, { from, packet: what }: Scene) {
  if (what === '') return undefined;
  const values = { from, what };
  if (why === 'learner') {
    return sentence(
      '{what} from {from} is dropped, as you asked',
      '{from} 发出的 {what} 按你的要求丢弃了',
      values,
    );
  }
  return why === 'corrupt-fcs'
    ? sentence(
        '{what} from {from} is damaged and thrown away',
        '{from} 发出的 {what} 损坏，被丢弃',
        values,
      )
    : sentence('{what} from {from} is lost', '{from} 发出的 {what} 丢失了', values);
}

const byLearner = (how: FrameChange) => how.endsWith('-by-learner');

function whyChanged({ how }: TraceEvent<'frame.changed'>, { packet }: Scene): Sentence {
  const values = { packet, what: FRAME_CHANGE[how] };
  return byLearner(how)
    ? sentence('{packet} was on its way when it was {what}.', '{packet} 在途中{what}。', values)
    : sentence(
        '{packet} was on its way when the link {what}.',
        '{packet} 在途中，链路{what}。',
        values,
      );
}

export const kernelWords: WordsFor<typeof kernelEvents> = {
  ...timerWords,
  'session.input': {
    source: 'learner',
    label: { en: 'your change', zh: '你的改动' },
    why: ({ what }, { input, fromOutside }) =>
      fromOutside(what)
        ? sentence('From outside: {what}.', '来自外部：{what}。', { what: input(what) })
        : sentence('You changed the run: {what}.', '你改动了这次运行：{what}。', {
            what: input(what),
          }),
    say: ({ what }, { fromOutside }) =>
      fromOutside(what) ? undefined : sentence('your change takes effect', '你的改动生效', {}),
  },
  'frame.sent': {
    source: 'link',
    label: { en: 'a frame was sent', zh: '发出帧' },
    why: (_, { node, packet }) =>
      sentence('{node} put {packet} on the wire.', '{node} 把 {packet} 送上了链路。', {
        node,
        packet,
      }),
    ask: (_, { packet }) => sentence('Why this {packet}?', '为什么会有这个 {packet}？', { packet }),
    say: saySent,
  },
  'frame.delivered': {
    source: 'link',
    label: { en: 'a frame arrived', zh: '帧到达' },
    why: (_, { node, packet }) =>
      packet === ''
        ? sentence('The frame arrived at {node}.', '这一帧到达 {node}。', { node })
        : sentence('{packet} arrived at {node}.', '{packet} 到达 {node}。', { node, packet }),
    ask: (_, { node, packet }) =>
      packet === ''
        ? sentence('Why did this frame arrive at {node}?', '这一帧为什么到达 {node}？', { node })
        : sentence('Why did {packet} arrive at {node}?', '{packet} 为什么到达 {node}？', {
            node,
            packet,
          }),
    say: (_, { node: to, packet: what }) =>
      what === ''
        ? undefined
        : sentence('{what} arrives at {to}', '{what} 到达 {to}', { what, to }),
  },
  'frame.dropped': {
    source: 'link',
    label: { en: 'a frame did not arrive', zh: '帧没有到达' },
    why: ({ why }, { packet, from, dropped }) =>
      sentence(
        '{packet} from {from} did not arrive: {why}.',
        '{from} 发的 {packet} 没有到达：{why}。',
        { packet, from, why: dropped(why) },
      ),
    say: sayDropped,
  },
  'frame.changed': {
    source: 'link',
    label: { en: 'a link changed a frame', zh: '链路改动了帧' },
    why: whyChanged,
    say: ({ how }, { packet }) =>
      packet !== '' && byLearner(how)
        ? sentence('{packet} is {what}', '{packet} {what}', { packet, what: FRAME_CHANGE[how] })
        : undefined,
  },
  'packet.ignored': {
    source: 'network',
    label: { en: 'a packet was put aside', zh: '分组被搁置' },
    why: ({ why, rfc: clause }, { node, ignored }) =>
      sentence(
        '{node} put the packet aside: {what}.',
        '{node} 没有处理这个分组：{what}。',
        { node, what: ignored(why) },
        parseRfc(clause),
      ),
    ask: (_, { node }) =>
      sentence('Why did {node} put the packet aside?', '{node} 为什么没有处理这个分组？', { node }),
    say: (_, { node }) =>
      sentence('{node} puts a packet aside', '{node} 把一个分组搁置了', { node }),
  },
  'cache.changed': {
    source: 'link',
    label: { en: 'a table changed', zh: '表项变化' },
    why: ({ table, key, value }, { node }) =>
      sentence(
        '{node} noted in its {table} table: {key} {value}.',
        '{node} 在 {table} 表中记下：{key} {value}。',
        { node, table, key, value },
      ),
    ask: ({ table, key }, { node }) =>
      sentence(
        'Why did {node} change {key} in its {table} table?',
        '{node} 为什么改了 {table} 表里的 {key}？',
        { node, table, key },
      ),
    say: null,
  },
  'socket.call': {
    source: 'application',
    label: { en: 'a socket call', zh: '套接字调用' },
    why: whyCalled,
    ask: ({ name: call }, { waits }) =>
      waits
        ? sentence('Why does {call} wait?', '{call} 为什么要等？', { call })
        : sentence('Why this call of {call}?', '为什么调用 {call}？', { call }),
    say: (event, { node }) =>
      sentence('{node} calls {call}', '{node} 调用 {call}', { node, call: called(event) }),
  },
  'socket.return': {
    source: 'application',
    label: { en: 'a socket call returned', zh: '套接字调用返回' },
    why: whyReturn,
    ask: ({ name: call }) => sentence('Why did {call} return?', '{call} 为什么返回？', { call }),
    say: ({ name: call, result, blocked }, { node }) =>
      blocked
        ? sentence('{call} returns {result} at {node}', '{node} 的 {call} 返回 {result}', {
            node,
            call,
            result,
          })
        : undefined,
  },
  'socket.event': {
    source: 'application',
    label: { en: 'a socket event', zh: '套接字事件' },
    why: ({ fd, what }, { node }) => {
      const [name, detail] = what.split(' ') as [SocketEventName | SocketErrorEvent, string?];
      return detail === undefined
        ? sentence('On {node}, socket {fd}: {what}.', '{node} 的套接字 {fd} 有了新情况：{what}。', {
            node,
            fd,
            what: SOCKET_EVENT[name],
          })
        : sentence(
            'On {node}, socket {fd}: {what} ({detail}).',
            '{node} 的套接字 {fd} 有了新情况：{what}（{detail}）。',
            { node, fd, what: SOCKET_EVENT[name], detail },
          );
    },
    say: null,
  },
  'app.event': {
    source: 'application',
    label: { en: 'an event of a program', zh: '程序的事件' },
    why: whyStopped,
    say: null,
  },
  'run.stopped': {
    source: 'learner',
    label: { en: 'the run was stopped', zh: '运行被中止' },
    why: ({ why: reason }) =>
      sentence('The run was stopped: {why}.', '运行被中止：{why}。', { why: STOPPED[reason] }),
    say: ({ why: reason }) =>
      sentence('the run is stopped: {why}', '运行被中止：{why}', { why: STOPPED[reason] }),
  },
  'input.futile': {
    source: 'learner',
    label: { en: 'a change had nothing to act on', zh: '改动没有作用对象' },
    why: ({ why: reason }) =>
      sentence('Your change did nothing: {why}.', '你的改动没有起作用：{why}。', {
        why: FUTILE[reason],
      }),
    say: ({ why: reason }) =>
      sentence('your change does nothing: {why}', '你的改动没有起作用：{why}', {
        why: FUTILE[reason],
      }),
  },
  'frame.rescheduled': {
    source: 'link',
    label: { en: 'a frame will arrive at another time', zh: '帧改变到达时间' },
    why: ({ at, arrives }, { packet }) =>
      sentence(
        'The way of {packet} was changed: it will arrive in {time}.',
        '{packet} 的行程变了：它将在 {time} 后到达。',
        { packet, time: { duration: arrives - at } },
      ),
    say: null,
  },
};
