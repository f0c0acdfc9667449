/** Words of the other language on a page. */
import type { Page } from '@playwright/test';
import type { Language } from './words.ts';

/** What is written in Latin letters in Chinese textbooks too, and our own names. */
const NAMES = new Set(
  [
    'Wireglass EN TCB TCP IP IPv4 UDP RFC RTO MSS MSL ISN ISS IRS SYN ACK FIN RST PSH URG CWR ECE CE RED',
    'SACK NAT NAPT ARP RARP ICMP DNS HTTP HTTPS FTP TLS BGP OSPF RIP DHCP Ethernet II Linux Wireshark',
    'Cookie cookie NIC MAC TTL DSCP ECN ID DF MF LISTEN CLOSED ESTABLISHED CLOSING',
    'EtherType English synchronise',
    'min ms s A B C D web GET',
    'seq ack win len mss flags RTT SRTT RTTVAR SND RCV UNA NXT WND WL UP',
    'IEEE FCS MTU IGMP CIDR PAWS Karn Nagle cwnd backlog POSIX traceroute',
    'TLD com org cn CNAME TC SOA NOERROR NODATA MX NXDOMAIN AAAA NS DNSSEC EDNS OPT',
    'DHCPACK DHCPNAK INIT REBOOT Wi Fi tap',
    'ping dig curl pcapng TIME_WAIT PgDn PgUp Ctrl Shift Esc Home End Tab Enter K',
    // Programs, as a scenario calls them.
    'terminal',
    'OPEN active passive rcv snd of SEND CLOSE ABORT RST timeout create delete',
  ].flatMap((line) => line.split(' ')),
);

/** SOCK_STREAM, SYN_SENT, 0x588c, 2MSL, ea, recv: names in code, what has a digit in it, a byte. */
const CODE = /[_\d]|^[a-f]{1,2}$|^(?:socket|bind|listen|accept|connect|send|recv|close|shutdown)$/;

/** Code, keys, bytes, quotations and what is said in the other language on purpose are not translated. */
const AS_IT_IS = 'code, kbd, pre, q, [role="grid"]';

/**
 * What stands on the page, is seen or is told to a screen reader, besides what is in the other
 * language on purpose. It is evaluated in the page by itself.
 */
function textsIn([asItIs, foreign]: readonly [string, string]): readonly string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent?.checkVisibility() || parent.closest(`${asItIs}, ${foreign}`)) continue;
    found.push(walker.currentNode.textContent ?? '');
  }
  for (const element of document.querySelectorAll('[aria-label], [title]')) {
    if (element.closest(foreign)) continue;
    found.push(element.ariaLabel ?? '', element.getAttribute('title') ?? '');
  }
  return found;
}

/** What `textsIn` leaves out on a page of this language. */
function leftOut(language: Language): readonly [string, string] {
  return [AS_IT_IS, `body [lang="${language === 'zh' ? 'en' : 'zh-Hans'}"]`];
}

/** Without addresses, numbers of standards (802.1Q) and sections (§I), and without what programs send, which stands in straight quotes. */
function ownWords(text: string): string {
  const rest = text.replaceAll(/#\/[\w/-]*|(?<!\w)\d[\w.]*|§[\w.]+|"[^"]*"/g, ' ');
  // A call that is broken into lines has one of its quotes on each.
  return rest.replace(/^[^"]*"(?=\)|$)|"[^"]*$/, ' ');
}

/** Of the texts of a Chinese page: Latin words that are not names of protocols, calls, fields or bytes. */
function latinWords(texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => ownWords(text).match(/[A-Za-z][\w]*/g) ?? []);
  return [...new Set(words.filter((word) => !NAMES.has(word) && !CODE.test(word)))];
}

/** Of the texts of an English page: Chinese words. */
function chineseWords(texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => text.match(/[\u3400-\u9fff]+/g) ?? []);
  return [...new Set(words.filter((word) => !['网镜', '中文', '简体中文'].includes(word)))];
}

const wordsLeftOver = (language: Language, texts: readonly string[]): readonly string[] =>
  language === 'zh' ? latinWords(texts) : chineseWords(texts);

/**
 * What is not of the language that the page is in, nor a name that both have; after the language has
 * changed without what was said before and the list of an open palette, which stay as they were.
 */
export async function foreignWords(
  page: Page,
  language: Language,
  changed = false,
): Promise<readonly string[]> {
  const [asItIs, foreign] = leftOut(language);
  const said = changed ? `${foreign}, [data-testid="live"], [role="listbox"]` : foreign;
  return wordsLeftOver(language, await page.evaluate(textsIn, [asItIs, said] as const));
}
