/** Control messages that a script expects beside the data of recvmsg(). */
import { type Asked, namesOf } from './asked.ts';
import type { Expr } from './ast.ts';
import { constant, fieldOf, numberOf, wordsOf } from './constants.ts';
import { Mismatch, Unsupported } from './errors.ts';
import { unknownConstant } from './known-names.ts';
import { printExpr } from './print.ts';

/** The single message of a list, or undefined for an empty one. */
function onlyMessage(asked: Asked, control: Expr | undefined): Expr | undefined {
  if (control === undefined || control.kind === 'any') return undefined;
  const items = control.kind === 'list' ? control.items : [control];
  if (items.length > 1) throw new Unsupported(asked.line, 'several control messages at once');
  return items[0];
}

/** `names` through #define and what the kernel's own runner defines. */
function typeOf({ run }: Asked, message: Expr): string {
  const name = wordsOf(fieldOf(message, 'cmsg_type'))[0] ?? '?';
  return run.defines.get(name) || name;
}

/** Only TCP_CM_INQ comes with data; `left` is what it says, undefined when nobody asked for it. */
export function checkControl(
  asked: Asked,
  control: Expr | undefined,
  left: number | undefined,
): void {
  const message = onlyMessage(asked, control);
  if (message === undefined) return;
  const type = typeOf(asked, message);
  if (type !== 'TCP_CM_INQ') throw unknownConstant(asked.line, type, `control messages of ${type}`);
  const data = fieldOf(message, 'cmsg_data');
  if (data === undefined) return;
  const wanted = numberOf(namesOf(asked.run), asked.line, data);
  if (wanted === left) return;
  throw new Mismatch(asked.line, `TCP_CM_INQ ${wanted}`, left === undefined ? 'none' : `${left}`);
}

/** Sends from `first` to `last` are done; they were copied after all, as into every tun device. */
export function checkNotice(
  asked: Asked,
  control: Expr | undefined,
  first: number,
  last: number,
): void {
  const message = onlyMessage(asked, control);
  if (message === undefined) return;
  const data = fieldOf(message, 'cmsg_data');
  const names = namesOf(asked.run);
  const told: Readonly<Record<string, number>> = {
    ee_errno: 0,
    ee_origin: constant(names, 'SO_EE_ORIGIN_ZEROCOPY') as number,
    ee_type: 0,
    ee_code: constant(names, 'SO_EE_CODE_ZEROCOPY_COPIED') as number,
    ee_info: first,
    ee_data: last,
  };
  for (const [name, value] of Object.entries(told)) {
    const wanted = fieldOf(data, name);
    if (wanted === undefined || numberOf(names, asked.line, wanted) === value) continue;
    throw new Mismatch(asked.line, `${name}=${printExpr(wanted)}`, `${name}=${value}`);
  }
}
