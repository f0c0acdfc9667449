import type { LiveVariant } from '../types.ts';

export const live: LiveVariant = {
  type: ['connect {web} 80', 'connect {web} 81'],
  look: {
    en: 'The SYN, its answer, the ACK, as in the lesson; but the initial sequence numbers are real ones. At a port where nobody listens a RST comes instead.',
    zh: '与课程里一样，先是 SYN，然后是它的应答和 ACK；不过初始序号是真的。若端口上无人监听，回来的就是 RST。',
  },
};
