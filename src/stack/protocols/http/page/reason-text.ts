/** Why a server answers as it does, why a connection is closed, why a client gives up. */
import type { Localized } from '../../../core/localized.ts';
import { type RfcRef, rfc } from '../../../core/rfc.ts';
import type { HttpCloseReason, HttpFailure, HttpReason } from '../events.ts';

interface Reason {
  readonly what: Localized;
  readonly ref: RfcRef;
}

export const reasonTexts: Readonly<Record<HttpReason, Reason>> = {
  found: {
    what: { en: 'it has what is asked for', zh: '所求的资源存在' },
    ref: rfc(9110, '15.3.1'),
  },
  created: {
    what: { en: 'something new has come into being', zh: '新资源已建立' },
    ref: rfc(9110, '15.3.2'),
  },
  replaced: {
    what: { en: 'what was there has been replaced', zh: '原有的内容已被替换' },
    ref: rfc(9110, '9.3.4'),
  },
  deleted: { what: { en: 'it has been deleted', zh: '资源已删除' }, ref: rfc(9110, '9.3.5') },
  options: {
    what: { en: 'it is asked which methods there are', zh: '对方询问可用的方法' },
    ref: rfc(9110, '9.3.7'),
  },
  continue: {
    what: {
      en: 'the client waits to be told that its body is wanted',
      zh: '客户在等待许可，才发送正文',
    },
    ref: rfc(9110, '10.1.1'),
  },
  'part-wanted': {
    what: { en: 'only a part is asked for', zh: '只请求其中一部分' },
    ref: rfc(9110, '14.2'),
  },
  'part-outside': {
    what: { en: 'the part asked for is not there', zh: '请求的部分不存在' },
    ref: rfc(9110, '15.5.17'),
  },
  'etag-unchanged': {
    what: {
      en: 'the client has it already: the tag it names is still the right one',
      zh: '客户已有副本：它给出的实体标签仍然相符',
    },
    ref: rfc(9110, '13.1.2'),
  },
  'date-unchanged': {
    what: {
      en: 'the client has it already: it has not changed since the date it names',
      zh: '客户已有副本：自它给出的日期以来没有改动',
    },
    ref: rfc(9110, '13.1.3'),
  },
  'condition-false': {
    what: { en: 'the condition of the request does not hold', zh: '请求所附的条件不成立' },
    ref: rfc(9110, '15.5.13'),
  },
  moved: { what: { en: 'it is somewhere else', zh: '资源在别处' }, ref: rfc(9110, '15.4') },
  'set-status': {
    what: { en: 'the site always answers so here', zh: '站点对它总是这样回答' },
    ref: rfc(9110, '15'),
  },
  'nothing-there': {
    what: { en: 'there is nothing under that name', zh: '该名称下没有资源' },
    ref: rfc(9110, '15.5.5'),
  },
  'method-unknown': {
    what: { en: 'it knows no such method', zh: '不认识这个方法' },
    ref: rfc(9110, '15.6.2'),
  },
  'method-not-here': {
    what: { en: 'that method is not allowed for this resource', zh: '这个资源不允许使用该方法' },
    ref: rfc(9110, '15.5.6'),
  },
  'length-needed': {
    what: { en: 'nothing says how long the body is', zh: '没有说明正文的长度' },
    ref: rfc(9110, '15.5.12'),
  },
  'type-not-taken': {
    what: { en: 'a body of that type is not taken here', zh: '这里不接受该类型的正文' },
    ref: rfc(9110, '15.5.16'),
  },
  'nothing-acceptable': {
    what: { en: 'it has no form that the client accepts', zh: '没有客户可接受的表示形式' },
    ref: rfc(9110, '15.5.7'),
  },
  'expectation-unknown': {
    what: { en: 'it cannot do what the client expects', zh: '无法满足客户的期望' },
    ref: rfc(9110, '15.5.18'),
  },
  'no-password': {
    what: { en: 'the client does not say who it is', zh: '客户没有说明身份' },
    ref: rfc(7617, '2'),
  },
  'wrong-password': {
    what: { en: 'name and password do not fit', zh: '用户名与口令不符' },
    ref: rfc(7617, '2'),
  },
  'no-session': {
    what: { en: 'the client belongs to no session', zh: '客户不属于任何会话' },
    ref: rfc(9110, '15.5.4'),
  },
  'too-slow': {
    what: { en: 'the rest of the request did not come in time', zh: '请求的其余部分没有按时到达' },
    ref: rfc(9110, '15.5.9'),
  },
  unreadable: {
    what: { en: 'the request cannot be read without doubt', zh: '请求无法无歧义地读出' },
    ref: rfc(9112, '2.2'),
  },
};

export const closeTexts: Readonly<Record<HttpCloseReason, Reason>> = {
  idle: {
    what: { en: 'nothing has happened on it for too long', zh: '连接空闲过久' },
    ref: rfc(9112, '9.5'),
  },
  asked: {
    what: { en: 'one side or the version does not want it kept', zh: '一方或该版本不要求保持连接' },
    ref: rfc(9112, '9.3'),
  },
  'end-of-body': {
    what: { en: 'nothing else says that the body ends here', zh: '正文的结束只能以关闭连接来表示' },
    ref: rfc(9112, '6.3'),
  },
  unreadable: {
    what: {
      en: 'where the next message begins, nobody knows',
      zh: '下一个报文从哪里开始已无法确定',
    },
    ref: rfc(9112, '2.2'),
  },
  enough: {
    what: { en: 'it has carried enough requests', zh: '它承载的请求已达上限' },
    ref: rfc(9112, '9.6'),
  },
  gone: { what: { en: 'the other side sends no more', zh: '对方不再发送' }, ref: rfc(9112, '9.6') },
};

export const failureTexts: Readonly<Record<HttpFailure, Reason>> = {
  'name-not-found': {
    what: { en: 'the name of the host has no address', zh: '主机名查不到地址' },
    ref: rfc(9110, '4.3.4'),
  },
  refused: {
    what: { en: 'nobody listens at that port', zh: '该端口没有程序在监听' },
    ref: rfc(9293, '3.10.7.1'),
  },
  unreachable: {
    what: { en: 'the host cannot be reached', zh: '主机不可达' },
    ref: rfc(1122, '4.2.3.9'),
  },
  'timed-out': { what: { en: 'nothing came in time', zh: '等待超时' }, ref: rfc(9112, '9.5') },
  reset: {
    what: { en: 'the other side has reset the connection', zh: '对方复位了连接' },
    ref: rfc(9293, '3.5.2'),
  },
  'cut-off': {
    what: { en: 'the connection ended before the body did', zh: '连接在正文结束之前就断了' },
    ref: rfc(9112, '8'),
  },
  'empty-answer': {
    what: { en: 'the connection ended without an answer', zh: '连接结束，没有任何响应' },
    ref: rfc(9112, '9.3.1'),
  },
  unreadable: {
    what: { en: 'the answer is no HTTP message', zh: '响应不是 HTTP 报文' },
    ref: rfc(9112, '2.2'),
  },
  'too-many-redirects': {
    what: { en: 'one redirect has led to another too often', zh: '重定向次数过多' },
    ref: rfc(9110, '15.4'),
  },
};
