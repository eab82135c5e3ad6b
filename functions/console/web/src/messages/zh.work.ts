// 待办、历史版本、检查计划、推荐与维护，简体中文。
import type { Texts } from './en';
import type { work as english } from './en.work';

export const work: Texts<typeof english> = {
  tasks: {
    name: '我的待办', none: '没有待办事项', noneHelp: '待审批的订单、待检查的客户等会显示在这里。',
    all: { approve: '全部待审批订单', change: '全部待审批变更', rejected: '全部被驳回的订单', second: '全部客户变更', checkup: '全部待检查的客户', review: '全部权限复核', overdue: '全部应收款' },
    kind: { approve: '待审批的订单', change: '待审批的订单变更', rejected: '被驳回的订单', second: '待复核的客户变更', checkup: '待检查的客户资料', review: '待决定的权限复核', overdue: '逾期未收的款项' },
  },
  past: {
    title: '%{name} 的历史状态', action: '历史状态', at: '日期和时间', show: '显示', field: '字段', then: '当时', today: '现在', differs: '与现在不同', all: '全部字段', differing: '仅看不同', same: '与现在没有不同。',
    about: '根据审计记录还原。对所有人掩码的内容在此仍然掩码。', proved: '由 %{smart_count} 条审计记录还原，截至当时审计链完整。', broken: '此处审计链已损坏，内容不可作为依据。', unknown: '已无法得知：%{fields}',
  },
  plan: {
    name: '检查计划', about: '多久核对一次客户资料。以第一条符合的规则为准，没有规则符合的客户无需检查。', action: '检查计划', rule: '规则 %{number}', add: '添加规则', none: '还没有规则，因此不会安排检查。', saved: '计划已生效。', up: '上移', down: '下移',
    fields: { graceDays: '逾期前的天数', rules: '规则', 'rules.level': '仅此等级', 'rules.categoryId': '仅此分类', 'rules.days': '间隔天数', updatedAt: '修改时间', updatedBy: '修改人', version: '版本' },
    help: { graceDays: '留空为 14 天。', any: '等级或分类留空则不限。' },
  },
  referrals: {
    name: '推荐', about: '各公司经由谁的销售代码而来。代码前四位为代理商，完整代码为销售人员。', empty: '还没有公司使用销售代码', emptyHelp: '注册或申请试用时可以填写推荐人的销售代码。', code: '代码开头',
  },
  anything: {
    fields: {
      id: '标识', version: '版本', createdAt: '添加时间', createdBy: '添加人', updatedAt: '修改时间', updatedBy: '修改人', deletedAt: '删除时间', deletedBy: '删除人', purgeAt: '清除时间', erasedAt: '抹除时间', mergedInto: '并入客户',
      name: '名称', owner: '负责人', reason: '原因', state: '状态', object: '列表', columns: '列', filters: '筛选', sort: '排序', shared: '全员可用', pinned: '显示在列表上方', isDefault: '默认打开',
      jobId: '任务', keptCount: '保留数', revokedCount: '收回数', employeeNumber: '工号', referralCode: '销售代码', carrier: '承运商', freight: '运费', shippedDate: '发货日期', completedAt: '完成时间', changeCount: '变更次数', returnCount: '退货次数',
      historical: '历史导入', creditOverriddenBy: '超额批准人', instalments: '分期', refunded: '已退款', refunds: '退款记录',
      decidedAt: '处理时间', decidedBy: '处理人', expiresAt: '到期时间', grantedAt: '授予时间', grantedBy: '授予人', lastSeenAt: '最近活动', positionId: '职位', reviewId: '权限复核', unused: '从未使用', userId: '用户', userName: '用户', userStatus: '状态',
    },
  },
  upkeep: {
    name: '维护', about: '重新生成为加快页面而预先准备的数据，日常使用中无需进行。', totals: '重新汇总全部订单', totalsHelp: '按月份、客户和产品的合计将根据订单重新计算，期间可以照常工作。', search: '重建搜索', searchHelp: '查找所用的数据将根据记录重新生成，并清除多余的部分，期间仍可正常查找。',
  },
};
