// What the tests in a real browser have in common.
import { test as base, expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The path of a record that nobody has. */
export const absent = '/customers/cus_00000000000000000000000001';

/** A moment before there was anything: the API answers that nothing is there. */
const tooEarly = '2020-01-01T00%3A00%3A00.000Z';

export const origin = () => process.env.KEHU_BASE!;

/** A page that remembers what no page may do: write an error into the console, throw, or ask another origin. */
export const test = base.extend<{ faults: string[] }>({
  faults: [async ({ page }, use) => {
    const faults: string[] = [];
    page.on('console', message => {
      // The API refused what somebody entered: the browser says so, and so does the page.
      if (/status of 4(00|09|12|22)/.test(message.text()) && message.location().url.includes('/v1/')) return;
      if (message.location().url.endsWith(absent) || message.location().url.endsWith(tooEarly)) return;
      if (message.type() === 'error' || /violates|Refused to/.test(message.text())) faults.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', error => faults.push(`thrown: ${error.message}`));
    page.on('request', request => {
      const url = request.url();
      if (!url.startsWith(`${origin()}/`) && !/^(data|blob|about):/.test(url)) faults.push(`left the origin: ${url}`);
    });
    await use(faults);
    expect(faults).toEqual([]);
  }, { auto: true }],
});

export { expect };

/** The code of RFC 6238 that an authenticator app shows at the time. */
export function totp(secret: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(/[\s=]/g, '')].map(letter => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** The newest mail to the address, when it is there. */
export async function mailTo(request: APIRequestContext, to: string): Promise<{ subject: string; text: string }> {
  let mails: { subject: string; text: string }[] = [];
  await expect.poll(async () => {
    mails = await (await request.get(`${origin()}/local/mails?to=${encodeURIComponent(to)}`)).json();
    return mails.length;
  }).toBeGreaterThan(0);
  return mails[0];
}

export async function codeMailedTo(request: APIRequestContext, to: string): Promise<string> {
  return /(?<!\d)\d{6}(?!\d)/.exec((await mailTo(request, to)).text)![0];
}

export interface Account {
  email: string;
  password: string;
  secret: string;
  token: string;
  /** What the browser keeps in its cookie: each works once, so the one that came last. */
  refresh: string;
  /** Done when all that came so far is noted. */
  noted?: Promise<void>;
}

/** Signs a company up by the API. */
export async function signUp(request: APIRequestContext, name: string, locale = 'en'): Promise<Account> {
  const email = `${name}@browser.example`, password = 'tea & biscuits 4';
  const post = async (path: string, data: object) => {
    const answer = await request.post(`${origin()}/v1/auth/${path}`, { data });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.status() === 204 ? {} : answer.json();
  };
  const who = locale === 'en' ? { company: 'Northwind Traders', name: 'Nancy Davolio', currency: 'USD', country: 'US' } : { company: '北风贸易有限公司', name: '戴南希', currency: 'CNY', country: 'CN' };
  await post('sign-up', { ...who, email, password, locale });
  await post('confirm', { email, code: await codeMailedTo(request, email) });
  const { session } = await post('sign-in', { email, password });
  const factor = await post('mfa/totp', { session });
  const { accessToken, refreshToken } = await post('challenges', { session: factor.session, challenge: 'MFA_SETUP', code: totp(factor.secret) });
  return { email, password, secret: factor.secret, token: accessToken, refresh: refreshToken };
}

/** Somebody who was invited signs in for the first time, with the password from the mail. */
export async function join(request: APIRequestContext, email: string): Promise<Account> {
  const password = 'tea & biscuits 5';
  const { text } = await mailTo(request, email);
  const first = /(?:password|密码)[:：]\s+(\S+)/i.exec(text)?.[1];
  expect(first, text).toBeTruthy();
  const post = async (path: string, data: object) => {
    const answer = await request.post(`${origin()}/v1/auth/${path}`, { data });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const begun = await post('sign-in', { email, password: first });
  const { session } = await post('challenges', { session: begun.session, challenge: begun.challenge, newPassword: password });
  const factor = await post('mfa/totp', { session });
  const { accessToken, refreshToken } = await post('challenges', { session: factor.session, challenge: 'MFA_SETUP', code: totp(factor.secret) });
  return { email, password, secret: factor.secret, token: accessToken, refresh: refreshToken };
}

/** A call of the API with an account's token. */
export async function api(request: APIRequestContext, account: Account, method: string, path: string, data?: object, headers: Record<string, string> = {}) {
  const answer = await request.fetch(`${origin()}${path}`, { method, data, headers: { Authorization: `Bearer ${account.token}`, ...headers } });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return answer.status() === 204 ? {} : answer.json();
}

/** Signs in through the pages. Each code of the second factor counts once, so it waits for the next if need be. */
export async function signIn(page: Page, account: Pick<Account, 'email' | 'password' | 'secret'>): Promise<void> {
  await page.goto(`${origin()}/app/`);
  await page.getByLabel(/^(E-mail address|邮箱)/).fill(account.email);
  await page.getByLabel(/^(Password|密码)$/).fill(account.password);
  await page.locator('button[type=submit]').click();
  const code = page.locator('input[autocomplete=one-time-code]');
  await expect(code).toBeVisible();
  for (let attempt = 0; attempt < 3; attempt++) {
    await code.fill(totp(account.secret, Date.now() + attempt * 30_000));
    await page.locator('button[type=submit]').click();
    try {
      await page.locator('#content').waitFor({ timeout: 6_000 });
      return;
    } catch {
      // The code was used already: that of the next half minute counts as well.
    }
  }
  await page.locator('#content').waitFor();
}

/** Opens the console as somebody who has signed in before: with the cookie. */
export async function enter(page: Page, account: Account): Promise<void> {
  await account.noted;
  page.on('response', answer => {
    if (new URL(answer.url()).pathname !== '/v1/auth/refresh') return;
    account.noted = Promise.all([account.noted, answer.headersArray().catch(() => [])]).then(([, headers]) => {
      const cookie = headers.map(({ name, value }) => name.toLowerCase() === 'set-cookie' && /^kehu-refresh=([^;]+)/.exec(value)).find(Boolean);
      if (cookie) account.refresh = cookie[1];
    });
  });
  await page.context().addCookies([{ name: 'kehu-refresh', value: account.refresh, domain: '127.0.0.1', path: '/v1/auth', httpOnly: true, sameSite: 'Strict' }]);
  await page.addInitScript(() => localStorage.setItem('kehu-signed-in', '1'));
  await page.goto(`${origin()}/app/`);
  await page.locator('#content').waitFor();
}

/** Types a day, or a moment, into the field of that name: digits in the order in which the page's language writes them. */
export async function typeDay(within: Page | Locator, label: string | RegExp, digits: string): Promise<void> {
  const field = within.getByRole('group', { name: label });
  await field.getByRole('spinbutton').first().click();
  await field.page().keyboard.type(digits);
}

/** Goes to a page of the console and waits until it is complete. */
export async function open(page: Page, path: string): Promise<void> {
  await page.evaluate(to => { location.hash = `#${to}`; }, path);
  const content = page.locator('#content');
  if (await content.count() > 0) await expect(content).toHaveAttribute('data-page', path.split('?')[0]);
  await settled(page);
}

/** Waits until nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.MuiSkeleton-root, [aria-busy=true], .RaLoading-root')).toHaveCount(0);
}

/** Speaks the language from the next load of a page on. */
export async function speak(page: Page, locale: 'en' | 'zh-CN'): Promise<void> {
  await page.addInitScript(value => {
    if (!localStorage.getItem('RaStoreKehu.locale')) localStorage.setItem('RaStoreKehu.locale', JSON.stringify(value));
  }, locale);
}

/** Serious faults of accessibility, by the rules of axe. */
export async function axe(page: Page): Promise<string[]> {
  // What is being fetched anew is paler meanwhile.
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    // A text that fades in has no contrast yet.
    await Promise.all(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished.catch(() => undefined)));
    const run = (window as unknown as { axe: { run: (context: unknown, options: object) => Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> } }).axe;
    const { violations } = await run.run(document, { resultTypes: ['violations'] });
    return violations.filter(fault => fault.impact === 'serious' || fault.impact === 'critical')
      .flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.html.slice(0, 200)} ${node.failureSummary.replaceAll('\n', ' ').slice(0, 220)}`));
  });
}

/** Whether the page can be scrolled sideways, which it never should. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}
