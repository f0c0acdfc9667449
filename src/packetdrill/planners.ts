/** The calls of the language, each with what our socket API is asked for it. */
import type { Planner } from './asked.ts';
import { planClose, planFcntl, planIoctl, planShutdown } from './calls-control.ts';
import { DATA_PLANNERS } from './calls-data.ts';
import { planAccept, planBind, planConnect, planListen, planSocket } from './calls-open.ts';
import { planEpoll } from './epoll.ts';
import { getOption, setOption } from './options-calls.ts';
import { planPoll } from './poll.ts';

export const PLANNERS: Readonly<Record<string, Planner>> = {
  socket: planSocket,
  bind: planBind,
  listen: planListen,
  accept: planAccept,
  accept4: planAccept,
  connect: planConnect,
  ...DATA_PLANNERS,
  shutdown: planShutdown,
  close: planClose,
  fcntl: planFcntl,
  ioctl: planIoctl,
  setsockopt: setOption,
  getsockopt: getOption,
  poll: planPoll,
  epoll_create: planEpoll,
  epoll_create1: planEpoll,
  epoll_ctl: planEpoll,
  epoll_wait: planEpoll,
};
