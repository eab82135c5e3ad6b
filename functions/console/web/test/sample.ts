// A company with something of everything, and the pages that show it.
import type { APIRequestContext } from '@playwright/test';
import { absent, api, expect, join, type Account } from './kit';

const names = {
  'en': ['Alfreds Futterkiste', 'Around the Horn', 'Berglunds snabbköp', 'Blauer See Delikatessen', 'Bólido Comidas preparadas', 'Save-a-lot Markets'],
  'zh-CN': ['上海远东贸易有限公司', '北京华信科技有限公司', '深圳市海川电子有限公司', '杭州西湖茶业', '广州南方食品集团', '成都锦江商贸有限公司'],
};

/** Fills the company and answers the pages by name. */
export async function sample(request: APIRequestContext, account: Account, locale: 'en' | 'zh-CN'): Promise<Record<string, string>> {
  const zh = locale === 'zh-CN', currency = zh ? 'CNY' : 'USD';
  const post = (path: string, data?: object) => api(request, account, 'POST', path, data);
  const company = await post('/v1/departments', { number: '1', shortName: zh ? '北风' : 'Northwind', fullName: zh ? '北风贸易有限公司' : 'Northwind Traders', kind: 'company' });
  const sales = await post('/v1/departments', { number: '100', shortName: zh ? '销售部' : 'Sales', fullName: zh ? '销售部' : 'Sales department', parentId: company.id, phone: '+12065550100' });
  await post('/v1/departments', { number: '110', shortName: zh ? '华东销售部' : 'Sales West', fullName: zh ? '华东销售部' : 'Sales, western region', parentId: sales.id });
  const position = await post('/v1/positions', { name: zh ? '销售代表' : 'Sales representative', number: 'SR', departmentId: sales.id, roles: ['salesperson'] });
  const user = await post('/v1/users', { name: zh ? '李珍妮' : 'Janet Leverling', email: `janet-${account.email}`, roles: ['salesperson', 'viewer'], salesCode: 'WA0103' });
  const colleague = await post('/v1/users', { name: locale === 'en' ? 'Andrew Fuller' : '付安东', email: `andrew-${account.email}`, roles: ['salesManager', 'finance'] });
  const approver = await join(request, colleague.email);
  const customers = [];
  for (const [index, name] of names[locale].entries()) {
    customers.push(await post('/v1/customers', {
      name, status: (['potential', 'active', 'active', 'lost'] as const)[index % 4], contactName: locale === 'en' ? 'Maria Anders' : '王小明', contactTitle: locale === 'en' ? 'Owner' : '采购经理',
      emails: [`office-${index}@customer.example`], phones: [zh ? `+86216288880${index}` : `+4930007432${index}`], addresses: [zh ? { type: 'registered', country: 'CN', province: '上海市', city: '上海市', district: '黄浦区', street: '南京东路 100 号', postalCode: '200001' } : { type: 'registered', country: 'DE', city: 'Berlin', street: 'Obere Str. 57', postalCode: '12209' }, { type: 'shipping', country: 'CN', province: '江苏省', city: '苏州市', street: '星湖街 328 号' }],
      tags: zh ? ['重点', '食品'] : ['vip', 'food'], website: 'https://customer.example', paymentTerms: { days: 30 }, creditLimit: { amount: '12500.00', currency }, bank: zh ? { name: '中国工商银行', account: '6222021001116245702' } : { name: 'Deutsche Bank', account: 'DE89370400440532013000' },
      notes: zh ? '请在上午联系。' : 'Likes to be called before noon.',
    }));
  }
  const product = await post('/v1/products', { name: locale === 'en' ? 'Jasmine tea' : '茉莉花茶', category: locale === 'en' ? 'Tea' : '茶叶', specification: '250 g', taxRate: '13', prices: [{ amount: '18.50', currency }, { amount: '16.00', currency, level: 'A', minQuantity: '100' }] });
  const order = await post('/v1/orders', { customerId: customers[1].id, reference: 'PO-4711', lines: [{ productId: product.id, quantity: '12' }, { productId: product.id, quantity: '100', discount: '5' }] });
  await post(`/v1/orders/${order.id}/submit`, {});
  await api(request, approver, 'POST', `/v1/orders/${order.id}/approve`, {});
  await post(`/v1/orders/${order.id}/shipments`, { lines: [{ line: 1, quantity: '12' }], carrier: zh ? '顺丰速运' : 'Speedy Express', trackingNumber: 'SE-1996-0042' });
  const receipt = await post('/v1/receipts', { customerId: customers[1].id, amount: { amount: '500.00', currency }, method: 'transfer', reference: 'TX-1', allocations: [{ orderId: order.id, amount: '400.00' }] });
  const dealers = await post('/v1/categories', { name: locale === 'en' ? 'Dealers' : '经销商' });
  await post('/v1/categories', { name: locale === 'en' ? 'Food retail' : '食品零售', parentId: dealers.id });
  const review = await post('/v1/reviews', { name: locale === 'en' ? 'Spring review' : '春季复核', dueAt: new Date(Date.now() + 20 * 86_400_000).toISOString(), reviewers: [(await api(request, account, 'GET', '/v1/me')).user.id] });
  await expect.poll(async () => (await api(request, account, 'GET', `/v1/reviews/${review.id}`)).state).toBe('open');
  const rule = await post('/v1/notification-rules', { name: locale === 'en' ? 'Tell who approves' : '通知审批人', event: 'order.submitted', to: { approvers: true }, channels: ['inApp', 'mail'] });
  const waiting = await api(request, approver, 'POST', '/v1/orders', { customerId: customers[4].id, lines: [{ productId: product.id, quantity: '40' }] });
  await api(request, approver, 'POST', `/v1/orders/${waiting.id}/submit`, {});
  const gone = await post('/v1/products', { name: locale === 'en' ? 'Oolong tea' : '乌龙茶' });
  await api(request, account, 'DELETE', `/v1/products/${gone.id}`, undefined, { 'If-Match': '"1"' });
  await api(request, account, 'PUT', '/v1/checkups/plan', { graceDays: 14, rules: [{ level: 'A', days: 90 }, { categoryId: dealers.id, days: 180 }, { days: 365 }] }, { 'If-Match': '"0"' });
  const draft = await post('/v1/orders', { customerId: customers[0].id, lines: [{ productId: product.id, quantity: '5' }] });
  const role = await post('/v1/roles', { name: locale === 'en' ? 'Key accounts' : '大客户', description: locale === 'en' ? 'Large customers' : '负责大客户', rules: [{ object: 'customer', actions: ['read', 'update'], scope: 'team' }, { object: 'audit', actions: ['read'] }], shown: ['phone'] });
  await post(`/v1/users/${colleague.id}/grants`, { role: role.id, expiresAt: new Date(Date.now() + 20 * 86_400_000).toISOString(), reason: zh ? '休假代理' : 'Holiday' });
  const { id: jobId } = await post('/v1/export');
  await expect.poll(async () => (await api(request, account, 'GET', `/v1/jobs/${jobId}`)).state).toBe('succeeded');
  const segment = await post('/v1/segments', { name: zh ? '重点客户' : 'Key accounts', notes: zh ? '每季度拜访一次。' : 'Visited every quarter.', match: 'any', conditions: [{ field: 'tag', in: [zh ? '重点' : 'vip'] }, { field: 'amount', from: '1000', months: 6 }, { field: 'recencyScore', from: '4', to: '5' }, { field: 'createdAt', from: '2020-01-01', not: true }] });
  await expect.poll(async () => (await api(request, account, 'GET', `/v1/segments/${segment.id}`)).members?.count, { timeout: 20_000 }).toBeGreaterThan(0);
  const [first, , , last] = customers;
  await api(request, account, 'PUT', `/v1/customers/${first.id}/team/${colleague.id}`, { level: 'write' }, { 'If-Match': '"1"' });
  await api(request, account, 'PATCH', `/v1/customers/${first.id}`, { status: 'active', phones: zh ? ['+862162888800', '+862162888899'] : ['+49300074321', '+493000743299'], level: 'A' }, { 'If-Match': '"2"', 'Content-Type': 'application/merge-patch+json' });
  await api(request, account, 'DELETE', `/v1/customers/${last.id}`, undefined, { 'If-Match': '"1"' });
  const contact = await post(`/v1/customers/${first.id}/contacts`, { name: locale === 'en' ? 'Maria Anders' : '王小明', title: locale === 'en' ? 'Owner' : '采购经理', emails: ['maria@customer.example'], mobile: zh ? '+8613800138000' : '+4915112345678', decisionRole: 'decider', doNotCall: true });
  await post(`/v1/customers/${first.id}/contacts`, { name: zh ? '陈建国' : 'Thomas Hardy', phones: [zh ? '+862162888800' : '+49300074321'] });
  await expect.poll(async () => (await api(request, account, 'GET', `/v1/audit?entity=${last.id}`)).items.length).toBe(2);
  return {
    'home': '/', 'customers': '/customers', 'customer': `/customers/${first.id}/show`, 'buyer': `/customers/${customers[1].id}/show`, 'customer-edit': `/customers/${first.id}`, 'customer-new': '/customers/create', 'bin': '/bin', 'bin-products': '/bin/products', 'bin-orders': '/bin/orders', 'as-of': `/customers/${first.id}/as-of`, 'changes': '/customer-changes', 'checkups': '/checkups', 'checkup-plan': '/checkups/plan',
    'contact': `/customers/${first.id}/contacts/${contact.id}`, 'contact-new': `/customers/${first.id}/contacts/create`, 'orders': '/orders', 'board': '/orders/board', 'order': `/orders/${order.id}/show`, 'order-change': `/orders/${order.id}/change`, 'order-edit': `/orders/${draft.id}`, 'order-new': '/orders/create', 'ship': `/orders/${order.id}/ship`, 'receipts': '/receipts', 'receipt': `/receipts/${receipt.id}`, 'receipt-new': `/receipts/create?customer=${customers[1].id}`, 'receivables': '/receivables', 'statement': `/customers/${customers[1].id}/statement`, 'imports': '/imports', 'import-new': '/imports/create', 'products': '/products', 'product': `/products/${product.id}`, 'product-new': '/products/create',
    'profile': '/profile', 'missing': `${absent}/show`, 'unknown': '/nowhere',
    ...(process.env.KEHU_ALL === '0' ? {} : {
      'users': '/users', 'user': `/users/${user.id}`, 'user-new': '/users/create', 'departments': '/departments', 'department': `/departments/${sales.id}`, 'positions': '/positions', 'position': `/positions/${position.id}`,
      'dictionaries': '/dictionaries', 'dictionary-new': '/dictionaries/level/create', 'roles': '/roles', 'role': `/roles/${role.id}`, 'role-administrator': '/roles/administrator', 'role-new': '/roles/create', 'matrix': '/roles/matrix',
      'permissions': `/permissions?of=${colleague.id}`, 'explain': `/permissions/explain?user=${colleague.id}&permission=customer.update&record=${first.id}`, 'holders': '/permissions/holders', 'permission-copy': `/permissions/copy?from=${colleague.id}&to=${user.id}`,
      'manager': `/users/${colleague.id}`, 'transfer': '/customers/transfer', 'jobs': '/jobs', 'job': `/jobs/${jobId}`, 'extensions': '/extension-requests', 'rules': '/notification-rules', 'rule': `/notification-rules/${rule.id}`, 'rule-new': '/notification-rules/create', 'segments': '/segments', 'segment': `/segments/${segment.id}/show`, 'segment-edit': `/segments/${segment.id}`, 'segment-new': '/segments/create', 'tags': '/tags', 'suppressions': '/suppressions', 'categories': '/categories', 'category-new': '/categories/create', 'reviews': '/reviews', 'review': `/reviews/${review.id}`, 'review-new': '/reviews/create', 'merge': `/customers/${first.id}/merge?with=${customers[2].id}`, 'settings': '/settings', 'logins': '/logins', 'audit': '/audit',
    }),
  };
}
