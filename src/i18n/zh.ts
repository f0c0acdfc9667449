/** 外壳的文字。键与参数必须和 en.ts 完全一致，否则编译不通过。 */
export const zh = {
  'shell.skip': '跳到正文',
  'shell.home': '网镜 Wireglass，主页',
  'shell.path': '当前位置',
  'shell.tools': '工具',
  'shell.language': '语言',
  'shell.settings': '设置',
  'shell.help': '键盘操作说明',
  'shell.words': '本页的术语',
  'shell.palette': '搜索命令',
  'shell.close': '关闭',
  'shell.loading': '正在加载……',

  'missing.title': '这里没有页面',
  'missing.text': '地址 {path} 不对应任何一课，也不是网镜的其他页面。',
  'missing.home': '回到主页',

  'error.title': '网镜自己出错了',
  'error.text':
    '网镜内部出了错，页面停了下来。你的学习进度没有丢。可以重新开始这一页；会话文件里保存着整次运行，便于查清原因。',
  'error.not-loaded':
    '运行协议栈的程序没能下载，请检查网络。你的学习进度没有丢，重新开始会回到刚才的地方。',
  'error.silent':
    '运行协议栈的程序不再应答，可能被浏览器终止了。你的学习进度没有丢，重新开始会回到刚才的地方。',
  'error.restart': '重新开始',
  'error.download': '下载会话文件',
  'error.home': '主页',
  'error.details': '错误详情',
} as const;
