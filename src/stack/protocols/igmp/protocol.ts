/** IGMP as an IP protocol of a host (RFC 3376, RFC 2236): what a member does with what it hears. */
import { type Ipv4, parseIpv4 } from '../../core/addresses.ts';
import { causedBy } from '../../trace/cause.ts';
import { emit } from '../../trace/log.ts';
import type { IpProtocol, LinkFx } from '../kind.ts';
import './events.ts';
import { aboutMessage } from './events.ts';
import { isNobody, wants } from './groups.ts';
import { answerAll, heardReport, memberDue, queried, setFilter } from './member.ts';
import { decodeIgmp, IGMP } from './message.ts';
import { isGroupOption, wishOf } from './options.ts';
import { createIgmp, type IgmpState } from './state.ts';

export const igmpProtocol: IpProtocol<IgmpState, LinkFx> = {
  id: 'igmp',
  number: IGMP,
  create: createIgmp,
  arrives(state, { src, start, end }, fx) {
    const message = decodeIgmp(fx.arena.bytes.subarray(start, end));
    if (typeof message === 'string') {
      emit(fx.log, 'igmp.discarded', fx.node, { why: message });
      return;
    }
    causedBy(
      fx.log,
      emit(fx.log, 'igmp.received', fx.node, { ...aboutMessage(message), from: src }),
    );
    if (message.kind === 'query') queried(state, message, fx);
    else if (message.kind === 'report') heardReport(state, message.group, src, fx);
  },
  timer(state, { name }, _, fx) {
    if (name === 'general') answerAll(state, fx);
    else memberDue(state, parseIpv4(name) as Ipv4, fx);
  },
  groups: {
    option(state, socket, option, value, fx) {
      if (!isGroupOption(option)) return undefined;
      const known = ofSocket(state, socket);
      const wish = wishOf(option, value, (group) => known.find((each) => each.group === group));
      if (typeof wish === 'string') return wish;
      const { group, filter } = wish;
      return setFilter(state, { socket, group, ...filter }, fx) ? 'done' : 'ENOBUFS';
    },
    hears: (state, socket, group, sender) =>
      ofSocket(state, socket).some((each) => each.group === group && wants(each, sender)),
    closed(state, socket, fx) {
      for (const { group } of ofSocket(state, socket)) {
        setFilter(state, { socket, group, mode: 'include', sources: [] }, fx);
      }
    },
    joined: ({ sockets }) => sockets.flatMap((each) => (isNobody(each) ? [] : [each.group])),
  },
};

function ofSocket({ sockets }: IgmpState, socket: number) {
  return sockets.filter((each) => each.socket === socket);
}
