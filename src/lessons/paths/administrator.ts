import type { CoursePath } from '../paths.ts';

export const path: CoursePath = {
  title: { en: 'Administrator', zh: '网络管理员' },
  says: {
    en: 'Addresses, routes, names and queues, and a method for finding what is broken.',
    zh: '地址、路由、域名与队列，外加一套排障方法。',
  },
  lessons: [
    'addresses-and-masks',
    'arp',
    'forwarding',
    'ping',
    'traceroute',
    'fragmentation',
    'dhcp',
    'nat',
    'bufferbloat',
    'aqm',
    'dns-resolver',
    'dns-cache',
    'dns-messages',
    'certificates',
    'ftp',
    'finding-faults',
  ],
};
