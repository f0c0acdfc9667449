import { type Localized, same } from '../../../core/localized.ts';
import type { Section } from '../../../wire/dissector.ts';
import { RCODE, rcodeName } from '../codes.ts';
import { decodeMessage } from '../message.ts';
import { formatData } from '../presentation.ts';
import { typeName } from '../record.ts';
import { LENGTH } from './tree.ts';

/** The octets of the message alone: over TCP its length stands before it. */
export function messageIn({ tree, start, end }: Section, bytes: Uint8Array): Uint8Array {
  const framed = tree?.fields[0]?.name === LENGTH;
  return bytes.subarray(framed ? start + 2 : start, end);
}

/** What is asked, and what the answer says. */
export function dnsSummary(section: Section, bytes: Uint8Array): Localized | undefined {
  const { message } = decodeMessage(messageIn(section, bytes));
  const [question] = message.questions;
  const asked = question === undefined ? '' : `${typeName(question.type)} ${question.name}`;
  if (!message.response) return same(`${asked}?`);
  if (message.rcode !== RCODE.NOERROR) return same(`${asked}: ${rcodeName(message.rcode)}`);
  const told = message.answers.map(({ type, data }) => `${typeName(type)} ${formatData(data)}`);
  if (told.length > 0) return same(`${asked}: ${told.join(', ')}`);
  const [referral] = message.authorities;
  if (referral === undefined) return { en: `${asked}: no answer`, zh: `${asked}：没有应答记录` };
  const where = `${referral.name} ${typeName(referral.type)} ${formatData(referral.data)}`;
  return same(`${asked}: → ${where}`);
}
