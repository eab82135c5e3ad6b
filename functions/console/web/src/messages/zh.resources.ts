// 记录、字段与取值的名称，简体中文。
import { admin } from './zh.admin';
import { groups } from './zh.groups';
import { money } from './zh.money';
import { work } from './zh.work';
import type { Texts } from './en';
import type { resources as english } from './en.resources';

const meta = { id: '标识', version: '版本', createdAt: '添加时间', createdBy: '添加人', updatedAt: '修改时间', updatedBy: '修改人', deletedAt: '删除时间', deletedBy: '删除人' };

export const resources: Texts<typeof english> = {
  ...admin,
  ...groups,
  ...money,
  ...work,
  customers: {
    name: '客户',
    about: '您的销售对象。',
    new: '新建客户', edit: '编辑客户', empty: '还没有客户', emptyHelp: '添加第一位客户：有名称即可，其余可以以后补充。',
    bin: '回收站', binHelp: '已删除的记录在彻底清除前保留在这里。', binEmpty: '回收站是空的', purge: '%{when}彻底清除', search: '名称、编号、电话、邮箱…',
    complete: '资料完整度 %{percent}%', completeHelp: '重要资料的填写程度', welcome: '向客户发送欢迎邮件', welcomeHelp: '发送至第一个邮箱。',
    bulkHelp: '此处填写的内容将应用于所选的 %{smart_count} 个客户，其余不变。', addTags: '增加标签', removeTags: '移除标签',
    verify: {
      title: '验证', none: '尚未验证。', mail: '发送验证码', mailHelp: '由收件人告知验证码，即可确认邮箱属实。', confirm: '输入验证码', confirmHelp: '客户邮件中的验证码。', attest: '登记电话或执照核实', attestHelp: '电话或营业执照核实的结果。', sent: '验证码已发送。', by: '方式', outcome: '结果', phoneHelp: '电话核实时填写号码。',
      channel: { email: '邮件', phone: '电话', licence: '营业执照' }, state: { pending: '等待验证码', verified: '已验证', failed: '未通过' },
    },
    mails: { title: '邮件', show: '显示', none: '没有发送过邮件。', state: { queued: '排队中', sent: '已发送', delivered: '已送达', bounced: '被退回', complained: '被投诉', rejected: '未发送', suppressed: '未发送' } },
    erase: { action: '抹除数据', help: '应本人要求：所有可识别其身份的数据将永久删除，包括历史记录；审计链仍可验证。此操作无法撤销。', reasonHelp: '请勿包含个人数据，原因会留在审计中。', done: '数据已抹除。' },
    second: {
      title: '有变更等待第二人审核', list: '双人复核', about: '敏感字段的变更须由他人批准。哪些字段需要复核，见', empty: '没有待审核的变更', fields: '变更内容', by: '申请人', at: '申请时间', approve: '批准', reject: '驳回', withdraw: '撤回',
      approveHelp: '变更立即生效。', rejectHelp: '保持不变，申请人会看到原因。', withdrawHelp: '保持不变。',
    },
    timeline: { title: '时间线', contact: '新增联系人' },
    statement: {
      title: '对账单', none: '还没有应收或收款。', ages: '账龄', account: '往来明细', opening: '期初余额', closing: '期末余额', date: '日期', kind: '类型', number: '编号', amount: '金额', balance: '余额', notDue: '未到期', days1to30: '1 至 30 天', days31to60: '31 至 60 天', days61to90: '61 至 90 天', over90: '90 天以上', open: '合计',
      movement: { order: '订单', change: '订单变更', return: '退货', closing: '订单关闭', cancellation: '订单取消', receipt: '收款', refund: '退款', reversal: '冲销' },
    },
    purgeNow: '彻底清除', purgeHelp: '将立即永久删除，无法撤销。', ofTeam: '我和下属的', reason: '原因', unmask: { action: '查看明文', help: '查看人、时间、原因和字段都会记入审计。', show: '显示', fields: '哪些字段' },
    credit: { used: '%{smart_count} 个未结订单已占用 %{amount}', available: '剩余 %{amount}', none: '无限额', share: '信用额度占用比例' },
    team: {
      title: '跟进人员', nobody: '无人', hand: '移交', handHelp: '客户将更换负责人，变更记入历史。', share: '共享', shareHelp: '共享对象可与负责人一同查看。', who: '共享给', may: '权限', to: '移交给',
      level: { read: '可查看', write: '可修改' }, unshare: '取消共享', unshareHelp: '此后仅由角色决定谁能看到该客户。', before: '历任跟进人员', joined: '已共享', left: '已取消共享', ownerChanged: '更换负责人',
    },
    section: { basics: '基本资料', contact: '联系方式', addresses: '地址', finance: '税务与付款', more: '其他' },
    fields: {
      ...meta, number: '编号', name: '名称', type: '类型', shortName: '简称', reference: '外部编号', contactName: '联系人', contactTitle: '职务',
      phones: '电话', fax: '传真', emails: '邮箱', website: '网站', addresses: '地址', address: '地址', place: '所在地', taxNumber: '税号', taxCountry: '税务国家', bank: '银行',
      paymentMethod: '付款方式', paymentTerms: '付款条件', creditLimit: '信用额度', owner: '负责人', categoryId: '分类', tags: '标签', level: '级别', industry: '行业', source: '来源', status: '状态',
      notes: '备注', primaryContact: '首要联系人', pendingChange: '待审核变更', verifications: '已验证', 'verifications.channel': '方式', 'verifications.state': '状态', 'verifications.at': '时间', 'verifications.by': '操作人', 'verifications.email': '邮箱', 'verifications.phone': '电话', 'verifications.taxNumber': '税号', 'verifications.note': '说明', 'verifications.attempts': '次数', 'verifications.expiresAt': '有效期至', team: '共享给', 'team.userId': '用户', 'team.level': '权限', completeness: '完整度', purgeAt: '清除时间', sendWelcomeEmail: '欢迎邮件', welcome: '欢迎邮件', mine: '我的', shared: '共享给我的',
      'bank.name': '开户银行', 'bank.account': '银行账号', 'bank.holder': '户名', 'paymentTerms.days': '账期（天）', 'paymentTerms.note': '付款说明',
      'creditLimit.amount': '信用额度', 'creditLimit.currency': '币种',
      'address.type': '用途', 'address.country': '国家或地区', 'address.province': '省份', 'address.city': '城市', 'address.district': '区县', 'address.street': '街道地址', 'address.postalCode': '邮编',
      'address.receiver': '收件人', 'address.phone': '电话', 'address.isDefault': '默认地址',
    },
    help: { phones: '未写国家代码的号码，按地址所在国家处理。', reference: '在其他系统中的编号。', tags: '每个标签后按 Enter。', account: '以掩码显示，仅可见末四位。' },
    type: { company: '企业', person: '个人' },
    status: { potential: '潜在', active: '活跃', lost: '流失', blocked: '停用' },
    addressType: { registered: '注册地址', billing: '账单地址', shipping: '收货地址', other: '其他' },
    paymentMethod: { cheque: '支票', cash: '现金', transfer: '银行转账', online: '在线支付', alipay: '支付宝', wechat: '微信支付', other: '其他' },
    source: { web: '网站', message: '消息', exhibition: '展会', phone: '电话', referral: '转介绍', import: '导入', visit: '拜访', other: '其他' },
  },
  contacts: {
    name: '联系人', new: '新建联系人', edit: '编辑联系人', none: '还没有联系人。', primary: '首要联系人', doNotCall: '请勿致电', emailOptOut: '不接收推广邮件',
    successor: '接任的主要联系人',
    deleteHelp: '将移入该客户的回收站。',
    section: { person: '个人资料', reach: '联系方式', part: '角色' },
    fields: {
      ...meta, name: '姓名', salutation: '称呼', title: '职务', department: '部门', phones: '电话', mobile: '手机', emails: '邮箱', wechat: '微信', birthday: '生日',
      decisionRole: '决策角色', isPrimary: '首要联系人', doNotCall: '不愿接听电话', emailOptOut: '不接收推广邮件', reportsTo: '上级', portalGrants: '门户可见内容',
      notes: '备注', customerId: '客户', purgeAt: '清除时间',
    },
    decisionRole: { initiator: '发起者', user: '使用者', influencer: '影响者', approver: '批准者', decider: '决策者', buyer: '采购者', gatekeeper: '把关者' },
  },
  products: {
    name: '产品', about: '您销售的商品、备件和服务及其价格。', new: '新建产品', edit: '编辑产品', empty: '还没有产品',
    emptyHelp: '有名称即可，编码由系统给出。', search: '名称、编码、条码…', price: '价格 %{number}', all: '所有客户', deleteHelp: '将移入回收站，已有订单不受影响。',
    section: { basics: '基本资料', prices: '价格', more: '其他' }, pricesHelp: '单位售价，不含税。针对级别的价格优先。',
    fields: {
      ...meta, name: '名称', code: '编码', barcode: '条码', category: '类别', specification: '规格', unit: '单位', status: '状态', taxRate: '税率（%）', isService: '服务', isSparePart: '备件',
      notes: '备注', prices: '价格', cost: '成本', purgeAt: '清除时间', 'price.amount': '价格', 'price.currency': '币种', 'price.level': '适用级别', 'price.minQuantity': '起订量', 'price.from': '起始日期', 'price.to': '截止日期',
    },
    status: { active: '在售', disabled: '停售' },
  },
  orders: {
    name: '订单', about: '客户的订单，从草稿到最后一笔付款。', new: '新建订单', edit: '编辑订单', empty: '还没有订单',
    emptyHelp: '订单需要客户和产品，先保存为草稿，再提交。', search: '编号、客户、客户单号…', line: '第 %{number} 行', addLine: '添加一行', done: '已完成。',
    needs: '订单需要客户和产品，请先添加。', linesHelp: '价格留空则采用产品价格。', overrideCredit: '必要时超出信用额度', none: '还没有订单。', approvable: '待我审核', paper: '订单确认书（PDF）', all: '全部订单',
    board: {
      name: '看板', list: '列表', views: '订单的显示方式', about: '按状态排列的订单。可将订单拖到其他列，或使用其菜单；不允许的操作不会提供。', move: '移动到', none: '没有订单', nowhere: '无法移动。',
      count: '%{smart_count} 个订单', keys: '按空格键拿起订单，用方向键移动，再按空格键放下，按 Esc 键放回原处。',
    },
    changes: {
      title: '批准后的变更', new: '变更订单', none: '暂无变更。', number: '变更 %{number}', status: { pending: '待审批', approved: '已批准', rejected: '已驳回' }, waits: '请用上方按钮批准或拒绝',
      help: '使金额增加的变更需要审批，其余立即生效。差异会保留。', save: '变更订单',
    },
    invoiced: { action: '登记开票', help: '各行累计已开票的数量。', before: '此前 %{quantity}' },
    goods: {
      title: '交付', none: '尚未发货。', ship: '发货', return: '退货', shipment: '发货单', shipHelp: '已填入剩余数量，可按实际减少。', returnHelp: '填写退回的数量。', nothingLeft: '没有剩余数量。', left: '剩余 %{quantity} %{unit}', date: '日期', carrier: '承运商', trackingNumber: '运单号',
      void: '作废', voidHelp: '视为从未发生。', isVoid: '已作废', credit: '少付 %{amount}', resolution: { credit: '无需付款', replacement: '补发' },
    },
    plan: { title: '付款', charged: '应付', paid: '已付', open: '未付', dueDate: '到期日', amount: '金额', status: { planned: '未到期', partial: '部分付款', received: '已付清', overdue: '已逾期' } },
    trail: { title: '审批过程', created: '起草', submitted: '提交', approved: '批准', approvedAlone: '无需审批', rejected: '驳回', cancelled: '取消', closed: '关闭', waits: '等待审批', changeWaits: '变更等待审批' },
    section: { basics: '基本资料' },
    fields: {
      ...meta, approvable: '待办', changeRequestedBy: '变更申请人', number: '编号', customerId: '客户', customerName: '客户', status: '状态', orderDate: '订购日期', deliveryDate: '交货日期', reference: '客户单号', owner: '销售员', currency: '币种',
      discount: '折扣（%）', lines: '明细', notes: '备注', net: '不含税', tax: '税额', total: '合计', deliveryStatus: '交货', invoiceStatus: '开票', paymentStatus: '付款', reason: '原因', exchangeRate: '汇率',
      submittedBy: '提交人', submittedAt: '提交时间', approvedBy: '批准人', approvedAt: '批准时间', 'paymentTerms.days': '账期（天）', paymentTerms: '付款条件', shippingAddress: '收货地址', creditUsed: '占用额度',
      'line.productId': '产品', 'line.quantity': '数量', 'line.unitPrice': '单价', 'line.discount': '折扣（%）', 'line.taxRate': '税率（%）', 'line.note': '说明', 'line.net': '不含税', 'line.name': '产品', 'line.code': '编码',
      'line.line': '行号', 'line.tax': '税额', 'line.total': '合计', 'line.unit': '单位', 'line.shippedQuantity': '已发货', 'line.invoicedQuantity': '已开票', 'line.returnedQuantity': '已退货', 'line.creditedQuantity': '已冲减', charged: '应付', paid: '已付', open: '未付', shipmentCount: '发货次数', 'line.listPrice': '标价', purgeAt: '清除时间',
    },
    status: { draft: '草稿', submitted: '已提交', approved: '已批准', rejected: '已驳回', changePending: '变更待批', inDelivery: '交货中', completed: '已完成', cancelled: '已取消', closed: '已关闭' },
    deliveryStatus: { none: '未交货', partial: '部分交货', delivered: '已交货' },
    invoiceStatus: { none: '未开票', partial: '部分开票', invoiced: '已开票' },
    paymentStatus: { unpaid: '未付款', partial: '部分付款', paid: '已付款' },
    action: { submit: '提交', approve: '批准', reject: '驳回', reopen: '退回草稿', close: '关闭', cancel: '取消订单' },
    confirm: {
      submit: '订单将进入审批（如需要），明细不能再随意更改。', approve: '订单可以交货。', reject: '退回给制单人并附上原因。', reopen: '订单变为可修改的草稿。',
      close: '不再交货或开票。', cancel: '订单到此结束，无法撤销。',
    },
  },
  users: {
    name: '用户', about: '公司的成员。', new: '邀请成员', edit: '编辑用户', search: '姓名或邮箱…',
    empty: '目前只有您一人', emptyHelp: '邀请同事：每人会收到含初始密码的邮件。', invited: '邀请已发送至 %{email}。',
    grants: '角色来源', grant: '授予角色', grantHelp: '可设期限（如休假期间），也可长期有效。', ungrantHelp: '%{name} 将立即失去该角色的权限。',
    section: { person: '个人资料', rights: '权限' }, mfaHelp: '下次登录时须重新设置双重验证。',
    fields: { ...meta, name: '姓名', email: '邮箱', phone: '电话', roles: '角色', status: '状态', managerId: '上级', salesCode: '销售代码', locale: '语言', invitedAt: '邀请时间', departmentId: '部门', positionId: '职位', lastSeenAt: '最近活动', online: '在线', role: '角色', expiresAt: '有效期至', reason: '原因', to: '接收人', newManager: '下属的新上级', grants: '角色', passwordChangedAt: '密码修改时间', passwordResetAt: '密码重置时间', suspendedFrom: '之前状态' },
    help: { salesCode: '两个字母加四位数字，末两位为 01 至 99，例如 WA0103。', email: '之后不可更改。', expiresAt: '留空则长期有效。', positionId: '职位附带相应角色。', newManager: '留空则为其原上级。' },
    status: { pending: '待确认', invited: '已邀请', active: '正常', suspended: '已停用', left: '已离职' },
    roleHelp: { administrator: '全部权限', salesManager: '团队的客户与审计记录', salesperson: '添加和修改客户', finance: '查看和修改客户', auditor: '查看全部及审计记录', viewer: '查看客户' },
    action: { resend: '重新发送邀请', suspend: '停用', reactivate: '重新启用', resetMfa: '重置双重验证', signOut: '结束所有会话', resetPassword: '重发初始密码', unlock: '解锁', offboard: '办理离职' },
    confirm: { resend: '将向 %{name} 发送新的初始密码。', suspend: '%{name} 将立即无法使用，直到重新启用。', reactivate: '%{name} 可以再次登录。', resetMfa: '%{name} 下次登录时须重新设置双重验证。', signOut: '%{name} 须在所有设备上重新登录。', resetPassword: '新的初始密码将发送给 %{name}，他人无法看到。', unlock: '清除 %{name} 的登录失败记录。', offboard: '%{name} 将立即无法登录。全部客户移交给接收人后，账户关闭。' },
    done: '已完成。',
  },
  departments: {
    name: '部门', about: '公司的组织架构。', new: '新建部门', edit: '编辑部门', empty: '还没有部门',
    emptyHelp: '先添加公司本身，再添加下属部门。', below: '添加下级', top: '最上级', fold: '收起', unfold: '展开',
    fields: { ...meta, number: '编号', shortName: '简称', fullName: '全称', kind: '类型', parentId: '上级', phone: '电话', fax: '传真' },
    kind: { company: '公司', department: '部门' },
  },
  positions: {
    name: '职位', about: '员工的岗位及其附带的角色。', new: '新建职位', edit: '编辑职位', empty: '还没有职位',
    emptyHelp: '职位是一组角色：担任者拥有这些角色的权限。', fields: { ...meta, name: '名称', number: '编号', departmentId: '部门', roles: '角色' },
  },
  dictionaries: {
    name: '字典', about: '表单中可选的词条。词条可停用但不删除，因为记录可能正在使用。', new: '新建词条', edit: '编辑词条',
    fields: { ...meta, code: '代码', 'names.en': '英文名称', 'names.zh-CN': '中文名称', order: '排序', disabled: '已停用', builtIn: '系统自带', names: '名称', kind: '字典' },
    kind: { industry: '行业', source: '来源', level: '级别', reason: '原因', unit: '单位', currency: '币种', returnReason: '退货原因' },
    on: '启用', off: '停用', builtIn: '系统自带', own: '自定义', codeHelp: '记录中保存的代码，不可更改。',
  },
  settings: {
    name: '设置', about: '公司对全体成员的统一设定。',
    section: { letterhead: '信头', plan: '套餐与数据', company: '公司', numbers: '编号', orders: '订单与审批', fields: '客户必填资料', formats: '日期与数字格式', safety: '安全', labels: '各模块在贵公司的名称' },
    fields: {
      ...meta, name: '公司名称', locale: '公司语言', currency: '币种', country: '国家或地区', timeZone: '时区', 'customerNumber.prefix': '前缀', 'customerNumber.width': '位数', customerNumber: '客户编号',
      passwordLength: '密码长度', retentionDays: '回收站保留天数', moduleLabels: '模块名称', status: '状态', 'orderNumber.prefix': '前缀', 'orderNumber.width': '位数', orderNumber: '订单编号', 'orderApproval.freeAmount.amount': '免审批金额上限', 'orderApproval.freeAmount.currency': '币种', 'orderApproval.freeDiscount': '免审批折扣上限（%）',
      orderApproval: '订单审批', customerReview: '须第二人批准的变更', letterhead: '信头', 'letterhead.name': '名称', 'letterhead.address': '地址', 'letterhead.phone': '电话', 'letterhead.email': '邮箱', 'letterhead.website': '网站', 'letterhead.taxNumber': '税号', 'letterhead.bank': '银行', 'letterhead.bankAccount': '账号', 'letterhead.foot': '页脚', secondFactor: '双重验证', duplicates: '疑似重复客户', customerFields: '客户必填资料', formats: '格式', 'formats.dateFormat': '日期格式', 'formats.firstDayOfWeek': '每周首日', 'formats.decimalSeparator': '小数点', 'formats.groupSeparator': '千位分隔符',
      'formats.fiscalYearStartMonth': '财年首月', passwordMaxAgeDays: '密码有效天数', plan: '套餐', seats: '席位', expiresAt: '到期时间',
    },
    help: { numbers: '下一位客户的编号形如 %{sample}。', passwordLength: '密码的最少字符数，只能提高。', retentionDays: '已删除内容可恢复的天数。', orders: '超出以下范围的订单需要审批。', freeAmount: '留空则所有订单都需审批。', freeDiscount: '相对于标准价格。', fields: '名称之外的要求，名称始终必填。', customerReview: '留空则所有变更立即生效。', letterhead: '显示在订单确认书和对账单上。', passwordMaxAgeDays: '留空则长期有效。', labels: '留空则使用通用名称。', saved: '已保存，半分钟内对所有人生效。' },
    duplicates: { warn: '提醒', refuse: '禁止保存' }, dateFormat: { 'YYYY-MM-DD': '2026-03-31', 'YYYY/MM/DD': '2026/03/31', 'DD.MM.YYYY': '31.03.2026', 'DD/MM/YYYY': '31/03/2026', 'MM/DD/YYYY': '03/31/2026' },
    day: { monday: '星期一', saturday: '星期六', sunday: '星期日' }, decimal: { point: '点：1.5', comma: '逗号：1,5' }, group: { comma: '逗号：1,000', point: '点：1.000', space: '空格：1 000', apostrophe: '撇号：1’000', none: '无：1000' },
    rules: {
      none: '除名称外没有要求。', add: '添加规则', field: '字段', required: '必填', minimum: '最小值', maximum: '最大值', minLength: '最少字符数', maxLength: '最多字符数', pattern: '格式', patternHelp: '全文须匹配的正则表达式，例如 [A-Z]{2}[0-9]{4}。',
      oneOf: '可选值', hintEnglish: '英文提示', hintChinese: '中文提示',
    },
    export: '导出全部数据', exportHelp: '将公司的全部数据导出为一个 JSON Lines 文件。', close: '关闭公司', closeHelp: '此后无人可以更改；30 天内可查看并导出全部数据，之后彻底清除。', closeConfirm: '输入名称以确认：%{name}', closed: '公司已关闭。',
  },
  logins: {
    name: '登录记录', about: '谁在何时、何地、以何种方式登录，以及结果。保留 400 天。', empty: '这段时间没有登录记录',
    fields: { at: '时间', user: '用户', address: '来源地址', method: '方式', result: '结果', requestId: '请求编号', from: '起始日期', to: '截止日期' },
    method: { password: '密码', newPassword: '新密码', totp: '双重验证', totpSetup: '设置双重验证', recoveryCode: '恢复码' },
    result: { signedIn: '已登录', challenged: '进入下一步', failed: '失败', locked: '已锁定' },
  },
  audit: {
    name: '审计', about: '谁修改了什么。', empty: '这段时间没有变更',
    fields: { at: '时间', by: '操作人', action: '操作', kind: '类型', entity: '记录', changes: '变更', requestId: '请求编号', version: '版本', hash: '校验值', actor: '操作人', from: '起始日期', to: '截止日期' },
    kind: { segment: '客户细分', session: '会话', reviewItem: '复核决定', import: '导入', checkup: '资料检查', checkupPlan: '检查计划', orderChange: '订单变更', suppression: '停发邮件的地址', customer: '客户', contact: '联系人', product: '产品', order: '订单', user: '用户', tenant: '公司', department: '部门', position: '职位', dictionary: '词条', receipt: '收款', shipment: '发货单', return: '退货', category: '客户分类', review: '权限复核', view: '视图', notificationRule: '通知规则', role: '角色', job: '任务', trialRequest: '试用申请', extensionRequest: '延期申请', purge: '公司数据清除' },
  },
};
