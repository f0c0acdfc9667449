import { defineText } from '../../../../i18n/define-text.ts';

export const usePointText = defineText(
  {
    how: 'Point at it on the stage: click it, or go there with Tab and the arrow keys and press Enter.',
    hall: 'It is on the stage: point at it.',
    youPoint: 'You point at',
    missing: 'Point at something on the stage first.',
    elsewhere: 'Another run is on the stage. This is asked of the original one.',
    back: 'Back to the original',
    packet: '{packet} from {from}',
    seq: 'seq {seq}',
    ack: 'ack {ack}',
    length: '{n} {n:byte|bytes}',
    at: 'sent at {time}',
    byte: 'byte {n} of what {from} sends',
    state: '{state}, {node}',
    event: 'event at {time}',
  },
  {
    how: '请在画面上指出来：用鼠标点；或用 Tab 和方向键移到它上面，再按 Enter。',
    hall: '它就在画面上，请指出来。',
    youPoint: '你指的是',
    missing: '请先在画面上指一个。',
    elsewhere: '画面上是另一次运行，这道题问的是原始运行。',
    back: '回到原始运行',
    packet: '{from}发的 {packet}',
    seq: '序号 {seq}',
    ack: '确认号 {ack}',
    length: '{n} 字节',
    at: '{time} 发出',
    byte: '{from}所发的第 {n} 个字节',
    state: '{node}的 {state}',
    event: '{time} 的事件',
  },
);

export type PointText = ReturnType<typeof usePointText>;
