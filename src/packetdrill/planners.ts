/** The calls of the language, each with what our socket API is asked for it. */
import type { Planner } from './asked.ts';
import { planClose, planFcntl, planIoctl, planShutdown } from './calls-control.ts';
import { WRITING_PLANNERS } from './calls-data.ts';
import { planDup, planOpen, planPipe, planSplice } from './calls-files.ts';
import { planGetpeername, planGetsockname } from './calls-names.ts';
import { planAccept, planBind, planConnect, planListen, planSocket } from './calls-open.ts';
import { READING_PLANNERS } from './calls-receive.ts';
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
  ...WRITING_PLANNERS,
  ...READING_PLANNERS,
  open: planOpen,
  pipe: planPipe,
  pipe2: planPipe,
  splice: planSplice,
  dup: planDup,
  getsockname: planGetsockname,
  getpeername: planGetpeername,
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
  epoll_pwait: planEpoll,
};
