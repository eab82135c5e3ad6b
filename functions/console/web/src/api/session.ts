// The session: the access token lives in this module's memory alone; the refresh token in a cookie that no script can read.
import { ProblemError, type Schema } from 'kehu-client';

type Tokens = Schema<'AuthStepOutput'>;

interface Access {
  token: string;
  expires: number;
}

/** Has the API keep the refresh token in the cookie. */
export const consoleHeader = { 'Kehu-Client': 'console' } as const;
// Says that there is a cookie to try, so that the first visit of a stranger asks for nothing. It is no secret.
const flag = 'kehu-signed-in';
// Renew before the server refuses.
const margin = 30_000;

let access: Access | undefined;
let renewing: Promise<string | undefined> | undefined;

/** Takes what a sign-in or a renewal answered. */
export function begin(tokens: Tokens): void {
  access = { token: tokens.accessToken!, expires: Date.now() + (tokens.expiresIn ?? 0) * 1_000 };
  localStorage.setItem(flag, '1');
}

/** Forgets the session in this browser. */
export function forget(): void {
  access = undefined;
  localStorage.removeItem(flag);
}

/** Whether somebody may be signed in here. */
export function isKnown(): boolean {
  return access !== undefined || localStorage.getItem(flag) !== null;
}

/** The access token for the next call; undefined when nobody is signed in. */
export async function token(): Promise<string | undefined> {
  if (access && access.expires - Date.now() > margin) return access.token;
  return isKnown() ? renew() : undefined;
}

/** Trades the cookie for a new access token: once at a time, also among the tabs of the browser, as each works once. */
export function renew(): Promise<string | undefined> {
  renewing ??= alone(trade).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

function alone<T>(work: () => Promise<T>): Promise<T> {
  // Without TLS there are no locks; then the server's grace for a token that comes twice must do.
  return navigator.locks ? navigator.locks.request('kehu-refresh', work) as Promise<T> : work();
}

async function trade(): Promise<string | undefined> {
  const response = await fetch('/v1/auth/refresh', { method: 'POST', headers: consoleHeader });
  if (response.ok) {
    begin(await response.json() as Tokens);
    return access?.token;
  }
  const document = await response.json().catch(() => ({})) as Partial<Schema<'ProblemDocument'>>;
  if (response.status !== 401) throw new ProblemError(response.status, document);
  forget();
  return undefined;
}

/** Ends the session, here or everywhere. */
export async function signOut(everywhere = false): Promise<void> {
  const bearer = await token().catch(() => undefined);
  if (bearer) {
    await fetch('/v1/auth/sign-out', {
      method: 'POST',
      headers: { ...consoleHeader, 'Authorization': `Bearer ${bearer}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ everywhere }),
    }).catch(() => undefined);
  }
  forget();
}
