import { card, type SettingGroup } from './card.ts';

export const segments: SettingGroup = {
  id: 'segments',
  title: { en: 'Segments', zh: '报文段' },
  cards: {
    nagle: card(
      'Nagle’s algorithm',
      'Nagle 算法',
      {
        en: 'Off: small writes leave at once, one segment each. The ladder gets denser, the wait shorter.',
        zh: '关闭：每次小的写入立刻单独成段发出。时序图变密，等待变短。',
      },
      { sign: 'TCP_NODELAY' },
    ),
    minshall: card('Minshall’s variant', 'Minshall 变体', {
      en: 'On: the small end of a large write no longer waits for an ACK.',
      zh: '打开：大块写入末尾的小报文段不再等待确认。',
    }),
    cork: card(
      'Cork',
      '塞住不满的报文段',
      {
        en: 'On: small writes are gathered into full segments, or wait 200 ms.',
        zh: '打开：小的写入攒成满长的报文段再发，否则等 200 毫秒。',
      },
      { sign: 'TCP_CORK' },
    ),
    sendMss: card(
      'Largest segment to send',
      '发送报文段的上限',
      {
        en: 'Smaller: more segments for the same data, each with its 40 bytes of header.',
        zh: '调小：同样的数据要更多报文段，每个都带 40 字节首部。',
      },
      { sign: 'TCP_MAXSEG' },
    ),
    pathMtuDiscovery: card('Path-MTU discovery', '路径 MTU 发现', {
      en: 'Off: DF is not set. It shows where a router on the way has a smaller MTU.',
      zh: '关闭：不设置 DF 位。途中有 MTU 较小的路由器时才看得出差别。',
    }),
    blackHoleDetection: card('Black-hole detection', '黑洞检测', {
      en: 'Off, where full segments vanish without a word: the connection hangs in time-outs.',
      zh: '关闭：满长的报文段无声消失时，连接会一直陷在超时里。',
    }),
    tos: card(
      'Service class',
      '服务类别',
      {
        en: 'Changes the DSCP in each IP header: open a packet to see it. These links treat all alike.',
        zh: '改变每个 IP 首部中的 DSCP：打开一个分组就能看到。这里的链路对各类别一视同仁。',
      },
      { sign: 'DSCP' },
    ),
    ttl: card(
      'Time to live',
      '生存时间',
      {
        en: 'Smaller than the number of routers: packets die on the way.',
        zh: '小于途中路由器的个数时，分组会死在半路。',
      },
      { sign: 'TTL' },
    ),
  },
};
