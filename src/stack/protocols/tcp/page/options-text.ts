import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import type { OptionTexts } from '../../../wire/text/types.ts';
import { bytesText } from '../../../wire/text/values.ts';
import type { tcpOptions } from '../header/declaration.ts';
import { MAX_WINDOW_SHIFT } from '../header/options.ts';

function shiftText(shift: number): Localized {
  const used = Math.min(shift, MAX_WINDOW_SHIFT);
  return { en: `windows × ${1 << used}`, zh: `窗口 × ${1 << used}` };
}

export const tcpOptionTexts: OptionTexts<typeof tcpOptions> = {
  eol: {
    label: { en: 'End of options', zh: '选项结束' },
    meaning: {
      en: 'No option follows; the rest of the header is zero.',
      zh: '后面不再有选项，首部其余部分为零。',
    },
    ref: rfc(9293, '3.2'),
    fields: {},
  },
  nop: {
    label: { en: 'No operation', zh: '空操作（NOP）' },
    meaning: {
      en: 'Does nothing; lines up the next option.',
      zh: '什么也不做，只用来对齐下一个选项。',
    },
    ref: rfc(9293, '3.2'),
    fields: {},
  },
  mss: {
    label: { en: 'Maximum segment size', zh: '最大报文段长度（MSS）' },
    meaning: {
      en: 'The most data bytes that the sender of this wants to get in one segment. Only on a SYN.',
      zh: '本方愿意在一个报文段里接收的最大数据字节数。只出现在 SYN 中。',
    },
    ref: rfc(9293, '3.7.1'),
    fields: {
      mss: {
        label: { en: 'MSS', zh: 'MSS' },
        meaning: {
          en: 'Data bytes, headers not counted. Without this option 536 is assumed.',
          zh: '只算数据，不算首部。没有这个选项时按 536 处理。',
        },
        ref: rfc(9293, '3.7.1'),
        values: bytesText,
      },
    },
  },
  windowScale: {
    label: { en: 'Window scale', zh: '窗口扩大' },
    meaning: {
      en: 'My window fields are to be shifted left by this much. Counts only if both SYNs carry it.',
      zh: '我发出的窗口值要左移这么多位。双方的 SYN 都带上它才生效。',
    },
    ref: rfc(7323, '2.2'),
    fields: {
      shift: {
        label: { en: 'Shift count', zh: '移位数' },
        meaning: {
          en: 'The exponent of a power of two, at most 14; more is taken as 14.',
          zh: '2 的指数，最大 14；更大的值按 14 处理。',
        },
        ref: rfc(7323, '2.3'),
        values: shiftText,
      },
    },
  },
  sackPermitted: {
    label: { en: 'SACK permitted', zh: '允许选择确认' },
    meaning: {
      en: 'I understand selective acknowledgments: you may send me some. Only on a SYN.',
      zh: '我能处理选择确认，你可以发给我。只出现在 SYN 中。',
    },
    ref: rfc(2018, '2'),
    fields: {},
  },
  sack: {
    label: { en: 'Selective acknowledgment', zh: '选择确认（SACK）' },
    meaning: {
      en: 'Islands of data received beyond the acknowledgment number; the gaps are missing.',
      zh: '确认号之后已收到的一块块数据；块与块之间的缺口就是没收到的。',
    },
    ref: rfc(2018, '3'),
    fields: {
      blocks: {
        label: { en: 'Blocks', zh: '数据块' },
        meaning: {
          en: 'The first holds the segment that arrived last.',
          zh: '第一块包含最近收到的报文段。',
        },
        ref: rfc(2018, '4'),
      },
      left: {
        label: { en: 'Left edge', zh: '左边界' },
        meaning: { en: 'The first byte of the block.', zh: '该块的第一个字节。' },
        ref: rfc(2018, '3'),
      },
      right: {
        label: { en: 'Right edge', zh: '右边界' },
        meaning: {
          en: 'The byte after the last of the block.',
          zh: '该块最后一个字节的下一个字节。',
        },
        ref: rfc(2018, '3'),
      },
    },
  },
  timestamps: {
    label: { en: 'Timestamps', zh: '时间戳' },
    meaning: {
      en: 'Measures the round trip with every segment, and tells old duplicates by their age (PAWS).',
      zh: '每个报文段都能用来测量往返时间，还能凭时间识别陈旧的重复报文段（PAWS）。',
    },
    ref: rfc(7323, '3.2'),
    fields: {
      value: {
        label: { en: 'TSval', zh: '时间戳值（TSval）' },
        meaning: {
          en: "The sender's clock when it sent this.",
          zh: '发送这个报文段时发送方的时钟值。',
        },
        ref: rfc(7323, '3.2'),
      },
      echo: {
        label: { en: 'TSecr', zh: '时间戳回显（TSecr）' },
        meaning: {
          en: "The other side's clock value, sent back. Counts only with ACK set.",
          zh: '把对方的时钟值原样送回。只有 ACK 置位时才有意义。',
        },
        ref: rfc(7323, '3.2'),
      },
    },
  },
};
