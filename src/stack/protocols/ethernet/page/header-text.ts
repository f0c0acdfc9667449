import { rfc } from '../../../core/rfc.ts';
import type { PlainHeaderText } from '../../../wire/text/types.ts';
import { etherTypeText, macText } from '../../../wire/text/values.ts';
import type { ethernet } from '../declaration.ts';

export const ethernetText: PlainHeaderText<typeof ethernet.fields> = {
  label: { en: 'Ethernet II', zh: '以太网 II' },
  meaning: {
    en: 'Carries a packet across one link, from one network card to the next.',
    zh: '负责把分组送过一段链路：从一块网卡到相邻的另一块网卡。',
  },
  ref: rfc(894),
  fields: {
    dst: {
      label: { en: 'Destination address', zh: '目的地址' },
      meaning: {
        en: 'The card on this link that shall take the frame. It changes at every router.',
        zh: '这段链路上应当收下该帧的网卡。每经过一台路由器都会换。',
      },
      ref: rfc(9542, '2.1'),
      values: macText,
    },
    src: {
      label: { en: 'Source address', zh: '源地址' },
      meaning: {
        en: 'The card that put the frame on this link.',
        zh: '把该帧送上这段链路的网卡。',
      },
      ref: rfc(9542, '2.1'),
      values: macText,
    },
    etherType: {
      label: { en: 'EtherType', zh: '类型（EtherType）' },
      meaning: {
        en: 'Which protocol the frame carries, so the receiver knows whom to hand it to.',
        zh: '帧里装的是哪种协议，收方据此决定交给谁处理。',
      },
      ref: rfc(894),
      values: etherTypeText,
    },
  },
};
