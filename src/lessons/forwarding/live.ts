import type { LiveVariant } from '../types.ts';

export const live: LiveVariant = {
  type: ['ping -c 1 {gateway}', 'ping -c 1 {web}', 'traceroute {web}'],
  look: {
    en: 'The TTL of the answers: each router on the way has taken one from it. traceroute makes the routers name themselves.',
    zh: '看应答里的 TTL：沿途每台路由器都减去了 1。traceroute 让路由器逐个报出自己。',
  },
};
