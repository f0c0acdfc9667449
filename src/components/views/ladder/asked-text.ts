/** Words that stand on the ladder only when somebody has asked for more: menus, filter, two runs. */
import { defineText } from '../../../i18n/define-text.ts';

export const useAskedText = defineText(
  {
    legend: 'both runs: only in {a}, only in {b}, the same in both',
    inOne: 'only in {letter}',
    inBoth: 'the same in both',
    moveLeft: 'Move left',
    moveRight: 'Move right',
    hide: 'Hide this column',
    filterTitle: 'What the ladder shows',
    protocols: 'Protocols',
    conversation: 'Conversation',
    everyConversation: 'all',
    columns: 'Hidden columns',
    showColumn: 'Show {node}',
  },
  {
    legend: '两次运行：仅在 {a} 中，仅在 {b} 中，两者相同',
    inOne: '仅在 {letter} 中',
    inBoth: '两者相同',
    moveLeft: '左移',
    moveRight: '右移',
    hide: '隐藏这一列',
    filterTitle: '时序图显示什么',
    protocols: '协议',
    conversation: '会话',
    everyConversation: '全部',
    columns: '已隐藏的列',
    showColumn: '显示 {node}',
  },
);
