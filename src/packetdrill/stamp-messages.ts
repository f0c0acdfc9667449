/** The control messages that tell of a send's time, compared with what a script expects of them. */
import { type Asked, namesOf, type Plan } from './asked.ts';
import type { Expr } from './ast.ts';
import { constant, fieldOf, numberOf } from './constants.ts';
import { Mismatch, Unsupported } from './errors.ts';
import { printSeconds } from './print.ts';
import { scriptTime } from './run-state.ts';
import type { Stamp } from './sent-stamps.ts';

/** recvmsg(…, MSG_ERRQUEUE): the oldest stamp, compared with what the script expects of it. */
export function planStamp(asked: Asked, stamp: Stamp, control: Expr | undefined): Plan {
  const { line } = asked;
  const messages = control?.kind === 'list' ? control.items : [];
  for (const message of messages) {
    const data = fieldOf(message, 'cmsg_data');
    if (data?.kind !== 'struct') continue;
    if (fieldOf(data, 'scm_sec') !== undefined) compareTime(asked, data, stamp);
    else compareNotice(asked, data, stamp);
  }
  if (messages.length > 2) throw new Unsupported(line, 'more control messages than two');
  return { kind: 'answer', result: { value: 0 } };
}

function compareTime({ run, line }: Asked, data: Expr, stamp: Stamp): void {
  const part = (name: string) => {
    const value = fieldOf(data, name);
    return value === undefined ? 0 : numberOf(namesOf(run), line, value);
  };
  const wanted = part('scm_sec') * 1_000_000 + part('scm_nsec') / 1_000;
  const got = scriptTime(run, stamp.at);
  if (Math.abs(wanted - got) <= run.settings.tolerance) return;
  throw new Mismatch(line, `${stamp.kind} at ${printSeconds(wanted)}`, `at ${printSeconds(got)}`);
}

function compareNotice({ run, line }: Asked, data: Expr, stamp: Stamp): void {
  const names = namesOf(run);
  const told: Readonly<Record<string, number | undefined>> = {
    ee_errno: constant(names, 'ENOMSG'),
    ee_origin: constant(names, 'SO_EE_ORIGIN_TIMESTAMPING'),
    ee_type: 0,
    ee_code: 0,
    ee_info: constant(names, stamp.kind),
    ee_data: stamp.key,
  };
  for (const [name, value] of Object.entries(told)) {
    const wanted = fieldOf(data, name);
    if (wanted === undefined || numberOf(names, line, wanted) === value) continue;
    throw new Mismatch(line, `${name}=${numberOf(names, line, wanted)}`, `${name}=${value}`);
  }
}
