import { formatIpv4 } from '../../../core/addresses.ts';
import { type Localized, same } from '../../../core/localized.ts';
import type { Section } from '../../../wire/dissector.ts';
import { icmpCodeText, icmpTypeTexts } from './values-text.ts';

/** Its type, more exactly by its code, and what else it tells, in one line. */
export function icmpSummary({ decoded }: Section): Localized | undefined {
  const { type, code = 0, identifier, sequence, nextHopMtu = 0, gateway } = decoded?.numbers ?? {};
  if (type === undefined) return undefined;
  const what = icmpTypeTexts[type] ?? same(`type ${type}`);
  const why = icmpCodeText(type, code);
  const more: string[] = [];
  if (identifier !== undefined) more.push(`id=${identifier} seq=${sequence}`);
  if (nextHopMtu > 0) more.push(`MTU=${nextHopMtu}`);
  if (gateway !== undefined) more.push(formatIpv4(gateway));
  const end = more.map((each) => ` ${each}`).join('');
  return {
    en: `${what.en}${why ? `: ${why.en}` : ''}${end}`,
    zh: `${what.zh}${why ? `：${why.zh}` : ''}${end}`,
  };
}
