/** The characters of the character generator (RFC 864): lines that turn by one each. */

const FIRST = 0x20;
const COUNT = 95;
const WIDTH = 72;

export function chargenLine(number: number): string {
  let line = '';
  for (let i = 0; i < WIDTH; i++) line += String.fromCharCode(FIRST + ((number + i) % COUNT));
  return `${line}\r\n`;
}
