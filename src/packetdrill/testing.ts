/** Scripts for tests of the runner. */
import { type Outcome, type RunOptions, runScript } from './runner.ts';

/** A server with one connection, accepted as descriptor 4. */
export const SERVER = `0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 bind(3, ..., ...) = 0
+0 listen(3, 1) = 0
+0 < S 0:0(0) win 65535 <mss 1000>
+0 > S. 0:0(0) ack 1 <mss 1460>
+.1 < . 1:1(0) ack 1 win 65535
+0 accept(3, ..., ...) = 4
`;

export function run(script: string, options: RunOptions = {}): Outcome {
  return runScript(script, 'test.pkt', options);
}
