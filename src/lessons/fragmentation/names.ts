/** What its nodes, and the fields that it asks for, are called. */
import type { NodeNames } from '../../i18n/node-names.ts';
import type { HeaderField } from '../header-fields.ts';

export const names: NodeNames = {
  home: { en: 'home', zh: '近端' },
  far: { en: 'far', zh: '远端' },
  shop: { en: 'shop', zh: '商店' },
};

/** Of IP: of all the datagram, and of a piece of it (RFC 791 §3.1). */
export const DATAGRAM: HeaderField = { label: { en: 'datagram, bytes', zh: '数据报字节数' } };
export const MTU: HeaderField = { label: { en: 'MTU', zh: 'MTU' } };
export const MF: HeaderField = { label: { en: 'MF', zh: 'MF' } };
export const OFFSET: HeaderField = { label: { en: 'fragment offset', zh: '片偏移' } };
