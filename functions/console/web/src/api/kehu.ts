// The one client of the API that all pages use.
import { createKehu } from 'kehu-client';
import { renew, token } from './session';

let language = 'en';

/** Sets the language of the texts that the API answers. */
export function speak(locale: string): void {
  language = locale;
}

export const kehu = createKehu({ token, renew, language: () => language });

/** Signing in happens without a token. */
export const stranger = createKehu({ language: () => language });

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';

export interface Call {
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal;
}

export interface Answer<T> {
  data: T;
  etag?: string;
}

/** A call whose path is made at run time, as the data provider's are. */
export async function call<T>(method: Method, path: string, { query, headers, body, signal }: Call = {}): Promise<Answer<T>> {
  const send = kehu[method] as (path: string, init: unknown) => Promise<{ data?: T; response: Response }>;
  const type = method === 'PATCH' ? { 'Content-Type': 'application/merge-patch+json' } : {};
  const { data, response } = await send(path, { params: { query }, headers: { ...type, ...headers }, body, signal });
  return { data: data as T, etag: response.headers.get('ETag') ?? undefined };
}
