import { api, axe, enter, expect, open, signUp, speak, test, typeDay } from './kit';

// The browser speaks English; the page speaks what somebody chose.
test.use({ locale: 'en-US' });

test('days are written in the language of the page, typed or taken from the calendar', async ({ page, request }) => {
  const account = await signUp(request, `days-${test.info().retry}`, 'zh-CN');
  const customer = await api(request, account, 'POST', '/v1/customers', { name: '上海远东贸易有限公司' });
  const product = await api(request, account, 'POST', '/v1/products', { name: '茉莉花茶', taxRate: '0', prices: [{ amount: '10.00', currency: 'CNY' }] });
  const order = await api(request, account, 'POST', '/v1/orders', { customerId: customer.id, orderDate: '2026-03-02', lines: [{ productId: product.id, quantity: '1' }] });
  await speak(page, 'zh-CN');
  await enter(page, account);
  await open(page, `/orders/${order.id}`);
  const ordered = page.getByRole('group', { name: '订购日期' }), delivery = page.getByRole('group', { name: '交货日期' });
  await expect(ordered.getByRole('spinbutton')).toHaveText(['2026', '03', '02']);
  await expect(delivery.getByRole('spinbutton')).toHaveText(['年', '月', '日']);

  // Half a day is no day: it stays, and is not saved.
  await typeDay(page, '交货日期', '2026');
  await page.getByRole('button', { name: '检查并保存' }).click();
  await expect(page.getByText('日期不完整。')).toBeVisible();
  await expect(delivery.getByRole('spinbutton').first()).toHaveText('2026');
  await typeDay(page, '交货日期', '20260331');
  await expect(page.getByText('日期不完整。')).toHaveCount(0);
  expect(await axe(page)).toEqual([]);

  await page.getByRole('button', { name: '选择日期，已选择2026年3月2日' }).click();
  const calendar = page.getByRole('dialog');
  await expect(calendar.getByText('2026年3月', { exact: true })).toBeVisible();
  await expect(calendar.getByRole('columnheader').first()).toHaveText('一');
  expect(await axe(page)).toEqual([]);
  await calendar.getByRole('gridcell', { name: '9', exact: true }).click();
  await expect(ordered.getByRole('spinbutton')).toHaveText(['2026', '03', '09']);
  await page.getByRole('button', { name: '检查并保存' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.locator('#content')).toHaveAttribute('data-page', `/orders/${order.id}/show`); // the form has the number, too
  expect(await api(request, account, 'GET', `/v1/orders/${order.id}`)).toMatchObject({ orderDate: '2026-03-09', deliveryDate: '2026-03-31' });

  // A list is narrowed to days in the same way, and its chip names the day.
  await open(page, '/audit');
  await page.getByRole('button', { name: '起始日期' }).click();
  await typeDay(page.getByRole('dialog', { name: '起始日期' }), '起始日期', '20200301');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '起始日期：2020年3月1日' })).toBeVisible();
});
