// 客户细分、标签与停发地址，简体中文。
import type { Texts } from './en';
import type { groups as english } from './en.groups';

export const groups: Texts<typeof english> = {
  segments: {
    name: '客户细分', one: '细分', about: '按规则划分的客户群。每晚以及规则修改后，系统会重新计算其中有哪些客户。', new: '新建细分', newHelp: '填写规则，系统会找出符合的客户，并每晚更新。', edit: '编辑细分',
    empty: '还没有客户细分', emptyHelp: '例如最佳客户，或很久没有下单的客户。', deleteHelp: '客户本身不受影响。此操作无法撤销。',
    customers: '位客户', first: '正在计算', hidden: '客户数量仅对可查看全部客户的人显示。', asOf: '截至 %{when}', computing: '正在计算其中的客户…', recompute: '重新计算',
    who: '其中的客户', list: '在客户列表中查看', nobody: '其中没有客户', nobodyHelp: '按上次计算的结果，您可查看的客户中没有符合规则的。',
    condition: '条件 %{number}', add: '添加条件', not: '不是', inMonths: '（最近 %{smart_count} 个月）', startWith: '从这里开始：', ruleHelp: '同一条件中的多个值满足其一即可；范围包含两端。',
    scores: '评分将最近 12 个月内下过订单的客户相互比较，分为五档：5 分为最近下单、下单最多或金额最高的五分之一，1 分为最低。',
    habits: { title: '下单习惯', recency: '最近下单', today: '今天', ago: '%{smart_count} 天前', frequency: '近 12 个月订单数', amount: '近 12 个月成交额（未税）', score: '%{score} 分，满分 5 分', help: '与其他客户相比评为 1 至 5 分，5 分为最高的五分之一；截至%{when}。' },
    start: { best: '最佳客户', fading: '正在流失的好客户', never: '从未下单', fresh: '新客户', large: '成交额最高' },
    live: { title: '符合的客户', incomplete: '填写条件后即可看到有多少客户符合。', of: '位客户符合，共检查 %{examined} 位。', first: '最新的有：%{names}', newest: '仅检查了最新的 5,000 位客户。' },
    range: { fromTo: '%{from} 至 %{to}', from: '%{from} 及以上', to: '%{to} 及以下', since: '%{from} 及以后', until: '%{to} 及以前' }, score: { 1: '1（最低）', 5: '5（最高）' },
    match: { all: '须满足全部条件', any: '满足任一条件即可' }, holds: { false: '是', true: '不是' },
    help: { months: '留空为 12 个月。', currency: '留空为公司币种。' }, fieldHelp: { recency: '从未下单的客户不在任何范围内。' },
    fields: {
      id: '标识', version: '版本', createdAt: '添加时间', createdBy: '添加人', updatedAt: '修改时间', updatedBy: '修改人', name: '名称', notes: '备注', match: '条件关系', conditions: '规则', members: '成员',
      'conditions.field': '字段', 'conditions.not': '是或不是', 'conditions.in': '以下之一', 'conditions.from': '从', 'conditions.to': '至', 'conditions.months': '最近几个月', 'conditions.currency': '币种',
    },
    field: {
      recency: '距上次下单天数', frequency: '订单数', amount: '未税成交额', recencyScore: '近度评分', frequencyScore: '频度评分', amountScore: '金额评分', level: '等级', status: '状态', type: '类型', category: '分类', tag: '标签',
      industry: '行业', source: '来源', city: '城市', owner: '负责人', createdAt: '添加日期', updatedAt: '修改日期', age: '添加后天数', completeness: '完整度（百分比）',
    },
  },
  tags: {
    name: '标签', about: '客户带有的标签。重命名、合并与移除会在后台逐个修改相应的客户。', search: '标签开头…', empty: '还没有标签', emptyHelp: '为客户添加标签后，稍候即会显示在这里。',
    count: '%{count} 位客户', rename: '重命名', merge: '并入另一标签', remove: '移除', same: '名称没有变化。',
    renameHelp: '将修改 %{smart_count} 位客户，仅限您有权修改的。', mergeHelp: '%{smart_count} 位客户将改用另一标签。', removeHelp: '%{smart_count} 位客户将不再带有此标签。',
    fields: { tag: '标签', count: '客户', to: '新名称', into: '并入的标签' },
  },
  suppressions: {
    name: '停发邮件的地址', about: '发往这些地址的邮件被永久退回或被标记为垃圾邮件，因此不再向其发送贵公司的邮件。', empty: '没有停发的地址', emptyHelp: '邮件被永久退回后，其地址会显示在这里。',
    lift: '恢复发送', liftHelp: '将重新向该地址发送邮件，直到再次被退回。', lifted: '已恢复向 %{address} 发送邮件。', state: { bounced: '被退回', complained: '被投诉' },
    fields: { address: '邮箱', state: '原因', detail: '对方答复', createdAt: '起始时间', reason: '理由', mailId: '邮件' },
  },
};
