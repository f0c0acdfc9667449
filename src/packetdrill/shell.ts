/**
 * Shell lines. None is run: the ones that suites use are recognised and turned into a setting of
 * our host, an assertion about its sockets, or a pause. Any other line skips the script.
 */
import { seconds } from '../stack/core/instant.ts';
import type { TcpState } from '../stack/protocols/tcp/names.ts';
import { configureLink, configureRoute } from './shell-network.ts';
import { type HostSettings, setSysctl } from './sysctl.ts';

export type ShellEffect =
  | { kind: 'none' }
  | { kind: 'pause'; time: number }
  /** As many sockets as that are in a state; `pattern` as the last grep has it, or some, or none. */
  | { kind: 'count'; state: TcpState; port: number | undefined; pattern: string }
  | { kind: 'unsupported'; reason: string };

const NONE: ShellEffect = { kind: 'none' };

/** Runs every command of a shell line; the first that cannot be judged ends it. */
export function runShell(host: HostSettings, line: string): ShellEffect[] {
  const effects: ShellEffect[] = [];
  for (const command of commandsOf(line)) {
    const effect = runCommand(host, command);
    if (effect.kind !== 'none') effects.push(effect);
    if (effect.kind === 'unsupported') break;
  }
  return effects;
}

/** Commands end at line ends, `;` and `&&`; a backslash continues a line; `#` starts a comment. */
function commandsOf(line: string): string[] {
  return (
    line
      .replace(/\\\r?\n/g, ' ')
      .split(/\r?\n|;|&&/)
      // What comes after `||` is for the case that the command fails.
      .map((command) => command.replace(/\|\|.*$/s, ''))
      .map((command) => command.replace(/(^|\s)#.*$/, '').trim())
      .filter((command) => command !== '')
  );
}

/** Words, with quotes and `$((…))` resolved and redirections left out. */
export function wordsOf(command: string): string[] {
  const text = command
    .replace(/\$\(\(([\d\s*+]+)\)\)/g, (_all, sum: string) => String(arithmetic(sum)))
    .replace(/\s\d?>+\s*(&\d|\S+)/g, ' ');
  const words: string[] = [];
  for (const match of text.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)) {
    words.push(match[0].replace(/["']/g, ''));
  }
  return words;
}

function arithmetic(text: string): number {
  const product = (term: string) =>
    term.split('*').reduce((total, factor) => total * Number(factor), 1);
  return text.split('+').reduce((total, term) => total + product(term), 0);
}

/** Commands that change nothing a script could see through packets and calls. */
const HARMLESS = [
  /^ip tcp_metrics flush/,
  /^ethtool /,
  /^tc qdisc (add|replace|del|change) dev \S+ (root|parent)(?!.*netem)/,
  /^nstat( -\w+)*( > ?\/dev\/null.*)?$/,
  /^sysctl_restore_/,
  /^(true|:|echo|printf|date|sync|modprobe)\b/,
  /^kldload (-\w+ )*(cc_|tcp_)/,
  /^ip (-\S+ )*(link set (dev )?\S+ up|neigh|addr|address|a|rule|netns)\b/,
  /^ip (-\S+ )*route (show|get|list|flush)\b/,
  /^(modprobe|lsmod|uname|whoami|id|ls|cat|test -e|which|export|set|ulimit)\b(?!.*\/proc\/net)/,
];

function runCommand(host: HostSettings, command: string): ShellEffect {
  const bare = command.replace(/^\S*\/(?=\S)/, '');
  if (HARMLESS.some((pattern) => pattern.test(bare))) return NONE;
  const words = wordsOf(command);
  const program = words[0]?.split('/').at(-1) ?? '';
  switch (program) {
    case 'defaults.sh':
      return applySysctls(host, LINUX_DEFAULTS);
    case 'set_sysctls.py':
      return applySysctls(host, words.slice(1));
    case 'sysctl':
      return applySysctls(host, sysctlArguments(words.slice(1)));
    case 'sleep':
      return { kind: 'pause', time: seconds(Number(words[1])) };
    case 'ip':
      return words.includes('route') || words.includes('r')
        ? configureRoute(host, words)
        : configureLink(host, words);
    case 'route':
      return NONE;
    case 'ifconfig':
      return configureLink(host, words);
    case '!':
    case '[':
    case 'test':
    case 'sockstat':
    case 'ss':
    case 'netstat':
      return countSockets(command);
    default:
      return { kind: 'unsupported', reason: `the shell command "${firstLine(command)}"` };
  }
}

function firstLine(command: string): string {
  return command.length > 60 ? `${command.slice(0, 57)}...` : command;
}

/** `-w a=1`, `-q a=1 b=2`; a name without a value is only a question. */
function sysctlArguments(words: readonly string[]): string[] {
  return words.filter((word) => !word.startsWith('-') && word.includes('='));
}

function applySysctls(host: HostSettings, assignments: readonly string[]): ShellEffect {
  for (const assignment of assignments) {
    const [name = '', value = ''] = assignment.split(/=(.*)/s);
    const problem = setSysctl(host, name, value);
    if (problem !== undefined) return { kind: 'unsupported', reason: problem };
  }
  return NONE;
}

/** What the defaults.sh of the kernel's and of packetdrill's own suite sets, as far as it shows. */
const LINUX_DEFAULTS = [
  'net.ipv4.tcp_rmem=4096 540000 15728640',
  'net.ipv4.tcp_wmem=4096 262144 4194304',
  'net.ipv4.tcp_timestamps=1',
  'net.ipv4.tcp_syn_retries=5',
  'net.ipv4.tcp_synack_retries=5',
  'net.ipv4.tcp_sack=1',
  'net.ipv4.tcp_dsack=1',
  'net.ipv4.tcp_reordering=3',
  'net.ipv4.tcp_congestion_control=cubic',
  'net.ipv4.tcp_slow_start_after_idle=0',
  'net.ipv4.tcp_ecn=0',
  'net.ipv4.tcp_syncookies=1',
];

const STATE_NAMES: Readonly<Record<string, TcpState>> = {
  CLOSED: 'CLOSED',
  LISTEN: 'LISTEN',
  SYNSENT: 'SYN_SENT',
  SYNRCVD: 'SYN_RECEIVED',
  SYNRECV: 'SYN_RECEIVED',
  SYNRECEIVED: 'SYN_RECEIVED',
  ESTAB: 'ESTABLISHED',
  ESTABLISHED: 'ESTABLISHED',
  CLOSEWAIT: 'CLOSE_WAIT',
  FINWAIT1: 'FIN_WAIT_1',
  FINWAIT2: 'FIN_WAIT_2',
  CLOSING: 'CLOSING',
  LASTACK: 'LAST_ACK',
  TIMEWAIT: 'TIME_WAIT',
};

function stateNamed(word: string): TcpState | undefined {
  return STATE_NAMES[word.toUpperCase().replace(/[-_]/g, '')];
}

/** `[ $(sockstat … | grep -c SYN_RCVD) -eq 1 ]` is another way to write `… | grep 1`. */
const COMPARED =
  /^(?:\[|test)\s+["']?(?:\$\(|`)(.*)\)["']?\s+(?:-eq|=|==)\s+["']?(\d+)["']?\s*\]?$/;

/** `sockstat -4 -P tcp -s -p 8080 | grep -c SYN_RCVD | grep 1` and its like with ss and netstat. */
function countSockets(written: string): ShellEffect {
  const compared = COMPARED.exec(written);
  const command = compared === null ? written : `${compared[1]} | grep ${compared[2]}`;
  const words = command.split(/[\s|"']+/);
  const state = words.map(stateNamed).find((it) => it !== undefined);
  const counts = /grep\s+(-\w*c\w*|-c)|wc\s+-l/.test(command);
  const pattern = /grep\s+(?:-q\s+|-x\s+|-w\s+)*["']?\^?(\d+)\$?["']?(\s*>.*)?$/.exec(command)?.[1];
  if (state !== undefined && !counts && /\|\s*grep\b/.test(command)) {
    const absent = written.startsWith('!') || /grep\s+-\w*v/.test(command);
    return { kind: 'count', state, port: portIn(command), pattern: absent ? 'none' : 'some' };
  }
  if (state === undefined || !counts || pattern === undefined) {
    return { kind: 'unsupported', reason: `the shell command "${firstLine(command)}"` };
  }
  return { kind: 'count', state, port: portIn(command), pattern };
}

function portIn(command: string): number | undefined {
  const port = /(?:-p\s+|:)(\d+)\b/.exec(command)?.[1];
  return port === undefined ? undefined : Number(port);
}
