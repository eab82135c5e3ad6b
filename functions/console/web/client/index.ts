// A typed client of the Kehu API: see README.md.
import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { components, paths } from './schema';

export type { components, paths };

/** The schemas of the API by name: `Schema<'Customer'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type Kehu = Client<paths>;

export interface Options {
  /** Origin of the API; '' is the page's own. */
  baseUrl?: string;
  /** The access token for the next call; undefined to call without. */
  token?: () => Promise<string | undefined>;
  /** A new access token after the old one was refused; undefined to give up. */
  renew?: () => Promise<string | undefined>;
  /** The language of texts in answers: en or zh-CN. */
  language?: () => string;
  fetch?: (request: Request) => Promise<Response>;
}

/** What an answer says that is no success: RFC 9457. Status 0: there was no answer. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly fields: Schema<'ProblemFieldDocument'>[];

  constructor(status: number, document: Partial<Schema<'ProblemDocument'>>) {
    super(document.detail || document.title || document.code || String(status));
    this.name = 'ProblemError';
    this.status = status;
    this.code = document.code ?? (status === 0 ? 'network' : 'internal');
    this.requestId = document.requestId ?? '';
    this.fields = document.errors ?? [];
  }
}

const attempts = 3;
const longestPause = 5_000;

/** Makes a client. */
export function createKehu(options: Options = {}): Kehu {
  const client = createClient<paths>({
    baseUrl: options.baseUrl ?? '',
    fetch: request => send(request, options),
  });
  client.use(describe(options), refuse);
  return client;
}

/** Adds what every call carries. */
function describe(options: Options): Middleware {
  return {
    async onRequest({ request }) {
      const language = options.language?.();
      if (language) request.headers.set('Accept-Language', language);
      // The calls under /v1/auth take no key: their answers hold secrets, which are not stored.
      const keyed = request.method === 'POST' && !new URL(request.url).pathname.startsWith('/v1/auth/');
      if (keyed && !request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', newKey());
      return request;
    },
  };
}

const refuse: Middleware = {
  async onResponse({ response }) {
    if (response.ok || response.status === 304) return response;
    throw new ProblemError(response.status, await documentOf(response));
  },
};

async function documentOf(response: Response): Promise<Partial<Schema<'ProblemDocument'>>> {
  const requestId = response.headers.get('X-Request-Id') ?? '';
  try {
    return { requestId, ...(await response.json()) };
  } catch {
    return { requestId };
  }
}

/** A key that makes a retry safe. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Sends a request, with a token, again when that is safe and may help. */
async function send(request: Request, options: Options): Promise<Response> {
  const safe = request.method !== 'POST' || request.headers.has('Idempotency-Key');
  let token = await options.token?.();
  let renewed = false;
  for (let attempt = 1; ; attempt++) {
    const response = await once(request.clone(), token, options).catch(error => (error as Error));
    if (response instanceof Response) {
      if (response.status === 401 && token && options.renew && !renewed) {
        renewed = true;
        token = await options.renew();
        if (token) continue;
        return response;
      }
      const busy = response.status === 429 || response.status === 503;
      if (!busy || !safe || attempt === attempts) return response;
      await pause(Number(response.headers.get('Retry-After') ?? '1') * 1_000);
      continue;
    }
    if (response.name === 'AbortError') throw response;
    if (!safe || attempt === attempts) throw new ProblemError(0, {});
    await pause(300 * attempt);
  }
}

function once(request: Request, token: string | undefined, options: Options): Promise<Response> {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  return (options.fetch ?? fetch)(request);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, Math.min(milliseconds || 1_000, longestPause)));
}

interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

/** Yields the items of a list, page after page. */
export async function* pages<Item>(
  get: (cursor: string | undefined) => Promise<{ data?: Page<Item> }>,
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const { data } = await get(cursor);
    yield* data?.items ?? [];
    cursor = data?.nextCursor;
  } while (cursor);
}
