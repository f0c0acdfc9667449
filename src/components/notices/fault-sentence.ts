/** A fault of a link, a scenario or a file in words: where it is, what stands there, what may. */
import { formatInstant, grouped } from '../../model/format.ts';
import type { Fault } from '../../stack/schema/faults.ts';
import type { NoticeText } from './text.ts';

export function faultSentence(fault: Fault, t: NoticeText): string {
  const { path, found } = fault;
  return t('place', { place: placeOf(path, t), found, rule: ruleOf(fault, t) });
}

/** Things done to a run are counted; everything else is named as it stands in the link or file. */
function placeOf(path: Fault['path'], t: NoticeText): string {
  const [first, second, ...rest] = path;
  const change = first === 'in' || first === 'inputs';
  if (!change || typeof second !== 'number') return keys(path) || t('place.link');
  const head = t('place.change', { n: second + 1 });
  return rest.length === 0 ? head : `${head}, ${keys(rest)}`;
}

/** `links[0].delay`: the names are those that stand in the file. */
function keys(path: Fault['path']): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

function ruleOf({ code, low = 0, high = 0, allowed = [] }: Fault, t: NoticeText): string {
  const list = { allowed: allowed.join(', ') || t('nothing') };
  switch (code) {
    case 'length':
      if (low !== high) return t('rule.length', { low: grouped(low), high: grouped(high) });
      return allowed.length > 0
        ? t('rule.lacking', { ...list, n: high })
        : t('rule.exactly', { n: high });
    case 'whole':
    case 'long':
    case 'no-link':
      return t(`rule.${code}`, { low: grouped(low), high: grouped(high) });
    case 'no-card':
      return allowed.length > 0 ? t('rule.card-taken', list) : t('rule.no-card');
    case 'order':
      return allowed.length > 0
        ? t('rule.above', { ...list, high: grouped(high) })
        : t('rule.order', { low: formatInstant(low) });
    case 'number':
    case 'missing':
    case 'address':
    case 'hardware-address':
    case 'host-address':
    case 'useless-route':
    case 'same-end':
      return t(`rule.${code}`);
    default:
      return t(`rule.${code}`, list);
  }
}
