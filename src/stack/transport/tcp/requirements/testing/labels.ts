/**
 * The requirements of RFC 9293, appendix B, by their labels: level, section and, in our words, what
 * they ask. `coverage.test.ts` finds the test of each and writes docs/rfc9293.md.
 */
export interface Requirement {
  readonly label: string;
  readonly level: string;
  readonly section: string;
  readonly text: string;
}

const row = (label: string, level: string, section: string, text: string): Requirement => ({
  label,
  level,
  section,
  text,
});

/** Labels that no test can show, and why. */
export const DECLARED: Readonly<Record<string, string>> = {
  'MUST-51': 'not implemented: IP source routing (docs/MODEL.md)',
  'MUST-52': 'not implemented: IP source routing (docs/MODEL.md)',
  'MUST-53': 'not implemented: IP source routing (docs/MODEL.md)',
  'SHLD-24': 'not implemented: IP source routing (docs/MODEL.md)',
  'SHLD-13': 'advice to applications',
  'SHLD-23': 'advice to applications',
};

export const REQUIREMENTS: Readonly<Record<string, readonly Requirement[]>> = {
  'PUSH flag': [
    row('MAY-16', 'MAY', '3.9.1.2', 'Aggregate un-pushed data'),
    row('SHLD-27', 'SHOULD', '3.9.1.2', 'Collapse successive PSH bits'),
    row('MAY-15', 'MAY', '3.9.1.2', 'PUSH flag on SEND'),
    row('MUST-60', 'MUST NOT', '3.9.1.2', 'No PUSH flag support: must not buffer forever'),
    row('MUST-61', 'MUST', '3.9.1.2', 'No PUSH flag support: PSH on last buffered segment'),
    row('MAY-17', 'MAY', '3.9.1.3', 'Pass PSH to receiver app'),
    row('SHLD-28', 'SHOULD', '3.9.1.2', 'Send maximum-size segments when possible'),
  ],
  Window: [
    row('MUST-1', 'MUST', '3.1', 'Window field is unsigned (big windows are not negative)'),
    row('REC-1', 'SHOULD', '3.1', '32-bit fields for windows'),
    row('SHLD-14', 'SHOULD NOT', '3.8.6', 'Receiver does not shrink window'),
    row('SHLD-15', 'SHOULD NOT', '3.8.6', 'Peer shrank: send no new data'),
    row('SHLD-16', 'SHOULD', '3.8.6', 'Peer shrank: retransmit old data inside window'),
    row('SHLD-17', 'SHOULD NOT', '3.8.6', 'Peer shrank: do not time out data past right edge'),
    row('MUST-34', 'MUST', '3.8.6', 'Robust to peer shrinking window (negative usable window)'),
    row('MAY-8', 'MAY', '3.8.6.1', 'Receiver may keep window closed forever'),
    row('MUST-35', 'MUST', '3.8.6', 'Window shrunk to zero -> probe'),
    row('MUST-36', 'MUST', '3.8.6.1', 'Probe zero window'),
    row('SHLD-29', 'SHOULD', '3.8.6.1', 'First zero-window probe after one RTO'),
    row('SHLD-30', 'SHOULD', '3.8.6.1', 'Probe interval backs off exponentially'),
    row('MUST-37', 'MUST', '3.8.6.1', 'Connection stays open while probes are ACKed'),
    row('MAY-7', 'MAY', '3.8.6', 'May retransmit beyond UNA+WND'),
    row('MUST-66', 'MUST', '3.4', 'Process RST and URG even at zero window'),
  ],
  'Urgent Data': [
    row('MUST-30', 'MUST', '3.8.5', 'Urgent mechanism supported'),
    row('MUST-62', 'MUST', '3.8.5', 'Urgent pointer = octet after urgent data'),
    row('MUST-31', 'MUST', '3.8.5', 'Urgent data of any length'),
    row('MUST-32', 'MUST', '3.8.5', 'Tell app asynchronously of (advancing) urgent pointer'),
    row('MUST-33', 'MUST', '3.8.5', 'App can learn remaining urgent data'),
    row('SHLD-13', 'SHOULD NOT', '3.8.5', '(apps) do not use urgent in new code'),
  ],
  'TCP Options': [
    row('MUST-4', 'MUST', '3.1', 'Support EOL, NOP, MSS options'),
    row('MUST-5', 'MUST', '3.1', 'Accept an option in any segment, not only SYN'),
    row('MUST-6', 'MUST', '3.1', 'Ignore unknown options that carry a length'),
    row('MUST-68', 'MUST', '3.1', 'All options but EOL/NOP carry a length'),
    row('MUST-7', 'MUST', '3.1', 'Survive illegal option length (0, 1, past header)'),
    row('MUST-64', 'MUST', '3.2', 'Parse options at any alignment'),
    row('MUST-14', 'MUST', '3.7.1', 'Send and receive MSS option'),
    row('SHLD-5', 'SHOULD', '3.7.1', 'Send MSS in every SYN when not default'),
    row('MAY-3', 'MAY', '3.7.1', 'MSS always sent'),
    row('MUST-15', 'MUST', '3.7.1', 'No MSS option received -> assume 536 (v4) / 1220 (v6)'),
    row(
      'MUST-16',
      'MUST',
      '3.7.1',
      'Effective send MSS = min(peer MSS, path/interface MTU) - headers',
    ),
    row('SHLD-6', 'SHOULD', '3.7.3', 'Use smallest MTU when MTU varies'),
    row('MUST-65', 'MUST NOT', '3.2', 'MSS option only on SYN'),
    row('MUST-67', 'MUST', '3.7.1', 'Advertised MSS = MMS_R - 20'),
    row('MUST-69', 'MUST', '3.1', 'Bytes after EOL are zero padding'),
  ],
  'TCP Checksums': [
    row('MUST-2', 'MUST', '3.1', 'Sender computes TCP checksum (pseudo-header incl.)'),
    row('MUST-3', 'MUST', '3.1', 'Receiver verifies checksum, drops bad'),
  ],
  'ISN Selection': [
    row('MUST-8', 'MUST', '3.4.1', 'ISN driven by a clock (~4 us tick)'),
    row('SHLD-1', 'SHOULD', '3.4.1', 'ISN = M + F(4-tuple, secret) (RFC 6528)'),
    row('MUST-9', 'MUST NOT', '3.4.1', 'ISN PRF not computable from outside'),
  ],
  'Opening Connections': [
    row('MUST-10', 'MUST', '3.5', 'Simultaneous open works (SYN-SENT + SYN -> SYN-RCVD)'),
    row(
      'MUST-11',
      'MUST',
      '3.5',
      'SYN-RCVD remembers passive vs active origin (RST returns to LISTEN / refuses)',
    ),
    row('MUST-41', 'MUST NOT', '3.9.1.1', 'Passive OPEN does not disturb existing records'),
    row('MUST-42', 'MUST', '3.9.1.1', 'LISTEN on a port while another conn on it is SYN-SENT/RCVD'),
    row('MUST-44', 'MUST', '3.9.1.1', 'Multihomed: IP layer picks source before first SYN'),
    row('MUST-45', 'MUST', '3.9.1.1', 'Keep using that local address for the connection'),
    row('MUST-46', 'MUST NOT', '3.9.1.1', 'Reject OPEN to broadcast/multicast address'),
    row('MUST-57', 'MUST', '3.9.2.3', 'SYN to broadcast/multicast silently dropped'),
  ],
  'Closing Connections': [
    row('SHLD-2', 'SHOULD', '3.5.3', 'RST may carry data; accept it'),
    row('MUST-12', 'MUST', '3.6', 'App told whether close was normal (FIN) or abort (RST)'),
    row('MAY-1', 'MAY', '3.6.1', 'Half-duplex close sequence'),
    row('SHLD-3', 'SHOULD', '3.6.1', 'CLOSE with unread data -> send RST'),
    row('MUST-13', 'MUST', '3.6.1', 'Active closer stays 2*MSL in TIME-WAIT'),
    row('MAY-2', 'MAY', '3.6.1', 'New SYN may reopen from TIME-WAIT under conditions'),
    row('SHLD-4', 'SHOULD', '3.6.1', 'Timestamps shorten TIME-WAIT on reopen (RFC 6191)'),
  ],
  Retransmissions: [
    row('MUST-19', 'MUST', '3.8.2', 'Slow start, congestion avoidance, RTO exponential backoff'),
    row('MAY-4', 'MAY', '3.8.1', 'Identical retransmit may reuse IP ID'),
    row('MUST-18', 'MUST', '3.8.1', 'RTO per RFC 6298 with Karn sampling'),
  ],
  'Generating ACKs': [
    row('MUST-58', 'MUST', '3.10.7.4', 'Aggregate ACKs where possible'),
    row('SHLD-31', 'SHOULD', '3.10.7.4', 'Queue out-of-order segments'),
    row('MUST-59', 'MUST', '3.10.7.4', 'Process all queued segments before ACKing'),
    row('MAY-13', 'MAY', '3.10.7.4', 'ACK for in-window out-of-order segment (dup ACK)'),
    row('SHLD-18', 'SHOULD', '3.8.6.3', 'Delayed ACK'),
    row('MUST-40', 'MUST', '3.8.6.3', 'Delayed ACK < 500 ms'),
    row('SHLD-19', 'SHOULD', '3.8.6.3', 'ACK at least every 2nd full-size segment'),
    row('MUST-39', 'MUST', '3.8.6.2.2', 'Receiver SWS avoidance'),
  ],
  'Sending Data': [
    row('MUST-49', 'MUST', '3.9.2', 'TTL configurable'),
    row('MUST-38', 'MUST', '3.8.6.2.1', 'Sender SWS avoidance'),
    row('SHLD-7', 'SHOULD', '3.7.4', 'Nagle on by default'),
    row('MUST-17', 'MUST', '3.7.4', 'App can turn Nagle off'),
  ],
  'Connection Failures': [
    row('MUST-20', 'MUST', '3.8.3', 'R1 -> negative advice to IP; R2 -> close connection'),
    row('MUST-21', 'MUST', '3.8.3', 'App can set R2 per connection'),
    row('SHLD-9', 'SHOULD', '3.8.3', 'Tell app between R1 and R2'),
    row('SHLD-10', 'SHOULD', '3.8.3', 'R1 >= 3 retransmissions'),
    row('SHLD-11', 'SHOULD', '3.8.3', 'R2 >= 100 s'),
    row('MUST-22', 'MUST', '3.8.3', 'Same R1/R2 logic for SYN'),
    row('MUST-23', 'MUST', '3.8.3', 'SYN R2 at least 3 minutes'),
  ],
  'Send Keep-alive Packets': [
    row('MAY-5', 'SHOULD', '3.8.4', 'Keepalive may exist'),
    row('MUST-24', 'MUST', '3.8.4', 'Keepalive can be switched per connection'),
    row('MUST-25', 'MUST', '3.8.4', 'Keepalive off by default'),
    row('MUST-26', 'MUST', '3.8.4', 'Keepalive only when idle, nothing outstanding'),
    row('MUST-27', 'MUST', '3.8.4', 'Keepalive interval configurable'),
    row('MUST-28', 'MUST', '3.8.4', 'Keepalive default >= 2 h'),
    row('MUST-29', 'MUST', '3.8.4', 'One unanswered keepalive is not death'),
    row('SHLD-12', 'SHOULD', '3.8.4', 'Keepalive carries no data'),
    row('MAY-6', 'MAY', '3.8.4', 'Keepalive with 1 garbage octet, configurable'),
  ],
  'IP Options': [
    row('MUST-50', 'MUST', '3.9.2', 'Ignore IP options TCP does not understand'),
    row('MAY-10', 'SHOULD', '3.9.2', 'IP Timestamp option'),
    row('MAY-11', 'SHOULD', '3.9.2', 'IP Record Route option'),
    row('MUST-51', 'MUST', '3.9.2.1', 'App can specify IP source route'),
    row('MUST-52', 'MUST', '3.9.2.1', 'App route beats received one'),
    row('MUST-53', 'MUST', '3.9.2.1', 'Save and use return route from received source route'),
    row('SHLD-24', 'SHOULD', '3.9.2.1', 'Later source route overrides earlier'),
  ],
  'Receiving ICMP Messages from IP': [
    row('MUST-54', 'MUST', '3.9.2.2', 'ICMP error demultiplexed to the right connection'),
    row('SHLD-25', 'MUST', '3.9.2.2', 'Unreach 0,1,5 visible to app'),
    row(
      'MUST-56',
      'MUST NOT',
      '3.9.2.2',
      'No abort on Unreach 0,1,5 / Time Exceeded / Param Problem',
    ),
    row('SHLD-26', 'SHOULD', '3.9.2.2', 'Unreach 2-4 aborts'),
    row('MUST-55', 'MUST', '3.9.2.2', 'Source Quench silently discarded'),
  ],
  'Address Validation': [
    row('MUST-63', 'MUST', '3.9.2.3', 'SYN from invalid source address ignored'),
  ],
  'TCP/ALP Interface Services': [
    row('MUST-47', 'MUST', '3.9.1.8', 'Soft errors reported to app'),
    row('SHLD-20', 'SHOULD', '3.9.1.8', 'App can disable error reports'),
    row('MUST-48', 'MUST', '3.9.1.9', 'App sets DSCP'),
    row('SHLD-22', 'SHOULD', '3.9.1.9', 'DSCP passed unchanged to IP'),
    row('SHLD-21', 'SHOULD', '3.9.1.9', 'App can change DSCP mid-connection'),
    row('SHLD-23', 'SHOULD NOT', '3.9.2', '(apps) do not change DSCP mid-connection'),
    row('MAY-9', 'MAY', '3.9.1.9', 'Pass received DSCP to app'),
    row('MAY-14', 'MAY', '3.9.1.7', 'FLUSH call'),
    row('MUST-43', 'MUST', '3.9.1.1', 'OPEN takes optional local IP'),
  ],
  'RFC 5961 Support': [row('MAY-12', 'MAY', '3.10.7.4', 'RFC 5961 s5 data-injection mitigation')],
  'Explicit Congestion Notification': [row('SHLD-8', 'SHOULD', '3.8.2', 'ECN (RFC 3168)')],
  'Alternative Congestion Control': [
    row('MAY-18', 'MAY', '3.8.2', 'Alternative congestion control'),
  ],
};
