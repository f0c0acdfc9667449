/** The words of a caching resolver's events. */
import { formatIpv4 } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import { type Scene, sentence, type WordsFor } from '../../../trace/words.ts';
import { ROOT, spokenName } from '../name.ts';
import type { CacheOutcome, resolverEvents } from '../resolver-events.ts';
import { failures, gone, inCache, outcomes, stored } from './resolver-text.ts';

/** Not a table of sentences: what a question is about. */
const about = ({ name, type }: { name: string; type: string }, { node }: Scene) => ({
  ...{ node, name: spokenName(name), type },
});

const zoneName = (name: string): Localized =>
  name === ROOT ? { en: 'the root', zh: '根' } : { en: spokenName(name), zh: spokenName(name) };

const cacheRules: Readonly<Partial<Record<CacheOutcome, ReturnType<typeof rfc>>>> = {
  'no-name': rfc(2308, '5'),
  'no-data': rfc(2308, '5'),
  failure: rfc(9520, '3.2'),
  stale: rfc(8767, '4'),
};

export const resolverWords: WordsFor<typeof resolverEvents> = {
  'dns.search.begun': {
    source: 'application',
    label: { en: 'a search begins', zh: '开始查找' },
    why: (event, scene) =>
      event.parent < 0
        ? sentence(
            '{node} looks for the {type} records of {name}, because {client} has asked it to.',
            '{node} 受 {client} 之托，开始查找 {name} 的 {type} 记录。',
            { ...about(event, scene), client: formatIpv4(event.client) },
            rfc(1034, '5.3.3'),
          )
        : sentence(
            '{node} needs the address of the name server {name} before it can ask it anything.',
            '{node} 要先得到域名服务器 {name} 的地址，才能向它查询。',
            { node: scene.node, name: spokenName(event.name) },
            rfc(1034, '5.3.3'),
          ),
    say: (event, scene) =>
      sentence(
        '{node} looks for {type} of {name}',
        '{node} 查找 {name} 的 {type} 记录',
        about(event, scene),
      ),
  },
  'dns.search.joined': {
    source: 'application',
    label: { en: 'the same question again', zh: '又问同一问题' },
    why: (event, scene) =>
      sentence(
        '{client} asks for what {node} is looking for already, {type} of {name}: it will get the same answer, and no second query goes out.',
        '{client} 所问的正是 {node} 已在查找的 {name} 的 {type} 记录：结果一并回答，不再另发查询。',
        { ...about(event, scene), client: formatIpv4(event.client) },
        rfc(5452, '5'),
      ),
    say: null,
  },
  'dns.search.ended': {
    source: 'application',
    label: { en: 'a search ends', zh: '查找结束' },
    why: (event, scene) =>
      sentence(
        '{node} has looked for the {type} records of {name} and sent {queries} queries for them: {outcome}{why}.',
        '{node} 查找 {name} 的 {type} 记录，共发出 {queries} 个查询，结果：{outcome}{why}。',
        {
          ...about(event, scene),
          queries: event.queries,
          outcome: outcomes[event.outcome],
          why: failures[event.why],
        },
        rfc(1034, '5.3.3'),
      ),
    say: (event, scene) =>
      sentence('{node} about {name}: {outcome}{why}', '{node} 查找 {name}：{outcome}{why}', {
        node: scene.node,
        name: spokenName(event.name),
        outcome: outcomes[event.outcome],
        why: failures[event.why],
      }),
  },
  'dns.cache.asked': {
    source: 'application',
    label: { en: 'the cache is looked into', zh: '查看缓存' },
    why: (event, scene) =>
      sentence(
        '{node} looks into its cache for the {type} records of {name}: {outcome}.',
        '{node} 在缓存里找 {name} 的 {type} 记录：{outcome}。',
        { ...about(event, scene), outcome: inCache[event.outcome] },
        cacheRules[event.outcome] ?? rfc(1034, '5.3.3'),
      ),
    say: (event, scene) =>
      sentence(
        'cache of {node}, {type} of {name}: {outcome}',
        '{node} 的缓存，{name} 的 {type} 记录：{outcome}',
        { ...about(event, scene), outcome: inCache[event.outcome] },
      ),
  },
  'dns.cache.stored': {
    source: 'application',
    label: { en: 'something is cached', zh: '存入缓存' },
    why: (event, scene) => {
      const values = { node: scene.node, name: spokenName(event.name), type: event.type };
      const { state } = event;
      if (event.until === 0)
        return sentence(
          '{node} has been told about {name} ({type}) beforehand, and keeps it.',
          '{node} 事先就知道 {name}（{type}），一直保留。',
          values,
          rfc(1034, '5.3.2'),
        );
      if (state !== 'records')
        return sentence(
          '{node} remembers about {name} {what}, until its time is over.',
          '{node} 记下 {name} 的查询结果：{what}，到期为止。',
          { node: values.node, name: values.name, what: stored[state] },
          state === 'failure' ? rfc(9520, '3.2') : rfc(2308, '5'),
        );
      return sentence(
        '{node} keeps the {type} records of {name} until their TTL is over.',
        '{node} 把 {name} 的 {type} 记录存入缓存，TTL 到期为止。',
        values,
        event.rank === 'referral' ? rfc(2181, '5.4.1') : rfc(1034, '5.3.3'),
      );
    },
    say: ({ name, state, type }, { node }) =>
      sentence('{node} remembers {name} {type}: {what}', '{node} 记下 {name} {type}：{what}', {
        ...{ node, name: spokenName(name), type, what: stored[state] },
      }),
  },
  'dns.cache.gone': {
    source: 'application',
    label: { en: 'the cache forgets something', zh: '从缓存中移除' },
    why: (event, scene) =>
      sentence(
        '{node} forgets what it knew of {name} {type}: {why}.',
        '{node} 忘掉所知的 {name} {type}：{why}。',
        { ...about(event, scene), why: gone[event.why] },
        rfc(2181, '5.4.1'),
      ),
    say: (event, scene) =>
      sentence('{node} forgets {name} {type}: {why}', '{node} 忘掉 {name} {type}：{why}', {
        ...about(event, scene),
        why: gone[event.why],
      }),
  },
  'dns.referral': {
    source: 'application',
    label: { en: 'a referral', zh: '转介' },
    why: ({ zone, child, servers, glue, peer }, { node }) =>
      sentence(
        '{peer}, a server of {zone}, does not have the answer, but tells {node} who does: {servers} have the zone {child}. Addresses of theirs that come along (glue): {glue}.',
        '{zone} 的服务器 {peer} 没有答案，但告诉 {node} 谁有：区 {child} 由 {servers} 负责。随附它们的 {glue} 个地址（胶水记录）。',
        {
          ...{ node, servers, glue, peer: formatIpv4(peer) },
          ...{ zone: zoneName(zone), child: zoneName(child) },
        },
        rfc(1034, '4.3.1'),
      ),
    say: ({ child, servers }, { node }) =>
      sentence(
        '{node} is referred to {servers} for {child}',
        '{node} 被转介：{child} 去问 {servers}',
        {
          ...{ node, servers, child: zoneName(child) },
        },
      ),
  },
  'dns.alias': {
    source: 'application',
    label: { en: 'an alias', zh: '别名' },
    why: ({ name, target }, { node }) =>
      sentence(
        '{name} is an alias of {target}, so {node} goes on with that name.',
        '{name} 是 {target} 的别名，{node} 便改查后者。',
        { node, name: spokenName(name), target: spokenName(target) },
        rfc(1034, '3.6.2'),
      ),
    say: ({ name, target }) =>
      sentence('{name} is an alias of {target}', '{name} 是 {target} 的别名', {
        ...{ name: spokenName(name), target: spokenName(target) },
      }),
  },
  'dns.server.chosen': {
    source: 'application',
    label: { en: 'a name server is chosen', zh: '选定域名服务器' },
    why: ({ zone, host, server, round }, { node }) => {
      const values = {
        ...{ node, zone: zoneName(zone), host: spokenName(host), server: formatIpv4(server) },
      };
      return round === 1
        ? sentence(
            'Of the servers of {zone}, {node} asks {host} ({server}) next: the nearest zone above the name that it knows servers of, and of these the one that answers fastest, or that it does not know yet.',
            '{node} 接着问 {zone} 的服务器 {host}（{server}）：这是该域名之上它知道服务器的最近的区；其中先选应答最快的，或尚未问过的。',
            values,
            rfc(1034, '5.3.3'),
          )
        : sentence(
            '{node} asks {host} ({server}) of {zone} once more and waits longer this time: all its servers have been asked.',
            '{zone} 的服务器都已问过，{node} 再问一次 {host}（{server}），这次等得更久。',
            values,
            rfc(1035, '7.2'),
          );
    },
    say: ({ zone, host, server }, { node }) =>
      sentence(
        '{node} turns to {host} ({server}) of {zone}',
        '{node} 去问 {zone} 的 {host}（{server}）',
        {
          ...{ node, zone: zoneName(zone), host: spokenName(host), server: formatIpv4(server) },
        },
      ),
  },
  'dns.forged': {
    source: 'application',
    label: { en: 'a forged answer', zh: '伪造的回答' },
    why: ({ name, server, peer, port, messageId }, { node }) =>
      sentence(
        '{node} sends {peer} an answer about {name} as if it came from {server}, and guesses: the ID {id}, the port {port}.',
        '{node} 冒充 {server} 向 {peer} 发送关于 {name} 的回答，标识 {id} 和端口 {port} 都是猜的。',
        {
          ...{ node, name: spokenName(name), server: formatIpv4(server), peer: formatIpv4(peer) },
          ...{ id: messageId, port },
        },
        rfc(5452, '4'),
      ),
    say: ({ name, server }, { node }) =>
      sentence(
        '{node} forges an answer of {server} about {name}',
        '{node} 冒充 {server} 伪造关于 {name} 的回答',
        { node, name: spokenName(name), server: formatIpv4(server) },
      ),
  },
  'dns.rejected': {
    source: 'application',
    label: { en: 'records are not believed', zh: '记录不被采信' },
    why: ({ name, type, zone, count, peer }, { node }) =>
      sentence(
        '{node} does not believe {count} of the records that {peer} sent, {name} {type} among them: it asked a server of {zone}, which has no say in that name.',
        '{node} 不采信 {peer} 送来的 {count} 条记录，其中有 {name} {type}：它问的是 {zone} 的服务器，这个域名不归它管。',
        {
          ...{ node, type, count, peer: formatIpv4(peer) },
          ...{ name: spokenName(name), zone: zoneName(zone) },
        },
        rfc(5452, '6'),
      ),
    say: ({ name, type }, { node }) =>
      sentence('{node} does not believe {name} {type}', '{node} 不采信 {name} {type}', {
        ...{ node, type, name: spokenName(name) },
      }),
  },
};
