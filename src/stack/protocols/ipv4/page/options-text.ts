import { rfc } from '../../../core/rfc.ts';
import type { OptionTexts } from '../../../wire/text/types.ts';
import { ipv4Text } from '../../../wire/text/values.ts';
import type { ipv4Options } from '../declaration.ts';

const pointer = {
  label: { en: 'Pointer', zh: '指针' },
  meaning: {
    en: 'The octet of this option that the next router uses, counted from 1.',
    zh: '下一台路由器要用的位置：本选项的第几个字节，从 1 数起。',
  },
  ref: rfc(791, '3.1'),
};

const address = {
  label: { en: 'Address', zh: '地址' },
  meaning: { en: 'One stop on the way.', zh: '途中的一站。' },
  ref: rfc(791, '3.1'),
  values: ipv4Text,
};

const route = {
  label: { en: 'Route data', zh: '路由数据' },
  meaning: { en: 'The addresses, in order.', zh: '依次排列的各个地址。' },
  ref: rfc(791, '3.1'),
};

export const ipv4OptionTexts: OptionTexts<typeof ipv4Options> = {
  eol: {
    label: { en: 'End of options', zh: '选项结束' },
    meaning: { en: 'No option follows; the rest is padding.', zh: '后面不再有选项，其余是填充。' },
    ref: rfc(791, '3.1'),
    fields: {},
  },
  nop: {
    label: { en: 'No operation', zh: '空操作' },
    meaning: {
      en: 'Does nothing; lines up the next option.',
      zh: '什么也不做，只用来对齐下一个选项。',
    },
    ref: rfc(791, '3.1'),
    fields: {},
  },
  recordRoute: {
    label: { en: 'Record route', zh: '记录路由' },
    meaning: {
      en: 'Each router writes its address here, as long as there is room.',
      zh: '只要还有空位，每台路由器都把自己的地址写进来。',
    },
    ref: rfc(791, '3.1'),
    fields: { pointer, route, address },
  },
  timestamp: {
    label: { en: 'Internet timestamp', zh: '网际时间戳' },
    meaning: {
      en: 'Each router writes when it saw the datagram, with or without its address.',
      zh: '每台路由器写下见到该数据报的时刻，可以附带自己的地址。',
    },
    ref: rfc(791, '3.1'),
    fields: {
      pointer,
      overflow: {
        label: { en: 'Overflow', zh: '溢出' },
        meaning: {
          en: 'How many routers found no room left.',
          zh: '有多少台路由器因为没有空位而没写。',
        },
        ref: rfc(791, '3.1'),
      },
      flag: {
        label: { en: 'Flag', zh: '标志' },
        meaning: { en: 'What is recorded.', zh: '记录哪些内容。' },
        ref: rfc(791, '3.1'),
        values: {
          0: { en: 'timestamps only', zh: '只记时间戳' },
          1: { en: 'addresses and timestamps', zh: '记地址和时间戳' },
          3: { en: 'only at the addresses listed', zh: '只由列出的地址填写' },
        },
      },
      entries: {
        label: { en: 'Entries', zh: '记录' },
        meaning: {
          en: 'Words of 32 bits: times, or addresses and times in turn.',
          zh: '若干个 32 位字：时间，或地址与时间交替出现。',
        },
        ref: rfc(791, '3.1'),
      },
      timestamp: {
        label: { en: 'Entry', zh: '一项' },
        meaning: {
          en: 'Milliseconds since midnight, universal time; or an address.',
          zh: '自世界时零点起的毫秒数，或者一个地址。',
        },
        ref: rfc(791, '3.1'),
      },
    },
  },
  looseSourceRoute: {
    label: { en: 'Loose source route', zh: '宽松源路由' },
    meaning: {
      en: 'Stops that the datagram must pass, other routers between them allowed.',
      zh: '数据报必须依次经过的站点，站与站之间可以有其他路由器。',
    },
    ref: rfc(791, '3.1'),
    fields: { pointer, route, address },
  },
  strictSourceRoute: {
    label: { en: 'Strict source route', zh: '严格源路由' },
    meaning: {
      en: 'The exact routers that the datagram must pass, and no others.',
      zh: '数据报必须严格按此逐站经过，中间不得有其他路由器。',
    },
    ref: rfc(791, '3.1'),
    fields: { pointer, route, address },
  },
  routerAlert: {
    label: { en: 'Router alert', zh: '路由器警示' },
    meaning: {
      en: 'Asks routers on the way to look at the datagram more closely. IGMP uses it.',
      zh: '请沿途路由器仔细查看这个数据报，IGMP 就用它。',
    },
    ref: rfc(2113, '2.1'),
    fields: {
      value: {
        label: { en: 'Value', zh: '值' },
        meaning: {
          en: 'Zero: the router shall examine the packet.',
          zh: '零表示路由器应当检查该分组。',
        },
        ref: rfc(2113, '2.1'),
      },
    },
  },
};
