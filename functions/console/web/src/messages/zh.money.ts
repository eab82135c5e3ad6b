// 发货、退货与收款，简体中文。
import type { Texts } from './en';
import type { money as english } from './en.money';

export const money: Texts<typeof english> = {
  imports: {
    name: '导入', about: '从 CSV 或 Excel 文件导入已有数据，写入之前可先查看结果。', listHelp: '已导入的文件，以及如何撤回。', new: '导入文件', empty: '还没有导入',
    step: { file: '选择文件', columns: '对应列并预览', start: '开始' }, kind: { customers: '客户', contacts: '联系人', products: '产品', orders: '历史订单' }, template: '带表头的空白文件：', drop: '将文件拖到此处，或点击选择', dropHelp: '支持 CSV（UTF-8、UTF-16 或 GB18030）和 Excel，最多 100,000 行',
    other: '换一个文件', columnsHelp: '系统已识别各列，如有误请修改。', preset: '采用“%{name}”的列对应。', leaveOut: '不导入', merged: '合并单元格：%{cells}，仅首格有值。', how: '如何处理各行', firstRows: '前几行的结果', line: '行', inLine: '第 %{line} 行', outcomeLabel: '结果', noRows: '文件中没有数据行。',
    fields: { kind: '数据类型', fileName: '文件', mode: '方式', state: '状态', size: '大小', createdAt: '开始时间', createdBy: '操作人', fileSize: '大小', content: '文件' },
    mode: { create: '全部新建', update: '修改已有记录', upsert: '新建或修改' }, duplicatesLabel: '已存在的行', duplicates: { refuse: '视为失败', skip: '跳过', allow: '仍然导入' }, key: '匹配依据', clear: '空单元格清空字段', saveAs: '记住列对应为', saveAsHelp: '用于表头相同的文件，留空则不保存。',
    outcome: { create: '新建', update: '修改', unchanged: '无变化', skip: '跳过', fail: '失败' }, try: '试运行，不写入', start: '导入', state: { begun: '已开始', tried: '已试运行', started: '已导入', reverted: '已撤回' }, revert: '撤回', revertHelp: '导入产生的记录将移入回收站，之后被修改过的保留。',
  },
  receipts: {
    name: '收款', about: '已收到的款项及其核销的订单。', new: '登记收款', empty: '还没有收款', emptyHelp: '登记客户的付款，核销订单或留作预收。', order: '订单', part: '金额（留空则全部）', addOrder: '添加订单', nothingOpen: '该客户没有未结订单，款项将留作预收。',
    allocate: '核销订单', release: '取消核销', refund: '退款', reverse: '冲销', reversed: '已冲销',
    fields: {
      id: '标识', number: '编号', date: '收款日期', customerId: '客户', customerName: '客户', amount: '金额', 'amount.amount': '金额', 'amount.currency': '币种', unallocated: '预收余额', method: '付款方式', status: '状态', reference: '银行流水号', owner: '负责人',
      invoiceNumber: '发票号', notes: '备注', allocations: '核销的订单', 'allocations.orderId': '订单', 'allocations.orderNumber': '订单', 'allocations.amount': '金额', reason: '原因', from: '起始日期', to: '截止日期', createdAt: '登记时间', createdBy: '登记人', reversalReason: '原因', reversedAt: '冲销时间', reversedBy: '冲销人', updatedAt: '修改时间', updatedBy: '修改人', version: '版本',
    },
    status: { recorded: '已登记', reversed: '已冲销' },
    help: { date: '留空则为今天。', allocations: '未核销的部分留作预收。', reverse: '款项未能到账（如支票退票），相关订单恢复为未付。', refund: '将预收款退还客户。', release: '款项转为预收，订单恢复为未付。' },
  },
  receivables: {
    name: '应收款', about: '尚未收到的款项及其到期日。', empty: '款项已全部结清', days: '逾期 %{smart_count} 天',
    fields: { number: '订单', customerName: '客户', open: '未收金额', overdue: '逾期金额', dueDate: '到期日', dueTo: '到期日截止', daysOverdue: '逾期', owner: '负责人', reference: '客户单号' },
  },
  reviews: {
    name: '权限复核', about: '定期检查成员是否仍需要其权限。', new: '发起复核', empty: '还没有复核', emptyHelp: '复核列出成员持有的角色，由复核人逐项保留或收回。', progress: '已处理 %{done} / %{all}', everybody: '所有人', close: '结束复核', closeHelp: '未处理的项目保持不变。', unused: '从未使用',
    keep: '保留', revoke: '收回', keepHelp: '%{name} 保留该角色。', revokeHelp: '%{name} 将立即失去该角色。', items: '权限清单', byPosition: '来自职位', seen: '最近活动 %{when}', never: '从未登录', download: '导出表格', gone: '此前已失去',
    fields: { name: '名称', state: '状态', dueAt: '截止时间', reviewers: '复核人', itemCount: '进度', role: '仅此角色', departmentId: '仅此部门', createdBy: '发起人', overdue: '已逾期', note: '说明', decision: '结论', closedAt: '结束时间', createdAt: '发起时间' },
    state: { gathering: '收集中', open: '进行中', closed: '已结束' }, decision: { undecided: '待处理', kept: '保留', revoked: '收回' },
  },
  categories: {
    name: '客户分类', about: '用于归类客户的树形目录。', new: '新建分类', edit: '编辑分类', empty: '还没有分类', emptyHelp: '例如经销商与终端客户，并可逐级细分。',
    fields: { name: '名称', parentId: '上级', order: '排序', notes: '备注', id: '标识', version: '版本', createdAt: '添加时间', createdBy: '添加人', updatedAt: '修改时间', updatedBy: '修改人' },
  },
  checkups: {
    name: '资料检查', about: '按计划需要核对资料的客户。', empty: '没有待检查的客户', emptyHelp: '检查计划决定哪些客户多久核对一次。', answer: '完成检查', answerHelp: '请填写结果，下次检查按计划进行。',
    fields: { customerName: '客户', customerNumber: '编号', status: '状态', dueDate: '截止日期', reviewer: '检查人', overdue: '已逾期', nextReviewAt: '下次检查', outcome: '结果', note: '说明' },
    status: { pending: '待检查', overdue: '已逾期', confirmed: '无误', corrected: '已更正', none: '无需检查' }, outcome: { confirmed: '全部无误', corrected: '已更正' },
  },
  merge: {
    title: '合并客户', about: '另一个客户及其联系人和订单并入当前客户，30 天内可撤销。', with: '并入当前客户', field: '字段', here: '当前客户', there: '另一客户', result: '合并结果', take: '采用另一客户的值', reason: '原因',
    moves: '将带入 %{contacts} 位联系人和 %{orders} 个未结订单。', start: '合并', into: '已并入另一客户，点此查看', undo: '撤销合并', undoHelp: '另一客户将恢复原状，包括其联系人和订单；此后修改的内容保持不变。', action: '合并', look: '先预览',
  },
};
