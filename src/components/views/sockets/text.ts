import { defineText } from '../../../i18n/define-text.ts';

export const useSocketText = defineText(
  {
    calls: 'Socket calls of {node}',
    none: 'No calls yet.',
    blocked: 'blocked for {time} so far',
    waited: 'after {time}',
    why: 'Why did {call} return {result}?',
    program: 'program {n}',
  },
  {
    calls: '{node} 的套接字调用',
    none: '还没有任何调用。',
    blocked: '已阻塞 {time}',
    waited: '等了 {time}',
    why: '{call} 为什么返回 {result}？',
    program: '程序 {n}',
  },
);

export type SocketText = ReturnType<typeof useSocketText>;
