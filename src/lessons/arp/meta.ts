import type { LessonAbout } from '../types.ts';

export const meta: LessonAbout = {
  question: {
    en: 'A frame needs a hardware address, a program knows an IP address. Who tells which belongs to which, and who believes it?',
    zh: '帧要写硬件地址，程序只知道 IP 地址。谁来告诉主机它们怎样对应？谁会相信？',
  },
  minutes: 15,
};
