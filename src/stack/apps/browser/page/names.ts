/** What the words of the browser's events are made of. */
import type { Localized } from '../../../core/localized.ts';
import type { HttpFailure } from '../../../protocols/http/events.ts';
import { failureTexts } from '../../../protocols/http/page/reason-text.ts';
import type { CacheUse, CookieOutcome, LoadFailure, LoadKind } from '../events.ts';

export const kindTexts: Readonly<Record<LoadKind, Localized>> = {
  page: { en: 'page', zh: '页面' },
  image: { en: 'picture', zh: '图片' },
  style: { en: 'style sheet', zh: '样式表' },
  script: { en: 'script', zh: '脚本' },
};

export const useTexts: Readonly<Record<CacheUse, Localized>> = {
  fresh: { en: 'the cache has it, and it is still fresh', zh: '缓存里有，而且仍然新鲜' },
  stale: {
    en: 'the cache has it, no longer fresh, which will do',
    zh: '缓存里有，虽已不新鲜，但可以用',
  },
  validate: {
    en: 'the cache has it, but must ask whether it has changed',
    zh: '缓存里有，但须先问它是否变了',
  },
  miss: { en: 'the cache does not have it', zh: '缓存里没有' },
  kept: { en: 'the cache keeps it', zh: '缓存把它留下' },
  method: { en: 'the cache keeps only answers to GET', zh: '缓存只留 GET 的响应' },
  'no-store': { en: 'the cache must not keep it', zh: '不许缓存留下它' },
  partial: { en: 'the cache keeps no parts', zh: '缓存不留部分内容' },
  'not-final': { en: 'the cache keeps no interim answers', zh: '缓存不留临时响应' },
  'vary-all': {
    en: 'the cache does not keep what no two requests have in common (Vary: *)',
    zh: '每个请求各得一份（Vary: *），缓存不留',
  },
  'not-cacheable': {
    en: 'the cache does not keep answers with this status unless they say so',
    zh: '带这种状态码的响应若未注明可留，缓存就不留',
  },
  'too-large': { en: 'it is too large for the cache', zh: '它太大，缓存放不下' },
};

export const cookieTexts: Readonly<Record<CookieOutcome, Localized>> = {
  stored: { en: 'is kept', zh: '已存入' },
  replaced: { en: 'takes the place of the old one', zh: '换掉了旧的' },
  removed: { en: 'is removed: its time is over', zh: '已删除：它已到期' },
  expired: { en: 'is over already', zh: '到来时就已到期' },
  'control-character': { en: 'is refused: it has control characters', zh: '被拒绝：含有控制字符' },
  'no-name': { en: 'is refused: it has no name', zh: '被拒绝：没有名字' },
  'too-long': { en: 'is refused: it is too long', zh: '被拒绝：太长' },
  'public-suffix': { en: 'is refused: it would be for everybody', zh: '被拒绝：这个域人人都有份' },
  'other-domain': {
    en: 'is refused: it is for somebody else’s domain',
    zh: '被拒绝：那是别人的域',
  },
  'not-http': { en: 'is refused: scripts may not set it', zh: '被拒绝：脚本不得设置它' },
  'not-secure': {
    en: 'is refused: it is for encrypted connections',
    zh: '被拒绝：只许在加密连接上设置',
  },
  prefix: {
    en: 'is refused: its name promises more than is true',
    zh: '被拒绝：名字的前缀与实情不符',
  },
};

export const whyFailed: Readonly<Record<LoadFailure, Localized>> = {
  ...(Object.fromEntries(
    Object.entries(failureTexts).map(([why, { what }]) => [why, what]),
  ) as Record<HttpFailure, Localized>),
  left: { en: 'the page was left', zh: '已离开那个页面' },
  'bad-address': { en: 'its address cannot be used', zh: '它的地址不能用' },
};
