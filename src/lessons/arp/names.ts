/** What its nodes, and the fields that it asks for, are called. */
import type { NodeNames } from '../../i18n/node-names.ts';
import type { HeaderField } from '../header-fields.ts';

export const names: NodeNames = {
  laptop: { en: 'laptop', zh: '笔记本' },
  printer: { en: 'printer', zh: '打印机' },
  guest: { en: 'guest', zh: '访客' },
};

/** Of an ARP message (RFC 826): whose IPv4 address sends it, whose it asks for. */
export const SENDER: HeaderField = {
  label: { en: 'sender IP', zh: '发送方 IP' },
  address: true,
};
export const TARGET: HeaderField = { label: { en: 'target IP', zh: '目标 IP' }, address: true };
