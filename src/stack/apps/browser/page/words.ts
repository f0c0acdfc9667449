import { formatIpv4 } from '../../../core/addresses.ts';
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { browserEvents } from '../events.ts';
import { cookieTexts, kindTexts, useTexts, whyFailed } from './names.ts';

export const browserWords: WordsFor<typeof browserEvents> = {
  'browser.navigated': {
    source: 'application',
    label: { en: 'an address', zh: '打开网址' },
    why: ({ url, again }, { node }) =>
      again
        ? sentence(
            'Somebody at {node} reloads {url}: the page is asked for even if the cache has it.',
            '{node} 上有人重新加载 {url}：即使缓存里有，也要再问一次。',
            { node, url },
            rfc(9111, '5.2.1.1'),
          )
        : sentence('Somebody at {node} goes to {url}.', '{node} 上有人打开 {url}。', { node, url }),
    say: ({ url }, { node }) =>
      sentence('{node} goes to {url}', '{node} 打开 {url}', { node, url }),
  },
  'browser.discovered': {
    source: 'application',
    label: { en: 'found', zh: '发现资源' },
    why: ({ what, url, by }, { node }) =>
      by < 0
        ? sentence('{node} is to load the page {url}.', '{node} 要加载页面 {url}。', { node, url })
        : sentence(
            'What has come names a {what}: {url}. {node} fetches it as well.',
            '已收到的内容提到了{what} {url}，{node} 也去取它。',
            { what: kindTexts[what], url, node },
          ),
    say: ({ url }, { node }) => sentence('{node} finds {url}', '{node} 发现 {url}', { node, url }),
  },
  'browser.cached': {
    source: 'application',
    label: { en: 'the cache', zh: '缓存' },
    why: ({ use }, { node }) =>
      sentence(
        'The cache of {node}: {what}.',
        '{node} 的缓存：{what}。',
        { node, what: useTexts[use] },
        rfc(9111, '4'),
      ),
    say: ({ use }, { node }) =>
      sentence('{node}: {what}', '{node}：{what}', { node, what: useTexts[use] }),
  },
  'browser.lookup.begun': {
    source: 'application',
    label: { en: 'a name to look up', zh: '查名字' },
    why: ({ name }, { node }) =>
      sentence(
        '{node} needs the address of {name} before it can connect.',
        '{node} 要先知道 {name} 的地址，才能连接。',
        { node, name },
        rfc(9110, '4.2.1'),
      ),
    say: ({ name }, { node }) =>
      sentence('{node} looks {name} up', '{node} 查 {name}', { node, name }),
  },
  'browser.lookup.done': {
    source: 'application',
    label: { en: 'a name looked up', zh: '名字查完' },
    why: ({ name, address, found }, { node }) =>
      found
        ? sentence(
            '{node} knows now: {name} is {address}.',
            '{node} 现在知道：{name} 是 {address}。',
            {
              ...{ node, name },
              address: formatIpv4(address),
            },
          )
        : sentence('{node} finds no address for {name}.', '{node} 查不到 {name} 的地址。', {
            node,
            name,
          }),
    say: ({ name }, { node }) =>
      sentence('{node} is done looking up {name}', '{node} 查完了 {name}', { node, name }),
  },
  'browser.connect.begun': {
    source: 'application',
    label: { en: 'connecting', zh: '开始连接' },
    why: ({ address, port }, { node }) =>
      sentence(
        'A request waits, no connection to {address}:{port} is free, and {node} has not as many as it may: it opens one.',
        '有请求在等，到 {address}:{port} 没有空闲的连接，数目也未到上限，于是 {node} 再开一个。',
        { node, address: formatIpv4(address), port },
        rfc(9112, '9.4'),
      ),
    say: ({ address, port }, { node }) =>
      sentence('{node} connects to {address}:{port}', '{node} 连接 {address}:{port}', {
        ...{ node, port },
        address: formatIpv4(address),
      }),
  },
  'browser.connected': {
    source: 'application',
    label: { en: 'connected', zh: '连接已建立' },
    why: (_, { node }) =>
      sentence(
        'A connection of {node} stands: it can ask now.',
        '{node} 的一个连接已建立，可以发请求了。',
        { node },
      ),
    say: (_, { node }) => sentence('{node} is connected', '{node} 已连上', { node }),
  },
  'browser.asked': {
    source: 'application',
    label: { en: 'its turn', zh: '轮到请求' },
    why: ({ url, served }, { node }) =>
      sentence(
        'A connection is free (it has brought {served} {served:answer|answers} before), and {url} is the first that waits: {node} asks.',
        '有一个连接空闲（此前已带回 {served} 个响应），排在最前的是 {url}，于是 {node} 发出请求。',
        { node, url, served },
        rfc(9112, '9.3'),
      ),
    say: ({ url }, { node }) =>
      sentence('{node} asks for {url}', '{node} 请求 {url}', { node, url }),
  },
  'browser.answered': {
    source: 'application',
    label: { en: 'an answer begins', zh: '响应开始' },
    why: ({ status }, { node }) =>
      sentence(
        'The header of the answer is at {node}: {status}.',
        '响应的首部已到 {node}：{status}。',
        { node, status },
      ),
    say: ({ status }, { node }) =>
      sentence('{node} is answered {status}', '{node} 得到响应 {status}', { node, status }),
  },
  'browser.received': {
    source: 'application',
    label: { en: 'an answer', zh: '响应收完' },
    why: ({ status, octets, network }, { node }) =>
      network
        ? sentence(
            'The whole answer {status} is at {node}, with {octets} {octets:byte|bytes} of body.',
            '响应 {status} 已全部到达 {node}，正文 {octets} 字节。',
            { node, status, octets },
          )
        : sentence(
            '{node} answers itself from its cache, with {octets} {octets:byte|bytes}: no packet is sent.',
            '{node} 用自己的缓存作答，共 {octets} 字节，没有发出分组。',
            { node, octets },
            rfc(9111, '4'),
          ),
    say: ({ octets }, { node }) =>
      sentence('{node} has {octets} {octets:byte|bytes}', '{node} 收完 {octets} 字节', {
        node,
        octets,
      }),
  },
  'browser.redirected': {
    source: 'application',
    label: { en: 'elsewhere', zh: '重定向' },
    why: ({ status, url }, { node }) =>
      sentence(
        'The answer {status} says that it is elsewhere: {node} goes on to {url}.',
        '响应 {status} 说它在别处，{node} 转向 {url}。',
        { node, status, url },
        rfc(9110, '15.4'),
      ),
    say: ({ url }, { node }) =>
      sentence('{node} is sent on to {url}', '{node} 转向 {url}', { node, url }),
  },
  'browser.again': {
    source: 'application',
    label: { en: 'asked once more', zh: '再请求一次' },
    why: (_, { node }) =>
      sentence(
        'The server closed a connection that had served before, just as {node} asked. The request changes nothing, so {node} asks once more.',
        '{node} 刚发出请求，服务器就关闭了这个用过的连接。这个请求不会改变什么，所以 {node} 再请求一次。',
        { node },
        rfc(9112, '9.3.1'),
      ),
    say: (_, { node }) => sentence('{node} asks once more', '{node} 再请求一次', { node }),
  },
  'browser.failed': {
    source: 'application',
    label: { en: 'not loaded', zh: '加载失败' },
    why: ({ url, why }, { node }) =>
      sentence('{node} does not get {url}: {why}.', '{node} 没有取到 {url}：{why}。', {
        node,
        url,
        why: whyFailed[why],
      }),
    say: ({ url }, { node }) =>
      sentence('{node} does not get {url}', '{node} 没有取到 {url}', { node, url }),
  },
  'browser.cookie': {
    source: 'application',
    label: { en: 'a cookie', zh: 'Cookie' },
    why: ({ name, domain, path, outcome }, { node }) =>
      sentence(
        'The cookie {name} for {domain}{path} {outcome} at {node}.',
        '{node} 收到 Cookie {name}（{domain}{path}）：{outcome}。',
        { node, name, domain, path, outcome: cookieTexts[outcome] },
        rfc(6265, '5.3'),
      ),
    say: ({ name }, { node }) =>
      sentence('{node} is given the cookie {name}', '{node} 收到 Cookie {name}', { node, name }),
  },
  'browser.content': {
    source: 'application',
    label: { en: 'to be shown', zh: '可以显示' },
    why: ({ what, url }, { node }) =>
      sentence('{node} shows the {what} {url}.', '{node} 显示{what} {url}。', {
        node,
        url,
        what: kindTexts[what],
      }),
    say: ({ url }, { node }) => sentence('{node} shows {url}', '{node} 显示 {url}', { node, url }),
  },
  'browser.loaded': {
    source: 'application',
    label: { en: 'loaded', zh: '加载完毕' },
    why: ({ resources, failed }, { node }) =>
      sentence(
        'Nothing is left to fetch at {node}: {resources} in all, {failed} of them failed.',
        '{node} 已没有要取的：共 {resources} 个，其中失败 {failed} 个。',
        { node, resources, failed },
      ),
    say: ({ resources }, { node }) =>
      sentence('{node} has loaded all {resources}', '{node} 全部加载完毕，共 {resources} 个', {
        node,
        resources,
      }),
  },
  'browser.closed': {
    source: 'application',
    label: { en: 'a connection closed', zh: '关闭连接' },
    why: (_, { node }) =>
      sentence(
        '{node} closes a connection: it has ended, or nobody has needed it for a while.',
        '{node} 关闭一个连接：它已结束，或许久没有用到。',
        { node },
        rfc(9112, '9.3'),
      ),
    say: (_, { node }) => sentence('{node} closes a connection', '{node} 关闭一个连接', { node }),
  },
};
