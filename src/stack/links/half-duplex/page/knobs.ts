/** What a half-duplex link is set to, for whoever looks at it. */
import type { LinkPage } from '../../page.ts';

export const linkPage: LinkPage = {
  kind: 'half-duplex',
  groups: [
    {
      id: 'line',
      title: { en: 'Line', zh: '线路' },
      knobs: [
        {
          ...{ key: 'up', unit: '', initial: true, high: 1 },
          name: { en: 'Link up', zh: '链路接通' },
          about: {
            en: 'Off: the line is cut. What the cards hold is lost, and nothing is taken.',
            zh: '关闭：线路断开，网卡里的帧全部丢失，也不再接收新的帧。',
          },
          expect: {
            en: 'Off: all others of the hub have the line to themselves.',
            zh: '断开：集线器上的其余主机少了一个竞争者。',
          },
        },
      ],
    },
  ],
};
