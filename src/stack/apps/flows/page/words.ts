import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { flowsEvents } from '../events.ts';

export const flowsWords: WordsFor<typeof flowsEvents> = {
  'flow.opened': {
    source: 'application',
    label: { en: 'a flow begins', zh: '一条流开始' },
    why: ({ flow, bytes }, { node }) =>
      sentence(
        'The program on {node} opens flow {flow}, on which it wants to send {bytes} bytes.',
        '{node} 上的程序打开第 {flow} 条流，要在上面发送 {bytes} 字节。',
        { node, flow, bytes },
      ),
    say: ({ flow }) => sentence('flow {flow} begins', '第 {flow} 条流开始', { flow }),
  },
  'flow.completed': {
    source: 'application',
    label: { en: 'a flow is complete', zh: '一条流完成' },
    why: ({ flow, bytes, took }, { node }) =>
      sentence(
        'All {bytes} bytes of flow {flow} of {node} have arrived, {time} after it was opened.',
        '{node} 第 {flow} 条流的 {bytes} 字节已全部送达，距打开 {time}。',
        { node, flow, bytes, time: { duration: took } },
      ),
    say: ({ flow, took }) =>
      sentence('flow {flow} is complete after {time}', '第 {flow} 条流完成，用时 {time}', {
        flow,
        time: { duration: took },
      }),
  },
  'flow.failed': {
    source: 'application',
    label: { en: 'a flow has failed', zh: '一条流失败' },
    why: ({ flow, error }, { node }) =>
      sentence(
        'Flow {flow} of {node} has failed: {error}.',
        '{node} 的第 {flow} 条流失败：{error}。',
        { node, flow, error },
      ),
    say: ({ flow }) => sentence('flow {flow} has failed', '第 {flow} 条流失败', { flow }),
  },
};
