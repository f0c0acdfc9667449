/** What curl prints of what it got. */
import { fromUtf8 } from '../../core/text.ts';
import type { Head, HttpMessage } from '../../protocols/http/message.ts';
import { headText } from '../../protocols/http/write.ts';
import type { AppEnv } from '../kind.ts';
import type { CurlCommand } from './command.ts';

const MOST_LINES = 2_000;

export function linesOf(head: string): string[] {
  return head.replace(/(\r\n)+$/, '').split('\r\n');
}

export function printRequest(head: string, { verbose }: CurlCommand, env: AppEnv): void {
  if (verbose) for (const line of [...linesOf(head), '']) env.print(`> ${line}`.trimEnd());
}

export function printHead(head: Head, { verbose, include }: CurlCommand, env: AppEnv): void {
  if (head.start.version === '0.9' || (!verbose && !include)) return;
  const lines = [...linesOf(headText(head.start, head.fields)), ''];
  if (verbose) for (const line of lines) env.print(`< ${line}`.trimEnd());
  if (include) for (const line of lines) env.print(line);
}

export function printBody(body: Uint8Array, { toFile }: CurlCommand, env: AppEnv): void {
  if (toFile || body.length === 0) return;
  if (body.includes(0)) {
    env.print('Warning: Binary output can mess up your terminal. Use "-o FILE" to save it.');
    return;
  }
  const lines = fromUtf8(body).split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines.slice(0, MOST_LINES)) env.print(line);
  if (lines.length > MOST_LINES) env.print(`… ${lines.length - MOST_LINES} more lines`);
}

export const isFinal = ({ start }: HttpMessage) =>
  start.role === 'response' && (start.status >= 200 || start.status === 101);
