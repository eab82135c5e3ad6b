// 控制台的简体中文文字。键与英文一致，由 messages.test.ts 检查。
import type { Messages } from './en';
import { reactAdmin } from './zh.ra';
import { resources } from './zh.resources';
import { signIn } from './zh.signin';

export const zh: Messages = {
  ra: reactAdmin,
  resources,
  kehu: {
    name: '客户 Kehu',
    tagline: '客户，以及与客户有关的一切。',
    menu: {
      open: '打开菜单', main: '主菜单', home: '首页', sales: '销售', company: '公司', oversight: '监督', platform: '平台',
      settings: '设置', bin: '回收站', search: '搜索或前往…', theme: '浅色或深色', dark: '深色', light: '浅色',
      language: '语言', account: '您的账户', profile: '个人资料与安全', shortcuts: '键盘快捷键', signOut: '退出登录', compact: '紧凑列表', comfortable: '宽松列表',
      skip: '跳到正文',
    },
    action: {
      new: '新建', save: '保存', preview: '检查并保存', cancel: '取消', close: '关闭', edit: '编辑', delete: '删除', restore: '恢复',
      back: '返回', more: '更多', retry: '重试', add: '再加一个', remove: '移除', copy: '复制', copied: '已复制', download: '下载',
      clear: '清除', clearAll: '全部清除', confirm: '确认', filter: '筛选', apply: '查看结果', columns: '列', open: '打开', continue: '继续', print: '打印', decide: '处理',
    },
    list: {
      search: '搜索', results: '第 %{from} 至 %{to} 条', page: '第 %{page} 页', next: '下一页', previous: '上一页', perPage: '每页',
      none: '没有匹配的记录', noneHelp: '没有符合条件的记录，请减少筛选条件。', end: '此页没有内容。',
      firstPage: '回到第一页', any: '不限', loading: '加载中', table: '记录', more: '显示更多', usual: '恢复默认', earlier: '前移', later: '后移', width: '%{name}的列宽', widthHelp: '拖动调整列宽，双击恢复默认',
    },
    form: {
      required: '带 * 的为必填项', saved: '已保存。', created: '已添加 %{name}。', unsaved: '有未保存的更改。',
      invalid: '请检查标出的字段。', day: '日期不完整。', nothing: '没有任何更改。', optional: '选填',
      preview: { title: '请确认', intro: '以下是系统理解后将要保存的内容。', save: '保存', back: '返回修改', adjusted: '已规范' },
      duplicates: { title: '可能已存在', intro: '另一条记录有相同的值：', open: '查看', field: '%{field}“%{value}”已用于' },
      warnings: '请再次确认',
      conflict: {
        title: '记录已被他人修改', intro: '您编辑期间，%{who}修改了此记录。请逐项选择要保留的内容。',
        someone: '其他人', field: '字段', original: '原值', theirs: '对方', yours: '您的', keepYours: '保留您的', keepTheirs: '保留对方的',
        same: '双方的更改互不影响：保存即可同时保留。', save: '按选择保存', discard: '放弃我的更改', gone: '该记录已不存在。',
      },
    },
    confirm: {
      delete: '删除 %{name}？', deleteBin: '将移入回收站，在彻底清除之前可以恢复。',
      deleteForever: '此操作无法撤销。', deleted: '已删除 %{name}。', undo: '撤销', restored: '已恢复 %{name}。', leave: '不保存就离开？',
    },
    bell: { name: '通知，%{smart_count} 条未读', title: '通知', none: '没有新通知。', readAll: '全部标为已读' },
    export: { action: '导出', help: '按当前筛选将列表导出为文件，在后台进行；您看到掩码的字段仍为掩码。', start: '开始导出', format: '格式', formats: { xlsx: 'Excel 工作簿', csv: 'CSV 文件', pdf: 'PDF（用于打印，最多 5,000 条）' }, reasonHelp: '记入审计。' },
    views: { name: '视图', none: '还没有视图', save: '保存当前视图', help: '以一个名称保存筛选条件和列，在您的所有设备上可用。', label: '名称', pinned: '显示在列表上方', isDefault: '打开列表时使用', share: '所有人可用', shared: '所有人可用', saved: '已保存 %{name}。', delete: '删除 %{name}' },
    bulk: {
      title: '批量操作', count: '已选 %{smart_count} 条', clear: '取消选择', choose: '选择 %{name}', chooseAll: '选择当前显示的全部', change: '修改', transfer: '移交', restore: '恢复', purge: '彻底清除',
      outcome: '将修改 %{smart_count} 条。', refused: '%{smart_count} 条保持不变：', start: '执行', look: '先预览', all: '按当前筛选列出的全部',
    },
    problem: {
      title: '操作未成功', notFound: '页面不存在', notFoundHelp: '地址有误，或记录已不存在、您无权查看。',
      denied: '您无权查看此页', deniedHelp: '如工作需要，请向管理员申请权限。',
      network: '无法连接服务器。请检查网络后重试。', request: '请求编号 %{id}', home: '回到首页',
      help: '如再次发生，请将请求编号告知管理员。',
    },
    shortcuts: {
      title: '键盘快捷键', palette: '搜索或前往', new: '新建', save: '保存', search: '在列表中搜索', help: '显示此表',
      close: '关闭或返回', or: '或',
    },
    palette: { placeholder: '搜索，或前往…', go: '前往', create: '新建', customers: '客户', contacts: '联系人', products: '产品', orders: '订单', none: '没有结果。', hint: '↑ ↓ 选择，Enter 打开，Esc 关闭' },
    home: {
      hello: '您好，%{name}', sub: '%{company}，%{date}', start: '开始使用', startHelp: '五步，让所有人都能用起来。', done: '已完成',
      progress: '已完成 %{done} / %{all}', hide: '隐藏',
      step: {
        settings: '设置公司', settingsHelp: '时区、编号、回收站保留时间。',
        departments: '建立组织架构', departmentsHelp: '公司与部门组成的树。',
        users: '邀请同事', usersHelp: '每人会收到含初始密码的邮件，首次登录时设置双重验证。',
        customers: '添加第一位客户', customersHelp: '也可导入已有的客户。',
        codes: '保存恢复码', codesHelp: '以备手机遗失。',
      },
      sales: '近几个月的订单', due: '待收款', recent: '最近的客户', recentNone: '还没有客户', recentHelp: '您添加的客户会显示在这里。', all: '全部客户',
      changes: '最新变更', changesNone: '还没有变更。', quick: '快捷操作',
    },
    history: {
      title: '变更记录', none: '还没有变更。保存后稍候即会显示。', system: '系统', empty: '空', more: '更早的记录',
      created: '新建', updated: '修改', deleted: '删除', restored: '恢复', purged: '彻底清除', unmasked: '查看明文', discarded: '丢弃', erased: '抹除', merged: '合并', unmerged: '撤销合并', inner: '没有页面显示的内容。', list: '显示 %{count} 项',
    },
    audit: {
      verify: '验证审计链', verifying: '正在逐行检查…', valid: '审计链完整：已检查 %{count} 行。', broken: '发现 %{count} 处异常。',
      about: '谁在何时、通过哪次请求修改了什么。每一行都与前一行相链接。',
    },
    trial: { title: '试用 Kehu', sub: '请介绍您的公司，我们将通过邮件答复。', submit: '申请试用', sent: '谢谢。答复将发送至 %{email}。' },
    time: { now: '刚刚', never: '从未' },
    locale: { 'en': '英文', 'zh-CN': '简体中文' },
    you: '您',
    colleague: '同事',
    colon: '：', aside: '（%{text}）', comma: '、', clause: '，', semicolon: '；',
    yes: '是',
    no: '否',
    ...signIn,
  },
};
