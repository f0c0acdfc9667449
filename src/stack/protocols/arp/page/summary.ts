import { formatIpv4, formatMac } from '../../../core/addresses.ts';
import { type Localized, same } from '../../../core/localized.ts';
import type { Section } from '../../../wire/dissector.ts';
import { arpOperations } from '../header.ts';

/** What an ARP or RARP message asks or says, in one line. */
export function arpSummary({ decoded }: Section): Localized | undefined {
  if (!decoded?.complete) return undefined;
  const {
    operation = 0,
    senderIp = 0,
    senderMac = 0,
    targetIp = 0,
    targetMac = 0,
  } = decoded.numbers;
  const [sender, target] = [formatIpv4(senderIp), formatIpv4(targetIp)];
  switch (operation) {
    case arpOperations.request:
      if (sender === target) return { en: `${sender} is mine`, zh: `${sender} 是我的` };
      return { en: `Who has ${target}? Tell ${sender}`, zh: `谁有 ${target}？请告诉 ${sender}` };
    case arpOperations.reply:
      return {
        en: `${sender} is at ${formatMac(senderMac)}`,
        zh: `${sender} 在 ${formatMac(senderMac)}`,
      };
    case arpOperations.rarpRequest:
      return {
        en: `What is the address of ${formatMac(targetMac)}?`,
        zh: `${formatMac(targetMac)} 的地址是什么？`,
      };
    case arpOperations.rarpReply:
      return {
        en: `${formatMac(targetMac)} is ${target}`,
        zh: `${formatMac(targetMac)} 的地址是 ${target}`,
      };
    default:
      return same(`operation ${operation}`);
  }
}
