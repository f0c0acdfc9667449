import type { TableFor } from '../../../trace/words.ts';
import type { FragmentIgnoredReasons } from '../events.ts';

/** Why a piece of a datagram is put aside, as the end of a sentence. */
export const fragmentIgnored: TableFor<FragmentIgnoredReasons> = {
  'fragment-length': {
    en: 'a fragment with no data, or one that is not the last and no multiple of 8 bytes long',
    zh: '分片没有数据，或者不是最后一片，长度却不是 8 字节的整数倍',
  },
  'fragment-beyond': {
    en: 'the datagram would be longer than 65,535 bytes',
    zh: '数据报会超过 65 535 字节',
  },
  'fragment-again': {
    en: 'a fragment whose bytes have come already',
    zh: '分片里的字节早已收到',
  },
  'fragment-overlap': {
    en: 'it overlaps what has come of the datagram',
    zh: '与该数据报已收到的部分重叠',
  },
  'fragment-end': {
    en: 'it contradicts what has come about where the datagram ends',
    zh: '对数据报在何处结束的说法与已收到的分片矛盾',
  },
  'fragment-codepoints': {
    en: 'some of its fragments are marked with congestion, others could not have been',
    zh: '有的分片带拥塞标记，有的却不支持标记',
  },
  'fragment-of-refused': {
    en: 'a fragment of a datagram that was refused',
    zh: '所属的数据报已被拒收',
  },
};
