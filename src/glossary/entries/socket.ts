import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'socket', zh: '套接字' },
  says: {
    en: 'A program’s end of a connection or of a port: the program reads from it and writes to it as if it were a file. In RFCs also: an IP address together with a port.',
    zh: '程序手里的那一端：连接或端口在程序这边的接口，读写起来像一个文件。在 RFC 和教科书里，也指 IP 地址加端口号。',
  },
  ref: cite(9293, 4),
  lesson: 'socket-record',
};
