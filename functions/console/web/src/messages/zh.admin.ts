// 权限、后台任务与平台管理，简体中文。
import type { Texts } from './en';
import type { admin as english } from './en.admin';

export const admin: Texts<typeof english> = {
  'notification-rules': {
    name: '通知规则', about: '何事通知何人：站内提醒或邮件。', new: '新建规则', edit: '编辑规则', empty: '还没有规则', emptyHelp: '例如：订单提交时通知有权审批的人。', toHelp: '每人只通知一次，且仅限有权查看该记录的人。',
    fields: {
      name: '名称', event: '事件', channels: '方式', disabled: '暂停', to: '通知对象', 'to.owner': '记录的负责人', 'to.approvers': '订单：有权审批的人', 'to.users': '指定用户', 'to.roles': '持有以下角色的人', 'to.departments': '以下部门的所有人', id: '标识', version: '版本',
      createdAt: '添加时间', createdBy: '添加人', updatedAt: '修改时间', updatedBy: '修改人',
    },
    channel: { inApp: '站内提醒', mail: '邮件' },
    event: {
      customer_created: '新增客户', customer_handed: '客户更换负责人', customer_deleted: '客户被删除', customer_restored: '客户被恢复', order_submitted: '订单提交', order_approved: '订单批准', order_rejected: '订单被拒绝', order_completed: '订单完成', order_cancelled: '订单取消', job_finished: '任务结束',
    },
  },
  roles: {
    name: '角色', about: '权限来自角色。内置角色可以调整，自建角色可从空白或副本开始。', new: '新建角色', newHelp: '未勾选即为禁止。您授予的权限不能超过自己的权限。',
    matrix: '角色总览', matrixHelp: '按角色列出全部权限，可查看或打印。', builtIn: '内置', changed: '已调整', everything: '全部权限，包括将来新增的',
    administrator: '管理员拥有全部权限，此角色不能修改。', copy: '复制', copyHelp: '副本是您自己的角色，可以修改。', reset: '恢复原状', resetHelp: '对此角色所做的调整将对所有持有者撤销。',
    deleteHelp: '有人持有或由职位附带的角色不能删除。', rulesHelp: '有负责人的记录，请选择权限适用于谁的记录。', shownHelp: '其余的以星号掩码显示。', scopeOf: '适用于谁的记录',
    fields: { id: '标识', name: '名称', description: '说明', rules: '权限', shown: '不掩码显示', version: '版本', basedOn: '来源角色', copiedFrom: '复制自' },
    scope: { own: '本人', team: '本团队', subtree: '全部下属', all: '全部' },
    masked: { phone: '电话与传真', bank: '银行账号', taxNumber: '税号' },
    object: {
      segment: '客户细分', audit: '审计', customer: '客户', department: '部门', dictionary: '字典', job: '他人的任务', login: '登录记录', order: '订单', permission: '权限', position: '职位',
      product: '产品', notificationRule: '通知规则', role: '角色', settings: '设置', user: '用户', tenant: '租户', category: '客户分类', receipt: '收款', review: '权限复核', view: '视图',
    },
    action: {
      create: '新建', read: '查看', update: '修改', delete: '删除', restore: '恢复', suspend: '停用', reset: '重置双重验证', signOut: '结束会话', unlock: '解锁', offboard: '办理离职', password: '重置密码',
      close: '关闭', export: '导出', cancel: '取消', transfer: '移交', unmask: '查看明文', readCost: '查看成本', submit: '提交', approve: '审批', purge: '彻底清除', erase: '永久抹除', merge: '合并', import: '导入', ship: '发货', plan: '付款计划', allocate: '核销', reverse: '冲销', verify: '验证', refund: '退款', invoice: '登记开票', rebuild: '重新汇总', share: '共享', change: '变更已批准的', overrideCredit: '超出信用额度', show: '显示',
    },
  },
  permissions: {
    name: '权限', about: '谁能做什么、从何而来、为什么。', of: '用户或角色', subject: { user: '用户', role: '角色' },
    tab: { overview: '一览表', explain: '为什么能看到？', holders: '谁有权限？', copy: '复制' }, byPosition: '来自职位', expired: '已于 %{when} 到期', until: '至 %{when}', none: '没有任何权限。',
    fields: { permission: '权限', scope: '适用于谁的记录', origins: '来源', object: '对象', action: '操作' }, record: '针对某个客户（可选）',
    allowed: '%{name} 可以执行此操作。', refused: '%{name} 不能执行此操作。', why: '为什么？', nobody: '没有人拥有此权限。', from: '复制自', to: '授予', mode: { title: '方式', replace: '替换为相同权限', merge: '在原有基础上增加' },
    copyHelp: '选择来源和对象：在更改之前，您会看到将增加、移除和保留的内容。', copy: '复制权限', copied: '权限已复制。', same: '没有需要更改的内容。', added: '增加', removed: '移除', kept: '保留',
  },
  jobs: {
    name: '任务', about: '耗时较长的操作在这里进行，关闭页面后仍会继续。', empty: '还没有任务', emptyHelp: '移交客户、导出数据等会在这里显示进度。', whose: '归属',
    fields: { kind: '任务', state: '状态', done: '进度', createdBy: '发起人', createdAt: '发起时间', startedAt: '开始时间', finishedAt: '结束时间', outcome: '结果' },
    kind: { segments_compute: '计算客户细分', segments_clear: '清空客户细分', transfer: '移交客户', offboarding: '办理离职', tenant_export: '导出全部数据', customers_bulk: '批量修改客户', customers_merge: '合并客户', review: '收集复核清单', searchTokens: '重建搜索', orderTotals: '重新汇总订单', checkups_open: '开启资料检查', export: '导出列表', import_revert: '撤回导入', import: '导入文件' },
    state: { queued: '等待中', running: '进行中', succeeded: '已完成', failed: '失败', cancelled: '已取消' }, outcome: { done: '完成', failed: '失败', skipped: '跳过' },
    doneOf: '%{done} / %{total}', doneSoFar: '已处理 %{done}', failedRows: '失败 %{failed}', rows: '逐行结果', row: '第 %{number} 行', cancel: '取消任务', cancelHelp: '已完成的部分不会撤销。', cancelled: '任务即将结束。',
  },
  transfer: {
    title: '移交客户', about: '将某人的客户交给他人；执行前先查看结果。', from: '移交人', to: '接收人', which: '哪些客户', all: '全部',
    chosen: '所选的 %{smart_count} 个', reason: '原因', reasonHelp: '记入每个客户的历史。', preview: '先预览', outcome: '将会发生',
    count: '%{smart_count} 个客户将被移交。', atLeast: '超过 %{smart_count} 个客户将被移交。',
    refused: '%{smart_count} 个保持不变：', start: '开始移交',
  },
  sessions: {
    name: '会话', none: '没有进行中的会话。', unknown: '未知设备', current: '当前', since: '登录于', seen: '最近活动', end: '结束', endHelp: '该设备需要重新登录。', ended: '会话已结束。',
  },
  tenants: {
    name: '租户', about: '使用本系统的公司及其套餐、期限和席位。公司内的数据仅归其自己。', empty: '还没有租户', search: '名称…', seatsOf: '%{used} / %{seats} 个席位', seats: '%{seats} 个席位', ends: '至 %{when}',
    section: { plan: '套餐', state: '状态' },
    fields: {
      id: '标识', name: '名称', status: '状态', plan: '套餐', seats: '席位', expiresAt: '到期时间', lastActivityAt: '最近活动', referralCode: '销售代码', createdAt: '开通时间', notes: '备注', purgeAt: '清除时间', reason: '原因', days: '天数',
    },
    help: { expiresAt: '留空则不到期。', notes: '仅平台管理员可见。', reason: '该公司的用户会看到。' },
    plan: { trial: '试用版', team: '团队版', business: '商务版', enterprise: '企业版', unlimited: '无限版' },
    status: { pending: '待确认', trial: '试用中', active: '正常', suspended: '已停用', expired: '已到期', closed: '已关闭' },
    step: { extend: '延长期限', suspend: '停用', reactivate: '恢复', close: '关闭' },
    confirm: {
      extend: '为 %{name} 延长期限。', suspend: '%{name} 的用户可以查看，但不能更改。', reactivate: '%{name} 可以继续使用。', close: '%{name} 可在 30 天内查看并导出数据。',
    },
  },
  trials: {
    name: '试用申请', about: '希望试用的公司。', empty: '没有申请', rejectHelp: '原因将通过邮件告知。',
    fields: { company: '公司', name: '姓名', email: '邮箱', phone: '电话', country: '国家或地区', message: '用途', referralCode: '销售代码', reason: '原因', state: '状态', createdAt: '申请时间', plan: '套餐', seats: '席位', trialDays: '试用天数' },
    state: { pending: '待处理', approved: '已批准', rejected: '已拒绝' },
  },
  extensions: {
    name: '延期申请', about: '申请延长期限的公司。', empty: '没有申请', ask: '申请延期', send: '提交', sent: '申请已提交。', help: '由平台运营方审批，并在此答复。', daysOf: '%{days} 天',
    fields: { company: '公司', days: '天数', reason: '原因', answer: '答复', state: '状态', createdAt: '申请时间' },
  },
};
