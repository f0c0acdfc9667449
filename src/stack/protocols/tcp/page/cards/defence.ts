import { card, type SettingGroup } from './card.ts';

export const defence: SettingGroup = {
  id: 'defence',
  title: { en: 'Defence and ports', zh: '防御与端口' },
  cards: {
    challengeAcks: card('Challenge ACKs', '挑战 ACK', {
      en: 'Off: a RST anywhere in the window cuts the connection.',
      zh: '关闭：落在窗口内任何位置的 RST 都能切断连接。',
    }),
    challengeAckLimit: card('Challenge ACKs in a period', '每个周期的挑战 ACK 数', {
      en: 'Fewer: of many doubtful segments, fewer are answered.',
      zh: '调小：可疑报文段很多时，回应的更少。',
    }),
    challengeAckPeriod: card('Challenge-ACK period', '挑战 ACK 的周期', {
      en: 'Longer: fewer challenge ACKs in the same time.',
      zh: '调长：同样时间内的挑战 ACK 更少。',
    }),
    unacceptableAckLimit: card('ACKs for unacceptable segments', '对不可接受报文段的 ACK 数', {
      en: '0: a bare ACK with a wrong number gets no answer; data and FIN still get theirs.',
      zh: '取 0：序号不对的纯 ACK 得不到回应；数据和 FIN 仍会得到回应。',
    }),
    dropSynFin: card('Drop SYN with FIN', '丢弃同时带 SYN 和 FIN 的报文段', {
      en: 'On: such a segment, which hardly anybody but attackers sends, gets no answer.',
      zh: '打开：这种几乎只有攻击者才发的报文段得不到回应。',
    }),
    silentPorts: card('Silent ports', '端口静默', {
      en: 'On: connecting to a closed port ends in a time-out, not in “connection refused”.',
      zh: '打开：连接关闭的端口会一直等到超时，而不是“连接被拒绝”。',
    }),
    synBacklog: card(
      'Half-open connections kept',
      '保留的半开连接数',
      {
        en: 'Fewer: a flood of SYNs crowds out honest clients sooner. See Socket table.',
        zh: '调小：SYN 泛洪更快挤掉正常的客户端。看“套接字表”。',
      },
      { sign: 'SYN queue' },
    ),
    synCookies: card('SYN cookies', 'SYN cookie', {
      en: 'Off: a full SYN queue drops what comes. Always: options of the SYN are forgotten.',
      zh: 'off：SYN 队列满了就丢弃新来的。always：SYN 中的选项会被忘掉。',
    }),
    firstEphemeralPort: card('First port for clients', '客户端端口的下限', {
      en: 'Connections that are opened later get a port from here on.',
      zh: '之后打开的连接从这里开始选端口。',
    }),
    lastEphemeralPort: card('Last port for clients', '客户端端口的上限', {
      en: 'A small range: many connections use it up, and connect fails.',
      zh: '范围很小时：连接多了端口会用完，connect 失败。',
    }),
  },
};
