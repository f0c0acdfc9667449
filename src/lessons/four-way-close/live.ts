import type { LiveVariant } from '../types.ts';

export const live: LiveVariant = {
  type: ['connect {web} 80', 'send GET / HTTP/1.0\\r\\n\\r\\n', 'close'],
  look: {
    en: 'A server of HTTP/1.0 closes first: its FIN comes behind the page, and our side stands in CLOSE_WAIT until you type close. Then it is we who wait for the last ACK.',
    zh: 'HTTP/1.0 的服务器先关闭：它的 FIN 跟在网页后面到达，我方停在 CLOSE_WAIT，直到你输入 close。之后轮到我方等待最后一个 ACK。',
  },
};
