/** What a resolver's outcomes are called, as the ends of sentences. */
import type { Localized } from '../../../core/localized.ts';
import type {
  CacheOutcome,
  CacheState,
  GoneReason,
  SearchFailure,
  SearchOutcome,
} from '../resolver-events.ts';

type Texts<T extends string> = Readonly<Record<T, Localized>>;

export const outcomes: Texts<SearchOutcome> = {
  found: { en: 'the answer is found', zh: '找到了答案' },
  'no-name': { en: 'there is no such name', zh: '没有这个域名' },
  'no-data': { en: 'the name has no record of this type', zh: '该域名没有这一类型的记录' },
  failed: { en: 'there is no answer', zh: '得不到答案' },
  stale: {
    en: 'nobody helps, so it answers with what has run out',
    zh: '没有服务器能帮忙，只好用已过期的数据回答',
  },
};

export const failures: Texts<SearchFailure> = {
  '': { en: '', zh: '' },
  'no-servers': {
    en: ': it knows no name server to begin with',
    zh: '：它连从哪台域名服务器问起都不知道',
  },
  'no-help': {
    en: ': no server of the zone could help',
    zh: '：该区没有一台服务器能帮忙',
  },
  'too-many-queries': {
    en: ': it has asked as often as one question may cost',
    zh: '：为一个问题所发的查询已达上限',
  },
  'too-many-aliases': {
    en: ': the aliases go in a circle, or are too many',
    zh: '：别名绕成了圈，或者太多',
  },
  remembered: {
    en: ': it failed a moment ago, and that is remembered',
    zh: '：片刻之前刚失败过，这一结果还记着',
  },
};

export const inCache: Texts<CacheOutcome> = {
  hit: { en: 'the answer is there', zh: '里面有答案' },
  miss: { en: 'nothing is there', zh: '里面没有' },
  alias: { en: 'the name is an alias', zh: '该域名是别名' },
  'no-name': { en: 'it is known that there is no such name', zh: '已知没有这个域名' },
  'no-data': {
    en: 'it is known that the name has no such record',
    zh: '已知该域名没有这种记录',
  },
  failure: { en: 'the same question failed a moment ago', zh: '同样的问题片刻之前刚失败过' },
  stale: { en: 'what is there has run out', zh: '里面的已经过期' },
};

export const stored: Texts<CacheState> = {
  records: { en: 'records', zh: '记录' },
  'no-name': { en: 'that there is no such name', zh: '没有这个域名' },
  'no-data': { en: 'that there is no such record', zh: '没有这种记录' },
  failure: { en: 'that there was no answer', zh: '得不到答案' },
};

export const gone: Texts<GoneReason> = {
  expired: { en: 'its time is over', zh: '已到期' },
  replaced: { en: 'something newer takes its place', zh: '被更新的数据取代' },
  full: { en: 'the cache is full', zh: '缓存已满' },
  flushed: { en: 'somebody has the cache forget it', zh: '有人清除了它' },
};
