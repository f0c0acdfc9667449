/**
 * The requirements of RFC 9293, appendix B, by their labels: level, section and, in our words, what
 * a TCP that meets them does. `coverage.test.ts` finds the test of each and writes docs/rfc9293.md.
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
    row('MAY-16', 'MAY', '3.9.1.2', 'Collects data written without PUSH into fuller segments'),
    row(
      'SHLD-27',
      'SHOULD',
      '3.9.1.2',
      'Merges several pushes into one PSH when one segment holds them',
    ),
    row('MAY-15', 'MAY', '3.9.1.2', 'Lets each SEND say whether its data is pushed'),
    row(
      'MUST-60',
      'MUST NOT',
      '3.9.1.2',
      'Without a PUSH flag, holds data only for a limited time',
    ),
    row(
      'MUST-61',
      'MUST',
      '3.9.1.2',
      'Without a PUSH flag, sets PSH on the segment that empties the queue',
    ),
    row('MAY-17', 'MAY', '3.9.1.3', 'Tells the reader where the peer set PSH'),
    row('SHLD-28', 'SHOULD', '3.9.1.2', 'Fills segments to the maximum size wherever it can'),
  ],
  Window: [
    row('MUST-1', 'MUST', '3.1', 'Reads the window field as unsigned, however large'),
    row('REC-1', 'SHOULD', '3.1', 'Stores both windows in 32 bits and computes with 32'),
    row('SHLD-14', 'SHOULD NOT', '3.8.6', 'Keeps the right edge of its window from moving back'),
    row('SHLD-15', 'SHOULD NOT', '3.8.6', 'Withholds new data while the usable window is negative'),
    row('SHLD-16', 'SHOULD', '3.8.6', 'Retransmits what still lies inside a shrunken window'),
    row('SHLD-17', 'SHOULD NOT', '3.8.6', 'Outlasts missing ACKs of data beyond a shrunken window'),
    row('MUST-34', 'MUST', '3.8.6', 'Copes with a peer that takes back window it had offered'),
    row('MAY-8', 'MAY', '3.8.6.1', 'Leaves its own window shut for as long as it likes'),
    row(
      'MUST-35',
      'MUST',
      '3.8.6',
      'Probes a window that shrank to zero like any other zero window',
    ),
    row('MUST-36', 'MUST', '3.8.6.1', 'Probes a peer that offers no window'),
    row('SHLD-29', 'SHOULD', '3.8.6.1', 'Waits one RTO on a zero window before the first probe'),
    row('SHLD-30', 'SHOULD', '3.8.6.1', 'Lengthens the pause between probes exponentially'),
    row('MUST-37', 'MUST', '3.8.6.1', 'Keeps the connection while its probes are answered'),
    row('MAY-7', 'MAY', '3.8.6', 'Retransmits even what lies beyond a shrunken window'),
    row('MUST-66', 'MUST', '3.4', 'Heeds RST and URG even when it offers no window'),
  ],
  'Urgent Data': [
    row('MUST-30', 'MUST', '3.8.5', 'Keeps the urgent mechanism working in both directions'),
    row('MUST-62', 'MUST', '3.8.5', 'Points the urgent pointer just past the last urgent octet'),
    row('MUST-31', 'MUST', '3.8.5', 'Sets no limit to the length of urgent data'),
    row(
      'MUST-32',
      'MUST',
      '3.8.5',
      'Notifies the reader unasked when urgent data appears or grows',
    ),
    row('MUST-33', 'MUST', '3.8.5', 'Answers how much urgent data is unread, or whether any is'),
    row('SHLD-13', 'SHOULD NOT', '3.8.5', 'New applications do without urgent data'),
  ],
  'TCP Options': [
    row('MUST-4', 'MUST', '3.1', 'Knows the options EOL, NOP and MSS'),
    row('MUST-5', 'MUST', '3.1', 'Reads options in every segment, with SYN or without'),
    row('MUST-6', 'MUST', '3.1', 'Skips an option it does not know by its length'),
    row('MUST-68', 'MUST', '3.1', 'Gives each option but EOL and NOP a length octet'),
    row('MUST-7', 'MUST', '3.1', 'Withstands an option with an impossible length'),
    row('MUST-64', 'MUST', '3.2', 'Reads options that start at any octet'),
    row('MUST-14', 'MUST', '3.7.1', 'Announces an MSS and obeys the one announced to it'),
    row('SHLD-5', 'SHOULD', '3.7.1', 'Announces on each SYN an MSS other than the default'),
    row('MAY-3', 'MAY', '3.7.1', 'Announces its MSS on each SYN, even the default one'),
    row('MUST-15', 'MUST', '3.7.1', 'Falls back to an MSS of 536 (IPv6: 1220) when told none'),
    row('MUST-16', 'MUST', '3.7.1', 'Limits segments to what both the peer and its own IP allow'),
    row(
      'SHLD-6',
      'SHOULD',
      '3.7.3',
      'Derives the MSS it announces from the least MTU when the MTU varies',
    ),
    row('MUST-65', 'MUST NOT', '3.2', 'Puts the MSS option on SYNs alone'),
    row(
      'MUST-67',
      'MUST',
      '3.7.1',
      'Announces at most the largest IP payload it can take, less 20',
    ),
    row('MUST-69', 'MUST', '3.1', 'Pads the header after EOL with nothing but zeros'),
  ],
  'TCP Checksums': [
    row('MUST-2', 'MUST', '3.1', 'Puts a checksum on each segment, pseudo-header included'),
    row('MUST-3', 'MUST', '3.1', 'Checks each arriving checksum and discards what fails'),
  ],
  'ISN Selection': [
    row('MUST-8', 'MUST', '3.4.1', 'Takes initial sequence numbers from a clock of some 4 µs'),
    row('SHLD-1', 'SHOULD', '3.4.1', 'Adds to that clock a keyed hash of addresses and ports'),
    row('MUST-9', 'MUST NOT', '3.4.1', 'Keeps outsiders from computing that hash'),
  ],
  'Opening Connections': [
    row('MUST-10', 'MUST', '3.5', 'Makes one connection of two SYNs that cross'),
    row('MUST-11', 'MUST', '3.5', 'Remembers whether a passive OPEN led to SYN_RECEIVED'),
    row(
      'MUST-41',
      'MUST NOT',
      '3.9.1.1',
      'Leaves older connections as they were on a passive OPEN',
    ),
    row(
      'MUST-42',
      'MUST',
      '3.9.1.1',
      'Listens on a port where another connection is still opening',
    ),
    row(
      'MUST-44',
      'MUST',
      '3.9.1.1',
      'Asks IP for a local address before the first SYN, if given none',
    ),
    row('MUST-45', 'MUST', '3.9.1.1', 'Stays with one local address for the whole connection'),
    row(
      'MUST-46',
      'MUST NOT',
      '3.9.1.1',
      'Refuses an OPEN to an invalid address such as multicast',
    ),
    row('MUST-57', 'MUST', '3.9.2.3', 'Drops, unanswered, a SYN to broadcast or multicast'),
  ],
  'Closing Connections': [
    row('SHLD-2', 'SHOULD', '3.5.3', 'Accepts a RST even if it carries data'),
    row('MUST-12', 'MUST', '3.6', 'Lets its user tell an orderly end by the peer from an abort'),
    row('MAY-1', 'MAY', '3.6.1', 'Ends reading as well as writing on CLOSE'),
    row('SHLD-3', 'SHOULD', '3.6.1', 'Sends a RST when such a CLOSE loses data, unread or late'),
    row('MUST-13', 'MUST', '3.6.1', 'Waits out 2 MSL in TIME_WAIT after an active close'),
    row(
      'MAY-2',
      'MAY',
      '3.6.1',
      'Reopens from TIME_WAIT on a new SYN, with a larger ISN and a way back',
    ),
    row('SHLD-4', 'SHOULD', '3.6.1', 'Uses timestamps to leave TIME_WAIT sooner for a new SYN'),
  ],
  Retransmissions: [
    row(
      'MUST-19',
      'MUST',
      '3.8.2',
      'Averts collapse by slow start, congestion avoidance and RTO back-off',
    ),
    row('MAY-4', 'MAY', '3.8.1', 'Repeats the IP identification on an identical retransmission'),
    row('MUST-18', 'MUST', '3.8.1', 'Computes the RTO by RFC 6298, taking samples as Karn says'),
  ],
  'Generating ACKs': [
    row('MUST-58', 'MUST', '3.10.7.4', 'Answers many segments with one ACK where it can'),
    row('SHLD-31', 'SHOULD', '3.10.7.4', 'Stores segments beyond a gap until the gap is filled'),
    row('MUST-59', 'MUST', '3.10.7.4', 'Works through all waiting segments before it sends an ACK'),
    row('MAY-13', 'MAY', '3.10.7.4', 'Repeats its last ACK for a segment beyond a gap'),
    row('SHLD-18', 'SHOULD', '3.8.6.3', 'Delays ACKs so as to send fewer of them'),
    row('MUST-40', 'MUST', '3.8.6.3', 'Delays no ACK as long as half a second'),
    row(
      'SHLD-19',
      'SHOULD',
      '3.8.6.3',
      'Acknowledges by the second full-size segment at the latest',
    ),
    row('MUST-39', 'MUST', '3.8.6.2.2', 'Widens its window in large steps, not in slivers'),
  ],
  'Sending Data': [
    row('MUST-49', 'MUST', '3.9.2', 'Lets the TTL of its segments be set'),
    row('MUST-38', 'MUST', '3.8.6.2.1', 'Waits for worthwhile window rather than filling slivers'),
    row('SHLD-7', 'SHOULD', '3.7.4', 'Joins short writes while data is unacknowledged (Nagle)'),
    row('MUST-17', 'MUST', '3.7.4', 'Lets its user do without Nagle on any one connection'),
  ],
  'Connection Failures': [
    row('MUST-20', 'MUST', '3.8.3', 'Warns IP at threshold R1 and closes at threshold R2'),
    row('MUST-21', 'MUST', '3.8.3', 'Lets its user set R2 for each connection'),
    row('SHLD-9', 'SHOULD', '3.8.3', 'Reports the trouble to its user between R1 and R2'),
    row('SHLD-10', 'SHOULD', '3.8.3', 'Sets R1 to three retransmissions or more'),
    row('SHLD-11', 'SHOULD', '3.8.3', 'Sets R2 to a hundred seconds or more'),
    row('MUST-22', 'MUST', '3.8.3', 'Handles unanswered SYNs like data, with an R1 and an R2'),
    row('MUST-23', 'MUST', '3.8.3', 'Retries a SYN for three minutes or longer'),
  ],
  'Send Keep-alive Packets': [
    row('MAY-5', 'SHOULD', '3.8.4', 'Asks idle connections for a sign of life (keep-alive)'),
    row('MUST-24', 'MUST', '3.8.4', 'Lets its user switch keep-alive for each connection'),
    row('MUST-25', 'MUST', '3.8.4', 'Sends no keep-alive unless told to'),
    row('MUST-26', 'MUST', '3.8.4', 'Asks only after a silent interval with nothing in flight'),
    row('MUST-27', 'MUST', '3.8.4', 'Lets that interval be set'),
    row('MUST-28', 'MUST', '3.8.4', 'Makes that interval two hours or longer by default'),
    row('MUST-29', 'MUST', '3.8.4', 'Takes no single unanswered keep-alive for a dead peer'),
    row('SHLD-12', 'SHOULD', '3.8.4', 'Leaves keep-alives empty of data'),
    row('MAY-6', 'MAY', '3.8.4', 'Puts one meaningless octet in keep-alives, if so set'),
  ],
  'IP Options': [
    row('MUST-50', 'MUST', '3.9.2', 'Passes over IP options that mean nothing to it'),
    row('MAY-10', 'SHOULD', '3.9.2', 'Handles the IP option Timestamp'),
    row('MAY-11', 'SHOULD', '3.9.2', 'Handles the IP option Record Route'),
    row('MUST-51', 'MUST', '3.9.2.1', 'Lets its user give a source route in an active OPEN'),
    row('MUST-52', 'MUST', '3.9.2.1', 'Prefers the route its user gave to one that arrived'),
    row('MUST-53', 'MUST', '3.9.2.1', 'After a passive OPEN, replies by the return route received'),
    row('SHLD-24', 'SHOULD', '3.9.2.1', 'Follows the newest source route it has received'),
  ],
  'Receiving ICMP Messages from IP': [
    row(
      'MUST-54',
      'MUST',
      '3.9.2.2',
      'Finds the connection an ICMP error is about, and acts on it',
    ),
    row(
      'SHLD-25',
      'MUST',
      '3.9.2.2',
      'Lets its user see soft ICMP errors such as unreachable 0, 1, 5',
    ),
    row(
      'MUST-56',
      'MUST NOT',
      '3.9.2.2',
      'Survives soft errors: unreachable 0, 1, 5, time exceeded, parameter problem',
    ),
    row('SHLD-26', 'SHOULD', '3.9.2.2', 'Aborts on a hard ICMP error: unreachable 2, 3 or 4'),
    row('MUST-55', 'MUST', '3.9.2.2', 'Throws source quench away without a reaction'),
  ],
  'Address Validation': [
    row('MUST-63', 'MUST', '3.9.2.3', 'Ignores a SYN from an address that no host can have'),
  ],
  'TCP/ALP Interface Services': [
    row('MUST-47', 'MUST', '3.9.1.8', 'Has a way to report soft errors to its user'),
    row('SHLD-20', 'SHOULD', '3.9.1.8', 'Stops such reports for a user who does not want them'),
    row('MUST-48', 'MUST', '3.9.1.9', 'Lets its user choose the DSCP of what it sends'),
    row('SHLD-22', 'SHOULD', '3.9.1.9', 'Hands IP that DSCP exactly as chosen'),
    row('SHLD-21', 'SHOULD', '3.9.1.9', 'Lets its user change the DSCP of an open connection'),
    row('SHLD-23', 'SHOULD NOT', '3.9.2', 'Applications keep one DSCP for a whole connection'),
    row('MAY-9', 'MAY', '3.9.1.9', 'Tells its user the DSCP that came last'),
    row(
      'MAY-14',
      'MAY',
      '3.9.1.7',
      'Lets its user take back queued data beyond the window (FLUSH)',
    ),
    row('MUST-43', 'MUST', '3.9.1.1', 'Takes a local address in OPEN, if its user gives one'),
  ],
  'RFC 5961 Support': [
    row(
      'MAY-12',
      'MAY',
      '3.10.7.4',
      'Challenges an ACK outside the plausible range, as RFC 5961 says',
    ),
  ],
  'Explicit Congestion Notification': [
    row('SHLD-8', 'SHOULD', '3.8.2', 'Negotiates ECN and reacts to its marks (RFC 3168)'),
  ],
  'Alternative Congestion Control': [
    row('MAY-18', 'MAY', '3.8.2', 'Offers other congestion control that meets the standards'),
  ],
};
