import { defineText } from '../../../i18n/define-text.ts';

export const useTablesText = defineText(
  {
    title: 'Tables of all nodes',
    which: 'Which table',
    none: 'empty',
    nobody: 'No node of this network keeps a table.',
    node: 'Node',
    row: 'Row',
    why: 'Why: {row}?',
    new: 'new',
    gone: 'gone: {why}',
    ago: '{time} ago',
    left: '{time} left',
    over: 'over',
  },
  {
    title: '所有节点的表',
    which: '看哪种表',
    none: '空',
    nobody: '这个网络里没有哪个节点有表。',
    node: '节点',
    row: '行',
    why: '为什么：{row}？',
    new: '新',
    gone: '已去掉：{why}',
    ago: '{time} 前',
    left: '还剩 {time}',
    over: '已到期',
  },
);

export type TablesText = ReturnType<typeof useTablesText>;
