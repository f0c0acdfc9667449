/** Latin words on a Chinese page that are not names of protocols, calls, fields or bytes. */
import type { Page } from '@playwright/test';

/** What is written in Latin letters in Chinese textbooks too, and our own names. */
const NAMES = new Set(
  [
    'Wireglass EN TCB TCP IP IPv4 UDP RFC RTO MSS MSL ISN ISS IRS SYN ACK FIN RST PSH URG CWR ECE',
    'SACK NAT ARP ICMP DNS HTTP HTTPS FTP TLS BGP OSPF RIP DHCP Ethernet II Linux Wireshark',
    'Cookie cookie NIC MAC TTL DSCP ECN ID DF MF LISTEN CLOSED ESTABLISHED CLOSING',
    'EtherType English synchronise',
    'min ms s A B web GET report time Hello client Report part quarter past ten',
    'seq ack win len mss flags RTT SRTT RTTVAR SND RCV UNA NXT WND WL UP',
    'ping dig curl pcapng TIME_WAIT PgDn PgUp Ctrl Shift Esc Home End K',
    'OPEN active passive rcv snd of SEND CLOSE ABORT RST timeout create delete',
  ].flatMap((line) => line.split(' ')),
);

/** SOCK_STREAM, SYN_SENT, 0x588c, 2MSL, ea, recv: names in code, what has a digit in it, a byte. */
const CODE = /[_\d]|^[a-f]{1,2}$|^(?:socket|bind|listen|accept|connect|send|recv|close|shutdown)$/;

/** Code, keys, bytes and the other language's own name are not translated. */
const AS_IT_IS = 'code, kbd, pre, [role="grid"], [lang="en"]';

export async function foreignWords(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate((asItIs) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent?.checkVisibility() || parent.closest(asItIs)) continue;
      found.push(walker.currentNode.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title]')) {
      if (element.closest('[lang="en"]')) continue;
      found.push(element.ariaLabel ?? '', element.getAttribute('title') ?? '');
    }
    return found;
  }, AS_IT_IS);
  const words = texts.flatMap((text) => text.match(/[A-Za-z][\w]*/g) ?? []);
  return [...new Set(words.filter((word) => !NAMES.has(word) && !CODE.test(word)))];
}
